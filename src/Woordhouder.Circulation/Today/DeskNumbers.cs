using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>What was done in one hour of the day, local time.</summary>
internal sealed record HourAtDesk(int Hour, int CheckOuts, int CheckIns, int Renewals);

/// <param name="Hours">From the first hour with something in it to the last, without gaps.</param>
internal sealed record DayAtDesk(IReadOnlyList<HourAtDesk> Hours)
{
    public int CheckOuts => Hours.Sum(h => h.CheckOuts);
    public int CheckIns => Hours.Sum(h => h.CheckIns);
    public int Renewals => Hours.Sum(h => h.Renewals);
}

/// <summary>The day's numbers of a branch: counts of acts, so of nobody.</summary>
internal sealed class DeskNumbers(Things things, Library library, TimeProvider clock) : IDeskTodayPart
{
    public int Order => 10;

    public async Task<DeskTodayPart?> For(string branch, CancellationToken ct = default) =>
        library.PurposeRuns(Contracts.Lending.Id) ? new DeskTodayPart("/Pages/Desk/_DeskNumbers.cshtml", await Today(branch, ct)) : null;

    public async Task<DayAtDesk> Today(string branch, CancellationToken ct = default)
    {
        var since = library.StartOf(library.Today(clock));
        var acts = await things.Set<DeskAct>().Where(a => a.Branch == branch && a.At >= since).GroupBy(a => new { a.At, a.Kind }).Select(g => new { g.Key.At, g.Key.Kind, Count = g.Sum(a => a.Count) }).ToListAsync(ct);
        if (acts.Count == 0) return new DayAtDesk([]);
        var byHour = acts.Select(a => (library.LocalTime(a.At).Hour, a.Kind, a.Count)).ToList();
        int In(int hour, DeskActKind kind) => Math.Max(0, byHour.Where(a => a.Hour == hour && a.Kind == kind).Sum(a => a.Count));
        var (first, last) = (byHour.Min(a => a.Hour), byHour.Max(a => a.Hour));
        return new DayAtDesk([.. Enumerable.Range(first, last - first + 1).Select(h => new HourAtDesk(h, In(h, DeskActKind.CheckOut), In(h, DeskActKind.CheckIn), In(h, DeskActKind.Renewal)))]);
    }
}
