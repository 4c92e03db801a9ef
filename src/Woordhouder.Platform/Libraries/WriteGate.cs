using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Woordhouder.Platform.Libraries;

/// <summary>
/// The one way to write to an SQLite library. SQLite has one writer at a time and its driver waits by sleeping (measured: 16 desks wait up to two seconds), so
/// writers queue here and use one connection, one after the other. Those who wait share a commit, and with it one wait for the disk: each works within a
/// savepoint, and each gets its answer, good or bad, when all are on the disk. What fails goes back to its own savepoint.
/// </summary>
/// <param name="longest">How long a shared transaction takes in others: 10 ms, unless a test decides.</param>
internal sealed class WriteGate(Connections connections, TimeSpan? longest = null) : IDisposable
{
    private readonly TimeSpan longest = longest ?? TimeSpan.FromMilliseconds(10);
    private readonly Lock here = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private bool taken;
    // From here on: touched only by whoever has the turn.
    private DbConnection? writer;
    private Shared? shared;

    /// <param name="alone">A transaction of its own: long work of a job keeps nobody's answer waiting for it.</param>
    public async Task<T> RunAsync<T>(bool alone, Func<DbTransaction, Task<T>> work, CancellationToken ct)
    {
        await TakeTurnAsync(ct);
        Shared? mine = null;
        Func<T> answer;
        try
        {
            if (alone) Commit();
            mine = shared ??= new Shared(((SqliteConnection)(writer ??= connections.TakeForWriting())).BeginTransaction());
            answer = await mine.Try(work);
        }
        catch (Exception e)
        {
            // The engine itself gave up the transaction (disk full, for one): it is lost for all who share it.
            answer = Rethrow<T>(e);
            Abandon(e);
        }
        if (alone || shared is null || shared.IsFull(longest) || !HandOver())
        {
            Commit();
            Leave();
        }
        if (mine is not null) await mine.Committed;
        return answer();
    }

    private async Task TakeTurnAsync(CancellationToken ct)
    {
        TaskCompletionSource turn;
        lock (here)
        {
            if (!taken)
            {
                taken = true;
                return;
            }
            waiting.Enqueue(turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        await using var _ = ct.Register(() => turn.TrySetCanceled(ct));
        await turn.Task;
    }

    /// <returns>False: nobody waits. Whoever gave up waiting is passed over.</returns>
    private bool HandOver()
    {
        lock (here)
        {
            while (waiting.TryDequeue(out var next))
                if (next.TrySetResult()) return true;
            return false;
        }
    }

    private void Leave()
    {
        lock (here) taken = HandOver();
    }

    private void Commit()
    {
        if (shared is null) return;
        try
        {
            shared.Transaction.Commit();
            shared.Transaction.Dispose();
            shared.Done.SetResult();
            shared = null;
        }
        catch (Exception e) { Abandon(e); }
    }

    private void Abandon(Exception e)
    {
        var (lost, connection) = (shared, writer);
        (shared, writer) = (null, null);
        // Closing the connection rolls back what is left of the transaction.
        connection?.Dispose();
        lost?.Done.SetException(e);
    }

    private static Func<T> Rethrow<T>(Exception e)
    {
        var told = ExceptionDispatchInfo.Capture(e);
        return () =>
        {
            told.Throw();
            return default!;
        };
    }

    public void Dispose() => writer?.Dispose();

    /// <summary>A transaction that several units of work share.</summary>
    private sealed class Shared(SqliteTransaction transaction)
    {
        private const int Most = 16;
        private const string Unit = "unit";
        private readonly long since = Stopwatch.GetTimestamp();
        private int units;

        public SqliteTransaction Transaction => transaction;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Task Committed => Done.Task;
        public bool IsFull(TimeSpan longest) => units >= Most || Stopwatch.GetElapsedTime(since) > longest;

        public async Task<Func<T>> Try<T>(Func<DbTransaction, Task<T>> work)
        {
            units++;
            transaction.Save(Unit);
            try
            {
                var result = await work(transaction);
                transaction.Release(Unit);
                return () => result;
            }
            catch (Exception e)
            {
                transaction.Rollback(Unit);
                transaction.Release(Unit);
                return Rethrow<T>(e);
            }
        }
    }
}
