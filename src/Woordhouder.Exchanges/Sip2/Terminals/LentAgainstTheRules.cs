using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>What terminals lent without connection and would have refused with one, for a week: the office talks to the administrator. How many, never who.</summary>
internal sealed class LentAgainstTheRules(Things things, PageChrome chrome, Library library, TimeProvider clock) : IOfficeWork
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    public int Order => 20;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        if (!library.PurposeRuns(Lending.Id)) return [];
        var since = clock.GetUtcNow() - Shown;
        var count = await things.Set<TerminalMessage>().CountAsync(m => m.At >= since && m.Offline && m.Done == true && m.Reasons != "", ct);
        return [new WaitingWork(count, "warn", chrome.L("geleend bij een automaat zonder verbinding, tegen de regels in", "lent at a terminal without connection, against the rules"), null,
            chrome.L("De beheerder ziet bij Terminals waar en waarom.", "The administrator sees where and why under Terminals."))];
    }
}
