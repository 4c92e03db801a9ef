using System.Globalization;
using System.Text.RegularExpressions;

namespace Woordhouder.Patrons;

/// <summary>A day as people type it in one field: 1-2-1990, 01/02/90, 1 februari 1990, 1 feb. 1990, 1990-02-01. Day before month, always.</summary>
internal static partial class DutchDate
{
    private static readonly string[] Months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <param name="today">Decides the century of a year of two figures: it is never in the future.</param>
    public static bool TryParse(string? text, DateOnly today, out DateOnly day)
    {
        day = default;
        var tidy = text?.Trim().ToLowerInvariant() ?? "";
        if (DateOnly.TryParseExact(tidy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return true;
        if (Pattern().Match(tidy) is not { Success: true } m) return false;
        var month = int.TryParse(m.Groups["month"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : MonthOf(m.Groups["month"].Value);
        var year = int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (m.Groups["year"].Length == 2) year += year > today.Year % 100 ? today.Year / 100 * 100 - 100 : today.Year / 100 * 100;
        var dayOfMonth = int.Parse(m.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || year < 1 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static int MonthOf(string word) => word switch
    {
        "maart" or "mar" or "march" or "maa" => 3,
        "may" => 5,
        _ when word.StartsWith("oct", StringComparison.Ordinal) => 10,
        _ when word.Length >= 3 => Array.IndexOf(Months, word[..3]) + 1,
        _ => 0,
    };

    [GeneratedRegex(@"^(?<day>\d{1,2})(?:\s*[-/.]\s*|\s+)(?<month>\d{1,2}|[a-z]{3,9})\.?(?:\s*[-/.]\s*|\s+)(?<year>\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
