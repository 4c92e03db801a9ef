using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages;

/// <summary>One day of all promises that have evidence: how many were seen to hold, seen to be broken, and not looked at whole.</summary>
internal sealed record PromiseDay(DateOnly Day, int Good, int Bad, int NotLooked);

/// <summary>A promise that was broken on some day of the past thirty.</summary>
/// <param name="Mended">The first day on which it was seen to hold again; null: not yet.</param>
internal sealed record BrokenSpell(string Clause, DateOnly From, DateOnly? Mended);

/// <summary>The thirty days of all promises together, made of what the histories of the clauses hold already.</summary>
internal static class EvidenceOverTime
{
    /// <param name="last">The last of the days.</param>
    public static IReadOnlyList<PromiseDay> Days(IReadOnlyCollection<ClauseHistory> histories, DateOnly last) =>
        [.. Enumerable.Range(0, EvidenceDays.Shown).Select(i => new PromiseDay(last.AddDays(i + 1 - EvidenceDays.Shown),
            histories.Count(h => h.Days[i] == DayState.Good), histories.Count(h => h.Days[i] == DayState.Bad), histories.Count(h => h.Days[i] == DayState.NotLooked)))];

    /// <summary>What broke and when it was mended, the latest first. A day that nobody looked neither breaks nor mends.</summary>
    public static IReadOnlyList<BrokenSpell> Spells(IReadOnlyDictionary<string, ClauseHistory> histories, DateOnly last)
    {
        var spells = new List<BrokenSpell>();
        foreach (var (clause, history) in histories)
        {
            DateOnly? since = null;
            for (var i = 0; i < history.Days.Count; i++)
            {
                var day = last.AddDays(i + 1 - history.Days.Count);
                if (history.Days[i] == DayState.Bad) since ??= day;
                else if (history.Days[i] == DayState.Good && since is { } from)
                {
                    spells.Add(new BrokenSpell(clause, from, day));
                    since = null;
                }
            }
            if (since is { } still) spells.Add(new BrokenSpell(clause, still, null));
        }
        return [.. spells.OrderBy(s => s.Mended is not null).ThenByDescending(s => s.From).ThenBy(s => s.Clause, StringComparer.Ordinal)];
    }
}
