using System.Data.Common;
using System.Diagnostics;

namespace Woordhouder.Bench.Baseline;

/// <summary>The rows of tables once more, into copies of them with the same indexes: one prepared insert, a commit for each 500. What writing them costs at least.</summary>
internal static class RawRows
{
    private const int Batch = 500;

    public static async Task<TimeSpan> Copy(RawEngine engine, string[] tables)
    {
        await using var connection = await engine.OpenAsync();
        var took = TimeSpan.Zero;
        foreach (var table in tables)
        {
            var (columns, rows) = await ReadAsync(connection, table);
            await MakeAsync(connection, engine.Sqlite, table);
            var since = Stopwatch.GetTimestamp();
            foreach (var some in rows.Chunk(Batch)) await WriteAsync(connection, $"raw_{table}", columns, some);
            took += Stopwatch.GetElapsedTime(since);
            await RawEngine.ExecuteAsync(connection, $"DROP TABLE raw_{table}");
        }
        return took;
    }

    private static async Task<(List<string> Columns, List<object[]> Rows)> ReadAsync(DbConnection connection, string table)
    {
        await using var command = RawEngine.Command(connection, $"SELECT * FROM {table}");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return (columns, rows);
    }

    private static async Task MakeAsync(DbConnection connection, bool sqlite, string table)
    {
        if (!sqlite)
        {
            await RawEngine.ExecuteAsync(connection, $"CREATE TABLE raw_{table} (LIKE {table} INCLUDING ALL)");
            return;
        }
        await RawEngine.ExecuteAsync(connection, $"CREATE TABLE raw_{table} AS SELECT * FROM {table} WHERE 0");
        await using var command = RawEngine.Command(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = @p0 AND sql IS NOT NULL", table);
        var made = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) made.Add(reader.GetString(1).Replace($"\"{reader.GetString(0)}\"", $"\"raw_{reader.GetString(0)}\"", StringComparison.Ordinal).Replace($"ON \"{table}\"", $"ON \"raw_{table}\"", StringComparison.Ordinal));
        foreach (var index in made) await RawEngine.ExecuteAsync(connection, index);
        await RawEngine.ExecuteAsync(connection, $"CREATE UNIQUE INDEX raw_{table}_key ON raw_{table} ({(table is "patron_name" or "patron_contact" or "patron_membership" or "patron_preference" ? "person_id" : "id")})");
    }

    private static async Task WriteAsync(DbConnection connection, string table, List<string> columns, object[][] rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = RawEngine.Command(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})", rows[0]);
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }
}
