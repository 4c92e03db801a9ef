using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Woordhouder.Bench.Baseline;

/// <summary>
/// The fixed baseline (architecture §9): what a check-out and a check-in cost at least, with the durability of production. It does not grow with the product.
/// Check-out: patron by card, item by barcode, count of open loans, insert loan, one outbox row, one audit row, commit. Check-in: loan by item, update,
/// outbox row, audit row, commit. One connection a worker, prepared statements; SQLite's behind a gate too.
/// </summary>
internal sealed class RawDesk : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private readonly DbConnection connection;
    private readonly bool sqlite;
    private readonly Dictionary<string, DbCommand> prepared = [];

    private RawDesk(DbConnection connection, bool sqlite) => (this.connection, this.sqlite) = (connection, sqlite);

    public static async Task<RawDesk> OpenAsync(bool sqlite, string connectionString)
    {
        DbConnection connection = sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (sqlite)
        {
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON";
            await pragmas.ExecuteNonQueryAsync();
        }
        return new RawDesk(connection, sqlite);
    }

    /// <summary>Its own tables, as small as they can be.</summary>
    public async Task PrepareAsync(int patrons, int items)
    {
        var (blob, text, instant) = sqlite ? ("BLOB", "TEXT", "INTEGER") : ("uuid", "text", "timestamptz");
        foreach (var sql in new[]
        {
            $"CREATE TABLE raw_patron (id {blob} PRIMARY KEY, card {text} UNIQUE, ends_on {text})", $"CREATE TABLE raw_item (id {blob} PRIMARY KEY, barcode {text} UNIQUE, title {text})",
            $"CREATE TABLE raw_loan (id {blob} PRIMARY KEY, patron_id {blob}, item_id {blob}, due_on {text}, returned_at {instant})",
            "CREATE UNIQUE INDEX raw_loan_open ON raw_loan (item_id) WHERE returned_at IS NULL", "CREATE INDEX raw_loan_patron ON raw_loan (patron_id)",
            $"CREATE TABLE raw_outbox (id {blob} PRIMARY KEY, at {instant}, payload {text})", $"CREATE TABLE raw_audit (id {blob} PRIMARY KEY, at {instant}, patron_id {blob}, what {text})",
        }) await Command(sql, prepare: false).ExecuteNonQueryAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < patrons; i++) await RunAsync(transaction, "INSERT INTO raw_patron VALUES (@p0, @p1, @p2)", Id(), "C" + i, "2030-01-01");
        for (var i = 0; i < items; i++) await RunAsync(transaction, "INSERT INTO raw_item VALUES (@p0, @p1, @p2)", Id(), "B" + i, "title " + i);
        await transaction.CommitAsync();
    }

    public async Task CheckOutAsync(string card, string barcode)
    {
        if (sqlite) await Gate.WaitAsync();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var patron = (await RunAsync(transaction, "SELECT id FROM raw_patron WHERE card = @p0", card))!;
            var item = (await RunAsync(transaction, "SELECT id FROM raw_item WHERE barcode = @p0", barcode))!;
            await RunAsync(transaction, "SELECT count(*) FROM raw_loan WHERE patron_id = @p0 AND returned_at IS NULL", patron);
            await RunAsync(transaction, "INSERT INTO raw_loan VALUES (@p0, @p1, @p2, @p3, NULL)", Id(), patron, item, "2030-01-01");
            await TraceAsync(transaction, patron, "check-out");
            await transaction.CommitAsync();
        }
        finally { if (sqlite) Gate.Release(); }
    }

    public async Task CheckInAsync(string barcode)
    {
        if (sqlite) await Gate.WaitAsync();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var loan = (await RunAsync(transaction, "SELECT l.id FROM raw_loan l JOIN raw_item i ON i.id = l.item_id WHERE i.barcode = @p0 AND l.returned_at IS NULL", barcode))!;
            await RunAsync(transaction, "UPDATE raw_loan SET returned_at = @p0 WHERE id = @p1", Now(), loan);
            await TraceAsync(transaction, loan, "check-in");
            await transaction.CommitAsync();
        }
        finally { if (sqlite) Gate.Release(); }
    }

    private async Task TraceAsync(DbTransaction transaction, object about, string what)
    {
        await RunAsync(transaction, "INSERT INTO raw_outbox VALUES (@p0, @p1, @p2)", Id(), Now(), "{\"loan\":\"0198c1f0-0000-7000-8000-000000000000\",\"item\":\"0198c1f0-0000-7000-8000-000000000001\"}");
        await RunAsync(transaction, "INSERT INTO raw_audit VALUES (@p0, @p1, @p2, @p3)", Id(), Now(), about, what);
    }

    private object Id() => sqlite ? Guid.CreateVersion7().ToByteArray(true) : Guid.CreateVersion7();
    private object Now() => sqlite ? DateTimeOffset.UtcNow.Ticks : DateTimeOffset.UtcNow;

    private async Task<object?> RunAsync(DbTransaction transaction, string sql, params object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = Command(sql, prepare: false);
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i;
                parameter.Value = values[i];
                command.Parameters.Add(parameter);
            }
            command.Transaction = transaction;
            await command.PrepareAsync();
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return await command.ExecuteScalarAsync();
    }

    private DbCommand Command(string sql, bool prepare)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (prepare) command.Prepare();
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
