using System.Data.Common;
using Microsoft.Data.Sqlite;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Tests.Platform.Data;

/// <summary>Writers of one SQLite library share a commit, and nothing else.</summary>
public sealed class WriteGateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("woordhouder-").FullName;
    private readonly Connections connections;
    private readonly WriteGate gate;

    public WriteGateTests()
    {
        connections = new Connections(DatabasePlace.Sqlite(Path.Combine(folder, "library.db")));
        gate = new WriteGate(connections, longest: TimeSpan.FromMinutes(1));
        Execute((SqliteConnection)connections.Take(), "CREATE TABLE written (n INTEGER PRIMARY KEY)");
    }

    private static object? Execute(SqliteConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, (SqliteTransaction?)transaction);
        return command.ExecuteScalar();
    }

    private Task<int> Write(int number, bool alone = false, CancellationToken ct = default) => gate.RunAsync(alone, async transaction =>
    {
        await Task.Yield();
        Execute((SqliteConnection)transaction.Connection!, $"INSERT INTO written VALUES ({number})", transaction);
        return number < 0 ? throw new InvalidOperationException("refused") : number;
    }, ct);

    [Fact]
    public async Task What_fails_takes_nobody_along()
    {
        var writers = Enumerable.Range(-5, 50).Select(n => Task.Run(() => Write(n, alone: n % 7 == 0))).ToList();
        foreach (var writer in writers.Take(5)) await Assert.ThrowsAsync<InvalidOperationException>(() => writer);
        await Task.WhenAll(writers.Skip(5));
        Assert.Equal(45L, Execute((SqliteConnection)connections.Take(), "SELECT count(*) FROM written WHERE n >= 0"));
        Assert.Equal(45L, Execute((SqliteConnection)connections.Take(), "SELECT count(*) FROM written"));
    }

    [Fact]
    public Task Whoever_has_an_answer_is_committed() => Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
    {
        await Write(n);
        await using var other = connections.Take();
        Assert.Equal(1L, Execute((SqliteConnection)other, $"SELECT count(*) FROM written WHERE n = {n}"));
    })));

    [Fact]
    public async Task A_lost_transaction_is_lost_for_all_who_share_it_and_the_next_one_begins_anew()
    {
        var first = new TaskCompletionSource();
        var shared = gate.RunAsync(false, async transaction =>
        {
            Execute((SqliteConnection)transaction.Connection!, "INSERT INTO written VALUES (1)", transaction);
            await first.Task;
            return 1;
        }, default);
        // As the engine does by itself when the disk is full.
        var breaker = gate.RunAsync(false, transaction =>
        {
            Execute((SqliteConnection)transaction.Connection!, "ROLLBACK", transaction);
            return Task.FromResult(2);
        }, default);
        first.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => shared);
        await Assert.ThrowsAnyAsync<Exception>(() => breaker);
        Assert.Equal(3, await Write(3));
        Assert.Equal(1L, Execute((SqliteConnection)connections.Take(), "SELECT count(*) FROM written"));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_passed_over()
    {
        var first = new TaskCompletionSource();
        var holder = gate.RunAsync(false, async _ => { await first.Task; return 0; }, default);
        using var patience = new CancellationTokenSource();
        var (impatient, patient) = (Write(1, ct: patience.Token), Write(2));
        await patience.CancelAsync();
        first.SetResult();
        await holder;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(2, await patient);
        Assert.Equal(1L, Execute((SqliteConnection)connections.Take(), "SELECT count(*) FROM written"));
    }

    public void Dispose()
    {
        gate.Dispose();
        connections.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
