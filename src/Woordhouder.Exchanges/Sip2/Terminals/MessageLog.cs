using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>
/// Writes the message log of one connection, a few lines at a time: a terminal that is asked for its status every second does not keep the desk waiting. What
/// terminals asked longer ago than it is known again goes with the same write.
/// </summary>
internal sealed class MessageLog(LibraryScopes scopes, Library library, TerminalId terminal, TimeProvider clock)
{
    /// <summary>While they cannot be written, the first ones go.</summary>
    private const int Batch = 20, Most = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly List<TerminalMessage> lines = [];
    private DateTimeOffset written;

    public async Task Note(TerminalMessage line, CancellationToken ct)
    {
        if (lines.Count == Most) lines.RemoveAt(0);
        lines.Add(line);
        if (lines.Count >= Batch || clock.GetUtcNow() - written >= Longest) await Write(ct);
    }

    /// <summary>With the last lines, when the connection ends.</summary>
    public async Task Write(CancellationToken ct)
    {
        if (lines.Count == 0) return;
        written = clock.GetUtcNow();
        await using var scope = scopes.Open(library);
        var things = scope.Get<Things>();
        var (seen, old) = ((DateTimeOffset?)written, written - Turns.Remembered);
        await things.Transact(async () =>
        {
            await things.Insert([.. lines], ct: ct);
            await things.Delete(things.Set<TerminalTurn>().Where(t => t.At < old), ct);
            return await things.Update(things.Set<Terminal>().Where(t => t.Id == terminal), s => s.SetProperty(t => t.LastSeenAt, seen), ct);
        }, ct);
        lines.Clear();
    }
}
