using System.Data.Common;

namespace Woordhouder.Bench.Baseline;

/// <summary>
/// What a check-out and a check-in cost at least, with the durability of production (architecture §9). Fixed: it does not grow with the product.
/// Check-out: patron by card, item by barcode, count of open loans, insert loan, one outbox row, one audit row, commit. Check-in: loan by item, update,
/// outbox row, audit row, commit. One connection for each worker, prepared statements; on SQLite behind a gate, each with a commit of its own.
/// </summary>
internal sealed class RawDesk(DbConnection connection, RawEngine engine) : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private readonly Dictionary<string, DbCommand> prepared = [];

    /// <summary>Tables of its own, as small as they can be.</summary>
    public static async Task PrepareAsync(RawEngine engine, IReadOnlyList<string> cards, IReadOnlyList<string> barcodes)
    {
        await using var desk = new RawDesk(await engine.OpenAsync(), engine);
        var (id, at) = (engine.IdType, engine.InstantType);
        foreach (var sql in (string[])
        [
            $"CREATE TABLE raw_patron (id {id} PRIMARY KEY, card text UNIQUE, ends_on text)",
            $"CREATE TABLE raw_item (id {id} PRIMARY KEY, barcode text UNIQUE, title text)",
            $"CREATE TABLE raw_loan (id {id} PRIMARY KEY, patron_id {id}, item_id {id}, due_on text, returned_at {at})",
            "CREATE UNIQUE INDEX raw_loan_item ON raw_loan (item_id) WHERE returned_at IS NULL",
            "CREATE INDEX raw_loan_patron ON raw_loan (patron_id)",
            $"CREATE TABLE raw_outbox (id {id} PRIMARY KEY, at {at}, payload text)",
            $"CREATE TABLE raw_audit (id {id} PRIMARY KEY, at {at}, about {id}, what text)",
        ]) await RawEngine.ExecuteAsync(desk.Connection, sql);
        await using var transaction = await desk.Connection.BeginTransactionAsync();
        foreach (var card in cards) await desk.RunAsync(transaction, "INSERT INTO raw_patron VALUES (@p0, @p1, @p2)", engine.NewId(), card, "2030-01-01");
        foreach (var barcode in barcodes) await desk.RunAsync(transaction, "INSERT INTO raw_item VALUES (@p0, @p1, @p2)", engine.NewId(), barcode, "title " + barcode);
        await transaction.CommitAsync();
    }

    private DbConnection Connection => connection;

    public Task CheckOutAsync(string card, string barcode) => TransactAsync(async transaction =>
    {
        var patron = (await RunAsync(transaction, "SELECT id FROM raw_patron WHERE card = @p0", card))!;
        var item = (await RunAsync(transaction, "SELECT id FROM raw_item WHERE barcode = @p0", barcode))!;
        await RunAsync(transaction, "SELECT count(*) FROM raw_loan WHERE patron_id = @p0 AND returned_at IS NULL", patron);
        await RunAsync(transaction, "INSERT INTO raw_loan VALUES (@p0, @p1, @p2, @p3, NULL)", engine.NewId(), patron, item, "2030-01-01");
        await TraceAsync(transaction, patron, "check-out");
    });

    public Task CheckInAsync(string barcode) => TransactAsync(async transaction =>
    {
        var loan = (await RunAsync(transaction, "SELECT l.id FROM raw_loan l JOIN raw_item i ON i.id = l.item_id WHERE i.barcode = @p0 AND l.returned_at IS NULL", barcode))!;
        await RunAsync(transaction, "UPDATE raw_loan SET returned_at = @p0 WHERE id = @p1", engine.Now(), loan);
        await TraceAsync(transaction, loan, "check-in");
    });

    private async Task TransactAsync(Func<DbTransaction, Task> work)
    {
        if (engine.Sqlite) await Gate.WaitAsync();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await work(transaction);
            await transaction.CommitAsync();
        }
        finally { if (engine.Sqlite) Gate.Release(); }
    }

    private async Task TraceAsync(DbTransaction transaction, object about, string what)
    {
        await RunAsync(transaction, "INSERT INTO raw_outbox VALUES (@p0, @p1, @p2)", engine.NewId(), engine.Now(), "{\"loan\":\"0198c1f0-0000-7000-8000-000000000000\",\"item\":\"0198c1f0-0000-7000-8000-000000000001\"}");
        await RunAsync(transaction, "INSERT INTO raw_audit VALUES (@p0, @p1, @p2, @p3)", engine.NewId(), engine.Now(), about, what);
    }

    private async Task<object?> RunAsync(DbTransaction transaction, string sql, params object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = RawEngine.Command(connection, sql, values);
            command.Transaction = transaction;
            await command.PrepareAsync();
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
