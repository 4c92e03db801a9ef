using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>The terminals of this library and their messages, for the administrator.</summary>
internal sealed class Terminals(Things things)
{
    private const int MostMessages = 200;

    public Task<List<Terminal>> All(CancellationToken ct) => things.Set<Terminal>().OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(ct);

    public Task<Terminal?> Find(TerminalId id, CancellationToken ct) => things.Set<Terminal>().FirstOrDefaultAsync(t => t.Id == id, ct);

    /// <summary>The last ones, newest first.</summary>
    public Task<List<TerminalMessage>> Messages(TerminalId id, CancellationToken ct) =>
        things.Set<TerminalMessage>().Where(m => m.TerminalId == id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(MostMessages).ToListAsync(ct);
}
