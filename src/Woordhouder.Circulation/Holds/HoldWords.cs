using System.Globalization;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

internal static class HoldWords
{
    /// <summary>Ways to write a day: 31-12-2026, 31/12/26, 31 december 2026.</summary>
    private static readonly string[] Days = ["d-M-yyyy", "d/M/yyyy", "d-M-yy", "d/M/yy", "d MMMM yyyy", "yyyy-MM-dd"];

    /// <param name="day">Null: nothing was typed.</param>
    /// <returns>False: what was typed is no day.</returns>
    public static bool TryDay(string? typed, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (!DateOnly.TryParseExact(typed.Trim(), Days, CultureInfo.GetCultureInfo("nl-NL"), DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    /// <summary>"Je bent nummer 2 in de rij." With more copies than one, also how many: who is fourth of ten copies need not wait long.</summary>
    public static string PlaceOf(this PageChrome chrome, HoldLine hold) => hold.Copies > 1
        ? chrome.L($"Je bent nummer {hold.Place} in de rij. Er zijn {hold.Copies} exemplaren.", $"You are number {hold.Place} in the queue. There are {hold.Copies} copies.")
        : chrome.L($"Je bent nummer {hold.Place} in de rij.", $"You are number {hold.Place} in the queue.");
}
