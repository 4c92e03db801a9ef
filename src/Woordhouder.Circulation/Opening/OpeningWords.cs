using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Opening days in words.</summary>
internal static class OpeningWords
{
    /// <summary>Why a day is not as in every week; null when it is.</summary>
    public static string? Reason(this OpeningCalendar calendar, ClosedBecause? because, TextBook texts, string language) => because switch
    {
        null or { By: ClosedBy.Week } => null,
        { By: ClosedBy.Holiday } => texts.Get(language, "holiday." + because.What),
        { By: ClosedBy.Settings } => Either(because.What, language),
        _ => calendar.Closures.FirstOrDefault(c => c.Id.ToString("N") == because.What) is { } closure ? language == "en" ? closure.ReasonEn : closure.ReasonNl : null,
    };

    public static string? Reason(this PageChrome chrome, OpeningCalendar calendar, DayOpening day) => day.Because switch
    {
        { By: ClosedBy.Holiday } holiday => chrome.Text("holiday." + holiday.What),
        { By: ClosedBy.Settings } settings => Either(settings.What, chrome.Language),
        { By: ClosedBy.Closure } closed => calendar.Closures.FirstOrDefault(c => c.Id.ToString("N") == closed.What) is { } closure ? chrome.L(closure.ReasonNl, closure.ReasonEn) : null,
        _ => null,
    };

    /// <summary>"nl ¦ en", as closed days of settings.yaml are written on a loan.</summary>
    public static string Either(string both, string language) => both.Split(" ¦ ") is [var nl, var en] ? language == "en" ? en : nl : both;

    public static string Clock(this PageChrome chrome, TimeOnly time) => time.ToString(chrome.Language == "en" ? "HH':'mm" : "HH'.'mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"10.00–12.30 en 13.30–17.30 uur", or "dicht".</summary>
    public static string Hours(this PageChrome chrome, IReadOnlyList<OpenTimes>? hours) => hours switch
    {
        null => chrome.L("niet bekend", "not known"),
        [] => chrome.L("dicht", "closed"),
        _ => string.Join(chrome.L(" en ", " and "), hours.Select(h => $"{chrome.Clock(h.From)}–{chrome.Clock(h.Until)}")) + chrome.L(" uur", ""),
    };

    /// <summary>"Nu open" and "tot 20.00 uur"; "Nu dicht" and "open dinsdag 24 november om 10.00 uur".</summary>
    public static (string Word, string When) Now(this PageChrome chrome, BranchNow branch, DateOnly today) => branch switch
    {
        { Open: null } => (chrome.L("Onbekend", "Unknown"), chrome.L("Bel om te vragen of wij open zijn.", "Call to ask whether we are open.")),
        { Open: true, Until: { } until } => (chrome.L("Nu open", "Open now"), chrome.L($"tot {chrome.Clock(TimeOnly.FromDateTime(until))} uur", $"until {chrome.Clock(TimeOnly.FromDateTime(until))}")),
        { NextOpening: { } next } => (chrome.L("Nu dicht", "Closed now"), chrome.L("open ", "opens ") + chrome.When(next, today)),
        _ => (chrome.L("Nu dicht", "Closed now"), ""),
    };

    private static string When(this PageChrome chrome, DateTime next, DateOnly today)
    {
        var (day, at) = (DateOnly.FromDateTime(next), chrome.Clock(TimeOnly.FromDateTime(next)));
        var which = (day.DayNumber - today.DayNumber) switch
        {
            0 => chrome.L("vandaag", "today"),
            1 => chrome.L("morgen", "tomorrow"),
            _ => day.ToString("dddd d MMMM", chrome.Culture),
        };
        return chrome.L($"{which} om {at} uur", $"{which} at {at}");
    }

    public static string BranchName(this PageChrome chrome, string? id) => id is null ? chrome.L("Alle vestigingen", "All branches") : chrome.Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;

    /// <summary>"maandag 23 maart 2026", or "maandag 23 maart 2026 tot en met …".</summary>
    public static string Days(this PageChrome chrome, DateOnly from, DateOnly until) => from == until ? chrome.Day(from) : chrome.L($"{chrome.Day(from)} tot en met {chrome.Day(until)}", $"{chrome.Day(from)} to {chrome.Day(until)}");

    /// <summary>Days that are not as in every week, from this day on: each with its hours and its reason.</summary>
    public static IEnumerable<DayOpening> Special(this OpeningCalendar calendar, string branch, DateOnly from, int days) =>
        Enumerable.Range(0, days).Select(n => calendar.On(branch, from.AddDays(n))).Where(d => d.Because is { By: not ClosedBy.Week });
}
