using System.Globalization;
using System.Text.RegularExpressions;

namespace Woordhouder.Kernel;

/// <summary>
/// A calendar period as in ISO 8601 (P5Y, P18M, P30D): years and months are counted on the calendar, so P5Y from 29 February ends on 28 February.
/// Hours and zero are not periods of retention.
/// </summary>
public readonly partial record struct Period(int Months, int Days)
{
    /// <summary>The last day of a period that starts with <paramref name="start"/>: still kept on that day, due from the next (D10).</summary>
    public DateOnly LastDay(DateOnly start) => start.AddMonths(Months).AddDays(Days);

    /// <summary>
    /// The latest start whose period is over on <paramref name="today"/> (its last day lies before today).
    /// LastDay never falls when the start rises, so everything up to this start is due and nothing after it.
    /// </summary>
    public DateOnly LatestStartDue(DateOnly today)
    {
        var start = today.AddMonths(-Months).AddDays(-Days);
        while (LastDay(start) >= today) start = start.AddDays(-1);
        while (LastDay(start.AddDays(1)) < today) start = start.AddDays(1);
        return start;
    }

    /// <summary>Length for comparing two periods of one statement: a month counts as 30.4375 days.</summary>
    public double ApproximateDays => Months * 30.4375 + Days;

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null || Pattern().Match(text) is not { Success: true } m) return false;
        int Part(string name) => m.Groups[name].Success ? int.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        period = new Period(Part("y") * 12 + Part("m"), Part("w") * 7 + Part("d"));
        return period.Months > 0 || period.Days > 0;
    }

    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not an ISO 8601 calendar period such as P5Y or P30D");

    public override string ToString()
    {
        var years = Months % 12 == 0 ? Months / 12 : 0;
        var months = years > 0 ? 0 : Months;
        return $"P{(years > 0 ? $"{years}Y" : "")}{(months > 0 ? $"{months}M" : "")}{(Days > 0 ? $"{Days}D" : "")}";
    }

    [GeneratedRegex(@"^P(?=\d)(?:(?<y>\d{1,3})Y)?(?:(?<m>\d{1,4})M)?(?:(?<w>\d{1,4})W)?(?:(?<d>\d{1,5})D)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
