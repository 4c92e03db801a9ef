using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>What the collection leaves to a human: files that stopped, questions and rejects of imports, copies that are missing or in repair.</summary>
internal sealed class CollectionWork(Things things, UnfinishedTitles unfinished, PageChrome chrome) : IOfficeWork
{
    private const string Imports = "/kantoor/collectie/invoer";

    public int Order => 20;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        var work = new List<WaitingWork>();
        var stopped = await things.Set<ImportRun>().CountAsync(r => r.State == ImportState.Stopped, ct);
        work.Add(new(stopped, "no", chrome.L("invoer die stopte", "imports that stopped"), $"{Imports}?stand=Stopped", chrome.L("Ga verder", "Go on")));
        var asked = await things.Set<ImportQuestion>().Where(q => q.AnsweredAt == null).GroupBy(q => q.RunId).Select(g => new { Run = g.Key, Count = g.Count() }).ToListAsync(ct);
        work.Add(new(asked.Sum(a => a.Count), "warn", chrome.L("vragen bij een invoer", "questions about an import"), asked is [var one] ? $"{Imports}/{one.Run:D}" : $"{Imports}?volgorde=-vraag", chrome.L("Beantwoord", "Answer")));
        var rejected = await things.Set<ImportReject>().GroupBy(r => r.RunId).Select(g => new { Run = g.Key, Count = g.Count() }).ToListAsync(ct);
        work.Add(new(rejected.Sum(r => r.Count), "warn", chrome.L("records die niet lukten", "records that did not go in"), rejected is [var only] ? $"{Imports}/{only.Run:D}" : $"{Imports}?volgorde=-niet", chrome.L("Herstel", "Mend")));
        work.Add(new(await unfinished.Count(ct), "warn", chrome.L("titels van de balie aanvullen", "titles of the desk to complete"), "/kantoor/collectie/aanvullen", chrome.L("Vul aan", "Complete")));
        var lookFor = await things.Set<Item>().Where(i => i.WithdrawnOn == null && (i.Status == ItemStatus.Missing || i.Status == ItemStatus.Repair))
            .GroupBy(i => new { i.Branch, i.Status }).Select(g => new { g.Key.Branch, g.Key.Status, Count = g.Count() }).ToListAsync(ct);
        foreach (var copies in lookFor.OrderBy(c => c.Status).ThenBy(c => c.Branch, StringComparer.Ordinal))
        {
            var branch = chrome.Library.Settings.Branches.FirstOrDefault(b => b.Id == copies.Branch)?.Name ?? copies.Branch;
            var what = copies.Status == ItemStatus.Missing ? chrome.L($"exemplaren zoek in {branch}", $"items missing at {branch}") : chrome.L($"exemplaren in reparatie van {branch}", $"items of {branch} in repair");
            work.Add(new(copies.Count, "plain", what, $"/kantoor/plank?vestiging={Uri.EscapeDataString(copies.Branch)}&alleen={copies.Status.ToKebab()}", chrome.L("Bekijk", "See")));
        }
        return work;
    }
}
