namespace Woordhouder.Platform.Libraries;

/// <summary>
/// SQLite has one writer at a time and its driver waits by sleeping (measured: 16 desks wait up to two seconds); an async queue per library lets writers in
/// one after the other. On PostgreSQL the gate is open.
/// </summary>
internal sealed class WriteGate(bool closed) : IDisposable
{
    private readonly SemaphoreSlim? turn = closed ? new SemaphoreSlim(1, 1) : null;

    public async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        if (turn is not null) await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    public readonly struct Turn(SemaphoreSlim? turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn?.Release();
            return ValueTask.CompletedTask;
        }
    }
}
