using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal enum ClosedBy
{
    /// <summary>The week has no hours on this day.</summary>
    Week = 1,
    /// <summary>A day of every year, by its name.</summary>
    Holiday = 2,
    /// <summary>Closed days of settings.yaml.</summary>
    Settings = 3,
    /// <summary>A closure of the database, by its id.</summary>
    Closure = 4,
}

/// <summary>Why a branch is closed on a day, or closes early.</summary>
/// <param name="What">Name of the holiday, "nl ¦ en" of settings.yaml, id of the closure; "" for the week.</param>
internal sealed record ClosedBecause(ClosedBy By, string What = "");

/// <summary>One day of a branch.</summary>
/// <param name="Hours">Empty when it is closed; null when its hours are not known.</param>
/// <param name="Because">Why it is closed or shorter than its week says; null: as every week.</param>
internal sealed record DayOpening(DateOnly Day, IReadOnlyList<OpenTimes>? Hours, ClosedBecause? Because)
{
    public bool Open => Hours is not { Count: 0 };
}

/// <summary>The days of all branches: the week, the closed days and holidays of settings.yaml, and closures of the database as they were when it was made.</summary>
internal sealed class OpeningCalendar(LibrarySettings settings, IReadOnlyList<Closure> closures)
{
    /// <summary>How far ahead an open day is looked for.</summary>
    private const int Farthest = 400;
    private readonly Dictionary<string, BranchSettings> branches = settings.Branches.ToDictionary(b => b.Id);

    public IReadOnlyList<Closure> Closures { get; } = closures;

    /// <param name="branch">One that is not (any more) in settings.yaml has no hours and closes with all.</param>
    public DayOpening On(string branch, DateOnly day)
    {
        var week = branches.GetValueOrDefault(branch)?.Hours;
        if (Closures.FirstOrDefault(c => c.Covers(branch, day)) is { } closure) return new DayOpening(day, [], new ClosedBecause(ClosedBy.Closure, closure.Id.ToString("N")));
        if (settings.Opening.Closed.FirstOrDefault(c => (c.Branch is null || c.Branch == branch) && c.From <= day && day <= c.Until) is { } closed)
            return new DayOpening(day, [], new ClosedBecause(ClosedBy.Settings, $"{closed.Name.Nl} ¦ {closed.Name.En}"));
        var holiday = settings.Opening.Holidays.Where(h => DutchHolidays.Of(h.Name, day.Year) == day).MinBy(h => h.ClosesAt ?? TimeOnly.MinValue);
        if (holiday is { ClosesAt: null }) return new DayOpening(day, [], new ClosedBecause(ClosedBy.Holiday, holiday.Name));
        var hours = week?.On(day.DayOfWeek);
        if (hours is { Count: 0 }) return new DayOpening(day, hours, new ClosedBecause(ClosedBy.Week));
        if (holiday?.ClosesAt is not { } at || hours?.All(h => h.Until <= at) == true) return new DayOpening(day, hours, null);
        return new DayOpening(day, hours is null ? null : [.. hours.Where(h => h.From < at).Select(h => h with { Until = h.Until < at ? h.Until : at })], new ClosedBecause(ClosedBy.Holiday, holiday.Name));
    }

    /// <summary>This day when the branch is open, else the next one on which it is. A branch that never opens again keeps the day.</summary>
    public DateOnly OpenFrom(string branch, DateOnly day)
    {
        for (var n = 0; n <= Farthest; n++)
            if (On(branch, day.AddDays(n)).Open) return day.AddDays(n);
        return day;
    }

    /// <summary>The last day of a loan or renewal that begins today, never a closed one.</summary>
    public DueDate Due(LoanRule rule, string branch, DateOnly today)
    {
        var counted = today.AddDays(rule.Days);
        var open = OpenFrom(branch, counted);
        return new DueDate(open, open == counted ? null : DueMove.Line(counted, On(branch, counted).Because!));
    }
}

/// <param name="Moves">What moved it from the day that was counted; null: nothing.</param>
internal readonly record struct DueDate(DateOnly On, string? Moves);
