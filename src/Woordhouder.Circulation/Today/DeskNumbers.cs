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

    public static DayAtDesk Of(IReadOnlyList<HourAtBranch> lines)
    {
        if (lines.Count == 0) return new DayAtDesk([]);
        var (first, last) = (lines.Min(l => l.From), lines.Max(l => l.From));
        return new DayAtDesk([.. Enumerable.Range(first, last - first + 1).Select(hour => new HourAtDesk(hour,
            lines.Where(l => l.From == hour).Sum(l => l.CheckOuts), lines.Where(l => l.From == hour).Sum(l => l.CheckIns), lines.Where(l => l.From == hour).Sum(l => l.Renewed)))]);
    }
}

/// <summary>What was done in one hour at one branch.</summary>
/// <param name="From">The hour of the day that it begins with, local time.</param>
internal sealed record HourAtBranch(string Branch, int From, int CheckOuts, int CheckIns, int Renewed) : IAboutNobody;

/// <summary>The day's numbers of a branch: counts of acts, so of nobody.</summary>
internal sealed class DeskNumbers(Things things, Library library, TimeProvider clock) : IDeskTodayPart
{
    public int Order => 10;

    public async Task<DeskTodayPart?> For(string branch, CancellationToken ct = default) =>
        library.PurposeRuns(Contracts.Lending.Id) ? new DeskTodayPart("/Pages/Desk/_DeskNumbers.cshtml", await Today(branch, ct)) : null;

    public async Task<DayAtDesk> Today(string branch, CancellationToken ct = default) => DayAtDesk.Of([.. (await Of(library.Today(clock), ct)).Where(h => h.Branch == branch)]);

    /// <summary>Every branch and hour of a day with something in it. Older than thirty days is gone.</summary>
    public async Task<IReadOnlyList<HourAtBranch>> Of(DateOnly day, CancellationToken ct = default)
    {
        var (since, until) = (library.StartOf(day), library.StartOf(day.AddDays(1)));
        var acts = await things.Set<DeskAct>().Where(a => a.At >= since && a.At < until).GroupBy(a => new { a.Branch, a.At, a.Kind }).Select(g => new { g.Key.Branch, g.Key.At, g.Key.Kind, Count = g.Sum(a => a.Count) }).ToListAsync(ct);
        return [.. acts.GroupBy(a => (a.Branch, library.LocalTime(a.At).Hour)).OrderBy(g => g.Key)
            .Select(g => { int In(DeskActKind kind) => Math.Max(0, g.Where(a => a.Kind == kind).Sum(a => a.Count)); return new HourAtBranch(g.Key.Branch, g.Key.Hour, In(DeskActKind.CheckOut), In(DeskActKind.CheckIn), In(DeskActKind.Renewal)); })];
    }
}
