using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Open;

/// <summary>What the pages of branches share: the week that runs, and the days ahead that are not as in every week.</summary>
internal sealed record BranchDays(BranchSettings Branch, BranchNow Now, IReadOnlyList<DayOpening> Week, IReadOnlyList<DayOpening> Ahead, OpeningCalendar Calendar, DateOnly Today)
{
    public static BranchDays Of(BranchSettings branch, BranchNow now, OpeningCalendar calendar, DateOnly today, int ahead)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new BranchDays(branch, now, [.. Enumerable.Range(0, 7).Select(n => calendar.On(branch.Id, monday.AddDays(n)))], [.. calendar.Special(branch.Id, today, ahead)], calendar, today);
    }
}

internal sealed class BranchesModel : LibraryPage
{
    private const int Ahead = 42;

    public IReadOnlyList<BranchDays> Branches { get; private set; } = [];

    public async Task OnGetAsync([FromServices] OpeningDays opening, [FromServices] IBranchHours hours, CancellationToken ct)
    {
        var (calendar, now) = (await opening.Now(ct), await hours.Now(ct));
        Branches = [.. Library.Settings.Branches.Zip(now, (b, n) => BranchDays.Of(b, n, calendar, Today, Ahead))];
    }
}
