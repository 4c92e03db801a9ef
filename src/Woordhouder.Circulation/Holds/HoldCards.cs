using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>What lies ready, on the first page of Mijn Bibliotheek: the branch, the number on the shelf and the last day.</summary>
internal sealed class ReadyCard(MyHolds holds, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 20;
    public (string Nl, string En) Shows => ("Wat er voor je klaarligt", "What lies ready for you");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default)
    {
        if (await holds.Once(person, ct) is not { } all || all.Where(h => h.State == HoldState.Ready).ToList() is not { Count: > 0 } ready) return null;
        var where = string.Join(", ", ready.GroupBy(h => h.PickUp).Select(g => $"{chrome.BranchName(g.Key)}: {chrome.L("plank", "shelf")} {string.Join(", ", g.Select(h => h.Number))}"));
        var last = ready.Min(h => h.ReadyUntil);
        return new OverviewCard("ok", "shelf", ready.Count == 1 ? chrome.L("1 reservering ligt klaar", "1 hold is ready") : chrome.L($"{ready.Count} reserveringen liggen klaar", $"{ready.Count} holds are ready"),
            last is { } day ? chrome.L($"{where}. Ophalen kan tot en met {chrome.Day(day)}.", $"{where}. Collect by {chrome.Day(day)}.") : where + ".", "/mijn/reserveringen", chrome.L("Bekijk wat", "See what"));
    }
}

/// <summary>What still waits, as a number.</summary>
internal sealed class WaitingCard(MyHolds holds, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 35;
    public (string Nl, string En) Shows => ("Wat je reserveerde", "What you reserved");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) => (await holds.Once(person, ct))?.Count(h => h.State != HoldState.Ready) switch
    {
        null or 0 => null,
        1 => new OverviewCard("plain", "clock", chrome.L("1 reservering wacht nog", "1 hold is waiting"), chrome.L("Wij mailen je als hij klaarligt.", "We will e-mail you when it is ready."), "/mijn/reserveringen", chrome.L("Bekijk je plaats in de rij", "See your place in the queue")),
        { } n => new OverviewCard("plain", "clock", chrome.L($"{n} reserveringen wachten nog", $"{n} holds are waiting"), chrome.L("Wij mailen je als ze klaarliggen.", "We will e-mail you when they are ready."), "/mijn/reserveringen", chrome.L("Bekijk je plaats in de rij", "See your place in the queue")),
    };
}

/// <summary>What the shelf and the crates ask of the desk today: counts, and nobody.</summary>
internal sealed class ShelfToday(ShowShelf shelf, ShowCrates crates, Platform.Libraries.Library library) : IDeskTodayPart
{
    public int Order => 15;

    public async Task<DeskTodayPart?> For(string branch, CancellationToken ct = default)
    {
        if (!library.PurposeRuns(Contracts.Lending.Id)) return null;
        var (now, transit) = (await shelf.Of(branch, ct), await crates.Of(branch, ct));
        return new DeskTodayPart("/Pages/Desk/_ShelfToday.cshtml", new ShelfCounts(branch, now.Fetch.Count, now.Clear.Count, now.Waiting.Count, transit.Leaving.Count, transit.Coming.Count));
    }
}

internal sealed record ShelfCounts(string Branch, int Fetch, int Clear, int Waiting, int Leaving, int Coming);
