using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Which branches are open now, on the first page of the site.</summary>
internal sealed class OpenNow(IBranchHours hours) : IHomePart
{
    public int Order => 10;

    public async Task<HomePart?> For(CancellationToken ct = default) => new("/Pages/Open/_OpenNow.cshtml", await hours.Now(ct));
}

/// <param name="Branches">Ids; null: all.</param>
internal sealed record AgendaDay(DayOpening Opening, IReadOnlyList<string>? Branches);

/// <param name="Calendar">That knows the reasons.</param>
internal sealed record AgendaAhead(OpeningCalendar Calendar, IReadOnlyList<AgendaDay> Days);

/// <summary>What is different in the weeks ahead, on the first page: days on which branches are closed or close early.</summary>
internal sealed class DaysAhead(OpeningDays opening, Library library, TimeProvider clock) : IHomePart
{
    private const int Ahead = 42, Most = 5;

    public int Order => 30;

    public async Task<HomePart?> For(CancellationToken ct = default)
    {
        var (calendar, today) = (await opening.Now(ct), library.Today(clock));
        var branches = library.Settings.Branches.Select(b => b.Id).ToList();
        // A branch that is closed on that day of every week does not count: a holiday on its Sunday is for the others.
        var days = Enumerable.Range(0, Ahead).Select(n => today.AddDays(n)).SelectMany(day =>
            branches.Select(b => (Branch: b, Opening: calendar.On(b, day))).Where(o => o.Opening.Because is { By: not ClosedBy.Week })
                .GroupBy(o => (o.Opening.Because, o.Opening.Open)).Select(g => new AgendaDay(g.First().Opening, g.Count() == branches.Count ? null : [.. g.Select(o => o.Branch)]))).Take(Most).ToList();
        return days.Count == 0 ? null : new HomePart("/Pages/Open/_Agenda.cshtml", new AgendaAhead(calendar, days));
    }
}
