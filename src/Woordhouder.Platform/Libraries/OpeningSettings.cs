using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>Open from one time to another on one day; times of the library's own zone.</summary>
public sealed record OpenTimes(TimeOnly From, TimeOnly Until);

/// <summary>When a branch is open in an ordinary week. A day that is not in it is closed.</summary>
public sealed record WeekHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenTimes>> Days)
{
    public IReadOnlyList<OpenTimes> On(DayOfWeek day) => Days.GetValueOrDefault(day, []);
}

/// <summary>Days on which a branch is not open though the week says so.</summary>
/// <param name="Until">Inclusive.</param>
/// <param name="Branch">Null: every branch.</param>
public sealed record ClosedDays(DateOnly From, DateOnly Until, string? Branch, Bilingual Name);

/// <summary>A day that comes every year.</summary>
/// <param name="Name">One of <see cref="Kernel.DutchHolidays"/>.</param>
/// <param name="ClosesAt">Open until then; null: closed all day.</param>
public sealed record HolidaySettings(string Name, TimeOnly? ClosesAt);

/// <summary><c>closed:</c> and <c>holidays:</c> of settings.yaml; what the library closes during the year stands in the database.</summary>
public sealed record OpeningSettings(IReadOnlyList<ClosedDays> Closed, IReadOnlyList<HolidaySettings> Holidays);
