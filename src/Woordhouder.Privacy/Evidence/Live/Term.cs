using System.Globalization;
using System.Text.RegularExpressions;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A period as the statement writes it (P5Y, P18M, P30D), counted on the calendar: five years from 29 February end on 28 February. Written here a second
/// time, on purpose: evidence that counts with the sweep's own arithmetic would repeat its mistakes.
/// </summary>
internal sealed partial record Term(int Years, int Months, int Weeks, int Days)
{
    /// <summary>The last day on which it is still kept.</summary>
    public DateOnly LastDay(DateOnly start) => start.AddMonths(12 * Years + Months).AddDays(7 * Weeks + Days);

    /// <summary>
    /// The latest start that breaks the promise today. The last day is kept and the row is gone before the end of the next one, so it is too late from
    /// two days after the last day.
    /// </summary>
    public DateOnly TooLate(DateOnly today)
    {
        var start = today.AddMonths(-12 * Years - Months).AddDays(-7 * Weeks - Days - 2);
        while (LastDay(start).AddDays(2) > today) start = start.AddDays(-1);
        while (LastDay(start.AddDays(1)).AddDays(2) <= today) start = start.AddDays(1);
        return start;
    }

    public static Term Of(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || match.Length < 3) throw new FormatException($"'{text}' is no period");
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        return new Term(Part("y"), Part("m"), Part("w"), Part("d"));
    }

    [GeneratedRegex("^P(?:(?<y>[0-9]+)Y)?(?:(?<m>[0-9]+)M)?(?:(?<w>[0-9]+)W)?(?:(?<d>[0-9]+)D)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
