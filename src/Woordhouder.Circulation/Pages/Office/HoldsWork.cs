using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>Titles that somebody waits for in vain, as a count.</summary>
internal sealed class HoldsWork(HoldsInVain holds, PageChrome chrome) : IOfficeWork
{
    public int Order => 26;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        if (!chrome.Library.PurposeRuns(Contracts.Lending.Id)) return [];
        var titles = (await holds.Rows(ct)).Select(r => r.Title).Distinct().Count();
        return [new(titles, "warn", titles == 1 ? chrome.L("titel waarop iemand voor niets wacht", "title that somebody waits for in vain") : chrome.L("titels waarop iemand voor niets wacht", "titles that somebody waits for in vain"), "/kantoor/reserveringen", chrome.L("Bekijk", "See"))];
    }
}
