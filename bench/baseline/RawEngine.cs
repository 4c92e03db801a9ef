using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Woordhouder.Bench.Baseline;

/// <summary>The engine without the product: connections with the durability of production, and values as both engines store them.</summary>
internal sealed record RawEngine(bool Sqlite, string ConnectionString)
{
    public string IdType => Sqlite ? "BLOB" : "uuid";
    public string InstantType => Sqlite ? "INTEGER" : "timestamptz";

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        if (Sqlite) await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        return connection;
    }

    public object NewId() => Id(Guid.CreateVersion7());
    public object Id(Guid id) => Sqlite ? id.ToByteArray(true) : id;
    public object Now() => Sqlite ? DateTimeOffset.UtcNow.Ticks : DateTimeOffset.UtcNow;
    public object Day(DateOnly day) => Sqlite ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : day;

    public static DbCommand Command(DbConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i;
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<int> ExecuteAsync(DbConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }
}
