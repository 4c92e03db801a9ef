using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Data;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>
/// Knows a request again for ten minutes, per terminal and across connections and nodes: the same message apart from sequence, checksum, dates and passwords. The database
/// gives out the key, so of two at once one is the first; Circulation does nothing twice under one key.
/// </summary>
internal sealed class Turns(Things things, ISelfService desk, TimeProvider clock)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <returns>The one-time key under which it is done.</returns>
    public async Task<Guid> Of(Terminal terminal, SipRequest request, SelfServiceAct act, SipNote note, CancellationToken ct)
    {
        var hash = HashOf(terminal, request);
        var fresh = Guid.CreateVersion7(clock.GetUtcNow());
        while (true)
        {
            var now = clock.GetUtcNow();
            if (await things.Claim(new TerminalTurn { Hash = hash, TerminalId = terminal.Id, At = now, Key = fresh }, ct))
            {
                note.Repeated = false;
                return fresh;
            }
            var old = now - Remembered;
            var before = await things.Set<TerminalTurn>().Where(t => t.Hash == hash).Select(t => new { t.Key, Old = t.At < old }).FirstOrDefaultAsync(ct);
            if (before is null) continue;
            note.Repeated = true;
            if (!before.Old && await desk.Stands(act, before.Key, request["AB"].Trim(), ct)) return before.Key;
            // It is long ago, or what it did is no longer so: the same words ask for something new. Of two who see that at once, one makes the key.
            await things.Delete(things.Set<TerminalTurn>().Where(t => t.Hash == hash && t.Key == before.Key), ct);
        }
    }

    /// <summary>Keyed with what only this terminal's row holds: without it nobody can try cards and items until one fits.</summary>
    private static Guid HashOf(Terminal terminal, SipRequest request) =>
        new(HMACSHA256.HashData(Encoding.UTF8.GetBytes(terminal.KeyHash!), Encoding.UTF8.GetBytes($"{terminal.Id.Value:N}\n{request.WithoutDate}")).AsSpan(0, 16));
}
