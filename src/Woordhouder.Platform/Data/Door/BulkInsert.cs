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
    public static async Task WriteAsync<T>(LibraryDb db, IReadOnlyCollection<T> rows, bool orIgnore, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = entity.GetTableName()!;
        Column[] columns = [.. entity.GetProperties().Select(p => new Column(p, p.GetColumnName(StoreObjectIdentifier.Table(table))!))];
        var names = string.Join(", ", columns.Select(c => Sql.Quote(c.Name)));
        switch (db.Database.CurrentTransaction!.GetDbTransaction())
        {
            case SqliteTransaction sqlite: InSqlite(sqlite, rows, columns, $"INSERT {(orIgnore ? "OR IGNORE " : "")}INTO {Sql.Quote(table)} ({names})"); break;
            case NpgsqlTransaction postgres when orIgnore: await MissingAsync(postgres, rows, columns, $"INSERT INTO {Sql.Quote(table)} ({names})", ct); break;
            case NpgsqlTransaction postgres: await CopyAsync(postgres, rows, columns, $"COPY {Sql.Quote(table)} ({names}) FROM STDIN (FORMAT BINARY)", ct); break;
        }
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

    private static void InSqlite<T>(SqliteTransaction transaction, IEnumerable<T> rows, Column[] columns, string insert) where T : class
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{insert} VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++) command.Parameters[i].Value = InSqlite(columns[i].Of(row));
            command.ExecuteNonQuery();
        }
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
    private static async Task MissingAsync<T>(NpgsqlTransaction transaction, IEnumerable<T> rows, Column[] columns, string insert, CancellationToken ct) where T : class
    {
        foreach (var chunk in rows.Chunk(1000))
        {
            await using var command = transaction.Connection!.CreateCommand();
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
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
