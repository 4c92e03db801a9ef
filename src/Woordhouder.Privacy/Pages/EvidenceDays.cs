using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages;

/// <summary>What was seen of one clause over time.</summary>
/// <param name="Days">Thirty of them, today last.</param>
/// <param name="Since">The day since which it is as it is now; null: never looked at.</param>
/// <param name="LastBad">The last day on which it was broken, in the past year.</param>
/// <param name="Erased">What the nightly sweep erased under the clause's schedules, as the ledger has it; null: nothing yet.</param>
internal sealed record ClauseHistory(IReadOnlyList<DayState> Days, DateOnly? Since, DateOnly? LastBad, ErasedSoFar? Erased = null)
{
    public static readonly ClauseHistory Empty = new([.. Enumerable.Repeat(DayState.NotLooked, EvidenceDays.Shown)], null, null);
}

/// <param name="Rows">Of all its schedules together.</param>
/// <param name="Last">When the last of them went.</param>
internal sealed record ErasedSoFar(long Rows, DateTimeOffset Last);

/// <summary>The past of every clause, from the evidence table: a day is good only when every piece of its evidence was looked at and found nothing.</summary>
internal sealed class EvidenceDays(Things things, Library library, TimeProvider clock)
{
    public const int Shown = 30;

    private sealed record Seen(string Evidence, DateTimeOffset At, long? Violations);

    /// <summary>One query for all clauses; what lies before the thirty days comes from a second one that counts per piece of evidence.</summary>
    public async Task<IReadOnlyDictionary<string, ClauseHistory>> Of(IEnumerable<ClauseStatus> clauses, CancellationToken ct)
    {
        var today = library.Today(clock);
        var (from, yearAgo) = (today.AddDays(1 - Shown), library.StartOf(today.AddYears(-1)));
        var start = library.StartOf(from);
        var seen = (await things.Set<EvidenceRow>().Where(e => e.At >= start).OrderBy(e => e.At).Select(e => new Seen(e.Evidence, e.At, e.Violations)).ToListAsync(ct))
            .ToLookup(e => e.Evidence);
        var before = (await things.Set<EvidenceRow>().Where(e => e.At >= yearAgo && e.At < start).GroupBy(e => e.Evidence).Select(g => new
        {
            Evidence = g.Key,
            First = g.Min(e => e.At),
            LastBad = g.Max(e => e.Violations > 0 ? (DateTimeOffset?)e.At : null),
            LastNotGood = g.Max(e => e.Violations == 0 ? null : (DateTimeOffset?)e.At),
            LastGood = g.Max(e => e.Violations == 0 ? (DateTimeOffset?)e.At : null),
        }).ToListAsync(ct)).ToDictionary(e => e.Evidence);
        var erased = (await things.Set<LedgerRow>().Where(l => l.Run == "sweep").GroupBy(l => l.Schedule)
            .Select(g => new { Schedule = g.Key, Rows = g.Sum(l => l.Rows), Last = g.Max(l => l.At) }).ToListAsync(ct))
            .ToLookup(e => library.Word.Statement.Schedules.GetValueOrDefault(e.Schedule)?.Clause, e => new ErasedSoFar(e.Rows, e.Last));

        var histories = new Dictionary<string, ClauseHistory>();
        foreach (var clause in clauses)
        {
            if (clause.Evidence.Count == 0) { histories[clause.Clause.Id] = ClauseHistory.Empty; continue; }
            var ids = clause.Evidence.Select(e => e.Id).ToList();
            var days = Enumerable.Range(0, Shown).Select(i => Day(ids, from.AddDays(i), seen)).ToList();
            var earlier = ids.Where(before.ContainsKey).Select(id => before[id]).ToList();
            var now = clause.State == ClauseState.Broken ? DayState.Bad : clause.State == ClauseState.Holds ? DayState.Good : DayState.NotLooked;
            // The last day that was otherwise, first in the thirty days, then before them.
            var otherwise = LastOther(days, now) is { } n ? from.AddDays(n) : Latest(now == DayState.Good ? earlier.Select(e => e.LastNotGood) : earlier.Select(e => e.LastGood));
            var first = ids.SelectMany(id => seen[id]).Select(e => (DateTimeOffset?)e.At).Concat(earlier.Select(e => (DateTimeOffset?)e.First)).Min();
            var bad = days.LastIndexOf(DayState.Bad) is >= 0 and var b ? from.AddDays(b) : Latest(earlier.Select(e => e.LastBad));
            histories[clause.Clause.Id] = new ClauseHistory(days, now == DayState.NotLooked ? null : otherwise?.AddDays(1) ?? (first is { } f ? library.DayOf(f) : null), bad,
                erased[clause.Clause.Id].Aggregate((ErasedSoFar?)null, (a, b) => a is null ? b : new ErasedSoFar(a.Rows + b.Rows, a.Last > b.Last ? a.Last : b.Last)));
        }
        return histories;
    }

    /// <summary>The checks of one clause in the past year, newest first: those at which something changed, and the last one.</summary>
    public async Task<IReadOnlyList<EvidenceRow>> Changes(string evidence, CancellationToken ct)
    {
        var yearAgo = library.StartOf(library.Today(clock).AddYears(-1));
        var rows = await things.Set<EvidenceRow>().Where(e => e.Evidence == evidence && e.At >= yearAgo).OrderByDescending(e => e.At).ToListAsync(ct);
        return [.. rows.Where((row, i) => i == 0 || i == rows.Count - 1 || row.Violations != rows[i + 1].Violations)];
    }

    private DayState Day(List<string> ids, DateOnly day, ILookup<string, Seen> seen)
    {
        var all = true;
        foreach (var id in ids)
        {
            // The last look of the day tells how it ended, but a failure that day stays visible.
            var ofDay = seen[id].Where(e => library.DayOf(e.At) == day).ToList();
            if (ofDay.Any(e => e.Violations > 0)) return DayState.Bad;
            all &= ofDay.Count > 0 && ofDay[^1].Violations is not null;
        }
        return all ? DayState.Good : DayState.NotLooked;
    }

    /// <summary>A day not looked at does not end a good series that was looked at before and after; the day on which it became as it is does.</summary>
    private static int? LastOther(List<DayState> days, DayState now)
    {
        for (var i = days.Count - 1; i >= 0; i--)
            if (days[i] != now && days[i] != DayState.NotLooked) return i;
        return null;
    }

    private DateOnly? Latest(IEnumerable<DateTimeOffset?> moments) => moments.Max() is { } at ? library.DayOf(at) : null;
}
