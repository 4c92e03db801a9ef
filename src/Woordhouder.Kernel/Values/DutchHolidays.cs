namespace Woordhouder.Kernel;

/// <summary>
/// Dutch days on which much is closed, or closes early, by name: computed, for every year of the Gregorian calendar. Whether a day is a holiday for a
/// statutory term is another question (Algemene termijnenwet art. 3).
/// </summary>
public static class DutchHolidays
{
    private static readonly Dictionary<string, Func<int, DateOnly>> Days = new()
    {
        ["nieuwjaarsdag"] = y => new(y, 1, 1),
        ["goede-vrijdag"] = y => Easter(y).AddDays(-2),
        ["eerste-paasdag"] = Easter,
        ["tweede-paasdag"] = y => Easter(y).AddDays(1),
        // On a Sunday it is kept the day before.
        ["koningsdag"] = y => new DateOnly(y, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new(y, 4, 27),
        ["dodenherdenking"] = y => new(y, 5, 4),
        ["bevrijdingsdag"] = y => new(y, 5, 5),
        ["hemelvaartsdag"] = y => Easter(y).AddDays(39),
        ["eerste-pinksterdag"] = y => Easter(y).AddDays(49),
        ["tweede-pinksterdag"] = y => Easter(y).AddDays(50),
        ["sinterklaasavond"] = y => new(y, 12, 5),
        ["kerstavond"] = y => new(y, 12, 24),
        ["eerste-kerstdag"] = y => new(y, 12, 25),
        ["tweede-kerstdag"] = y => new(y, 12, 26),
        ["oudejaarsavond"] = y => new(y, 12, 31),
    };

    public static IReadOnlyCollection<string> Names => Days.Keys;

    /// <exception cref="ArgumentException">A name that is not in <see cref="Names"/>.</exception>
    public static DateOnly Of(string name, int year) => Days.TryGetValue(name, out var day) ? day(year) : throw new ArgumentException($"'{name}' is no holiday", nameof(name));

    /// <summary>Easter Sunday by the Gregorian computus (Meeus).</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
        var h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
