using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Woordhouder.Platform.Data;

/// <summary>
/// Many new rows of one table at once, past the change tracker (which costs ten times as much as the rows): COPY in PostgreSQL, one prepared statement in
/// SQLite. Whoever calls it has asked the door's questions first.
/// </summary>
internal static class BulkInsert
{
    /// <returns>How many were written: fewer than given where one was there already and stays (<paramref name="orIgnore"/>).</returns>
    public static async Task<int> WriteAsync<T>(LibraryDb db, IReadOnlyCollection<T> rows, bool orIgnore, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return 0;
        var (table, names, columns) = TableOf<T>(db);
        switch (db.Database.CurrentTransaction!.GetDbTransaction())
        {
            case SqliteTransaction sqlite: return InSqlite(sqlite, rows, columns, $"INSERT {(orIgnore ? "OR IGNORE " : "")}INTO {table} ({names})");
            case NpgsqlTransaction postgres when orIgnore: return await MissingAsync(postgres.Connection!, rows, columns, $"INSERT INTO {table} ({names})", ct);
            case var postgres:
                await CopyAsync((NpgsqlTransaction)postgres, rows, columns, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", ct);
                return rows.Count;
        }
    }

    /// <returns>Whether the row was written: none with its key was there. PostgreSQL needs no transaction for it.</returns>
    public static async Task<bool> ClaimAsync<T>(LibraryDb db, T row, CancellationToken ct) where T : class
    {
        var (table, names, columns) = TableOf<T>(db);
        if (db.Database.CurrentTransaction?.GetDbTransaction() is SqliteTransaction sqlite) return InSqlite(sqlite, [row], columns, $"INSERT OR IGNORE INTO {table} ({names})") == 1;
        await db.Database.OpenConnectionAsync(ct);
        try { return await MissingAsync((NpgsqlConnection)db.Database.GetDbConnection(), [row], columns, $"INSERT INTO {table} ({names})", ct) == 1; }
        finally { await db.Database.CloseConnectionAsync(); }
    }

    private static (string Table, string Names, Column[] Columns) TableOf<T>(LibraryDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = entity.GetTableName()!;
        Column[] columns = [.. entity.GetProperties().Select(p => new Column(p, p.GetColumnName(StoreObjectIdentifier.Table(table))!))];
        return (Sql.Quote(table), string.Join(", ", columns.Select(c => Sql.Quote(c.Name))), columns);
    }

    private sealed class Column
    {
        private readonly Func<object, object?> get;
        private readonly Func<object?, object?>? convert;

        public Column(IProperty property, string name)
        {
            Name = name;
            get = row => property.GetGetter().GetClrValue(row);
            convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : null;
        }

        public string Name { get; }

        public object? Of(object row) => get(row) is { } value ? convert is null ? value : convert(value) : null;
    }

    private static int InSqlite<T>(SqliteTransaction transaction, IEnumerable<T> rows, Column[] columns, string insert) where T : class
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{insert} VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++) command.Parameters[i].Value = InSqlite(columns[i].Of(row));
            written += command.ExecuteNonQuery();
        }
        return written;
    }

    private static object InSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static async Task CopyAsync<T>(NpgsqlTransaction transaction, IEnumerable<T> rows, Column[] columns, string copy, CancellationToken ct) where T : class
    {
        await using var writer = await transaction.Connection!.BeginBinaryImportAsync(copy, ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.Of(row) is { } value) await writer.WriteAsync(value, ct);
                else await writer.WriteNullAsync(ct);
            }
        }
        await writer.CompleteAsync(ct);
    }

    /// <summary>COPY knows no conflict: a thousand rows to a statement.</summary>
    private static async Task<int> MissingAsync<T>(NpgsqlConnection connection, IEnumerable<T> rows, Column[] columns, string insert, CancellationToken ct) where T : class
    {
        var written = 0;
        foreach (var chunk in rows.Chunk(1000))
        {
            await using var command = connection.CreateCommand();
            var text = new StringBuilder(insert).Append(" VALUES ");
            foreach (var row in chunk)
            {
                text.Append(command.Parameters.Count == 0 ? "(" : ", (");
                for (var i = 0; i < columns.Length; i++)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = columns[i].Of(row) ?? DBNull.Value });
                    text.Append(i == 0 ? "$" : ", $").Append(command.Parameters.Count);
                }
                text.Append(')');
            }
            command.CommandText = text.Append(" ON CONFLICT DO NOTHING").ToString();
            written += await command.ExecuteNonQueryAsync(ct);
        }
        return written;
    }
}
