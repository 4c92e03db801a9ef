using System.Globalization;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages;

/// <summary>The words of the evidence pages: one place, so that the public page and the officer's board say the same.</summary>
internal static class Saying
{
    /// <summary>Kind and icon of <c>wh-state</c>, and the word.</summary>
    public static (string Kind, string Icon, string Word) Of(ClauseState state, PageChrome chrome) => state switch
    {
        ClauseState.Holds => ("ok", "check", chrome.L("Klopt", "Holds")),
        ClauseState.Broken => ("no", "cross", chrome.L("Klopt niet", "Broken")),
        ClauseState.Unproven => ("plain", "clock", chrome.L("Onbekend", "Unknown")),
        ClauseState.Planned => ("plain", "clock", chrome.L("Nog niet gebouwd", "Not built yet")),
        ClauseState.Off => ("plain", "lock", chrome.L("Gebruiken wij niet", "Not in use")),
        _ => ("plain", "info", chrome.L("Informatie", "Information")),
    };

    public static string Of(EvidenceKind kind, PageChrome chrome) => kind switch
    {
        EvidenceKind.Live => chrome.L("elke nacht gemeten in de echte gegevens", "measured every night in the real data"),
        EvidenceKind.Structural => chrome.L("elke nacht nagekeken in het programma zelf", "looked up every night in the program itself"),
        EvidenceKind.Tested => chrome.L("getest bij elke nieuwe versie van het programma", "tested with every new version of the program"),
        _ => chrome.L("door een mens ondertekend, met een einddatum", "signed by a person, with an end date"),
    };

    /// <summary>What was looked at and what was found; live counts may be about people, so below ten they stay "minder dan 10".</summary>
    public static string Result(EvidenceStatus evidence, PageChrome chrome) => evidence.Violations switch
    {
        null when evidence.CheckedAt is null => chrome.L("Nog niet gemeten.", "Not measured yet."),
        null => chrome.L("Wij konden hier niet kijken.", "We could not look here."),
        _ => chrome.L(
            $"Bekeken: {Number(evidence.Looked, evidence.Kind, chrome)}. Niet goed: {Number(evidence.Violations.Value, evidence.Kind, chrome)}.",
            $"Looked at: {Number(evidence.Looked, evidence.Kind, chrome)}. Not right: {Number(evidence.Violations.Value, evidence.Kind, chrome)}."),
    };

    /// <summary>What went under a clause so far; rows may be about few people, so they count as people do.</summary>
    public static string Erased(ErasedSoFar erased, PageChrome chrome)
    {
        var day = chrome.Library.DayOf(erased.Last).ToString("d MMMM yyyy", chrome.Culture);
        var rows = Number(erased.Rows, EvidenceKind.Live, chrome);
        return chrome.L($"Gewist tot nu toe: {rows} rijen, het laatst op {day}.", $"Erased so far: {rows} rows, the last on {day}.");
    }

    public static string Number(long count, EvidenceKind kind, PageChrome chrome) =>
        kind == EvidenceKind.Live && count is > 0 and < 10 ? chrome.L("minder dan 10", "fewer than 10") : count.ToString("N0", chrome.Culture);

    public static string Spark(IReadOnlyList<DayState> days, PageChrome chrome)
    {
        var (good, bad, not) = (days.Count(d => d == DayState.Good), days.Count(d => d == DayState.Bad), days.Count(d => d == DayState.NotLooked));
        string Part(int n, string nl, string en) => n == 0 ? "" : $"{n.ToString(CultureInfo.InvariantCulture)} {chrome.L(nl, en)}";
        return chrome.L("30 dagen: ", "30 days: ") + string.Join(", ", new[] { Part(good, "goed", "good"), Part(bad, "niet goed", "not good"), Part(not, "niet gemeten", "not measured") }.Where(p => p.Length > 0));
    }

    /// <summary>The sentence under a clause: since when, and when it last went wrong.</summary>
    public static string Since(ClauseStatus status, ClauseHistory history, PageChrome chrome)
    {
        string Day(DateOnly day) => day.ToString("d MMMM yyyy", chrome.Culture);
        return status.State switch
        {
            ClauseState.Broken when history.Since is { } since => chrome.L($"klopt niet sinds {Day(since)}", $"broken since {Day(since)}"),
            ClauseState.Holds when history.Since is { } since => chrome.L($"klopt sinds {Day(since)}", $"holds since {Day(since)}")
                + (history.LastBad is { } bad ? chrome.L($", ging mis op {Day(bad)}", $", went wrong on {Day(bad)}") : ""),
            _ => history.LastBad is { } bad ? chrome.L($"ging mis op {Day(bad)}", $"went wrong on {Day(bad)}") : "",
        };
    }
}
