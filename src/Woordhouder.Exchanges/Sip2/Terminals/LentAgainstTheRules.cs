using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>What terminals lent without connection and would have refused with one, and what of then could not be written down, for a week: the office talks to the administrator. How many, never who.</summary>
internal sealed class LentAgainstTheRules(Things things, PageChrome chrome, Library library, TimeProvider clock) : IOfficeWork
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    public int Order => 20;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        if (!library.PurposeRuns(Lending.Id)) return [];
        var since = clock.GetUtcNow() - Shown;
        var then = things.Set<TerminalMessage>().Where(m => m.At >= since && m.Offline && !m.Repeated && m.Reasons != "");
        var where = chrome.L("De beheerder ziet bij Terminals waar en waarom.", "The administrator sees where and why under Terminals.");
        return
        [
            new WaitingWork(await then.CountAsync(m => m.Done == true, ct), "warn", chrome.L("geleend bij een automaat zonder verbinding, tegen de regels in", "lent at a terminal without connection, against the rules"), null, where),
            new WaitingWork(await then.CountAsync(m => m.Done == false, ct), "no", chrome.L("niet opgeschreven van een automaat zonder verbinding", "not written down from a terminal without connection"), null, where),
        ];
    }
}
