using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="ReasonNl">As the library wrote it then; "" for a reason that has a name of its own.</param>
/// <param name="TakenBack">The closure was opened again.</param>
internal sealed record DueStep(DueMove Move, string ReasonNl, string ReasonEn, bool TakenBack);

/// <summary>What a due date rests on, from what the loan itself keeps: it stays true when settings change.</summary>
/// <param name="CountedFrom">Null: lent before this was written down.</param>
internal sealed record WhyDue(DateOnly? CountedFrom, int? Days, int Renewals, string Branch, IReadOnlyList<DueStep> Steps);

/// <summary>Looks up the reasons that stand elsewhere: closures and extensions.</summary>
internal sealed class DueReasons(Things things)
{
    /// <summary>For several loans at once: the steps of each, in their order. No query when nothing moved for such a reason.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<DueStep>>> Of(IReadOnlyList<(string? Moves, DateOnly DueOn)> loans, CancellationToken ct)
    {
        var moves = loans.Select(l => DueMove.Read(l.Moves, l.DueOn)).ToList();
        var ids = moves.SelectMany(m => m).Where(m => m.By is null or ClosedBy.Closure).Select(m => Guid.TryParseExact(m.What, "N", out var id) ? id : default).Distinct().ToList();
        Dictionary<string, (string Nl, string En, bool TakenBack)> known = [];
        if (ids.Count > 0)
        {
            foreach (var c in await things.Set<Closure>().Where(c => ids.Contains(c.Id)).ToListAsync(ct)) known[c.Id.ToString("N")] = (c.ReasonNl, c.ReasonEn, c.ReopenedAt is not null);
            foreach (var e in await things.Set<Extension>().Where(e => ids.Contains(e.Id)).ToListAsync(ct)) known[e.Id.ToString("N")] = (e.ReasonNl, e.ReasonEn, false);
        }
        return [.. moves.Select(steps => (IReadOnlyList<DueStep>)[.. steps.Select(m => m.By switch
        {
            null or ClosedBy.Closure => known.GetValueOrDefault(m.What) is var (nl, en, back) ? new DueStep(m, nl ?? "", en ?? "", back) : new DueStep(m, "", "", false),
            ClosedBy.Settings => new DueStep(m, OpeningWords.Either(m.What, "nl"), OpeningWords.Either(m.What, "en"), false),
            _ => new DueStep(m, "", "", false),
        })])];
    }
}

internal static class WhyDueWords
{
    /// <summary>One sentence for each thing that made the date what it is.</summary>
    public static IReadOnlyList<string> Sentences(this PageChrome chrome, WhyDue why, string material) => [Counted(chrome, why, material), .. why.Steps.Select(s => Step(chrome, s, chrome.BranchName(why.Branch)))];

    private static string Counted(PageChrome chrome, WhyDue why, string material)
    {
        if (why is not { CountedFrom: { } from, Days: { } days }) return chrome.L("Geleend voordat wij opschreven hoe de datum werd geteld.", "Borrowed before we wrote down how the date was counted.");
        var last = chrome.Day(from.AddDays(days));
        return why.Renewals == 0
            ? chrome.L($"{material}: {Days(days)}, geteld vanaf het lenen op {chrome.Day(from)}. Dat is {last}.", $"{material}: {DaysEn(days)}, counted from borrowing on {chrome.Day(from)}. That is {last}.")
            : chrome.L($"{material}: {Days(days)}, geteld vanaf het verlengen op {chrome.Day(from)} ({why.Renewals} keer verlengd). Dat is {last}.", $"{material}: {DaysEn(days)}, counted from renewing on {chrome.Day(from)} (renewed {(why.Renewals == 1 ? "once" : why.Renewals + " times")}). That is {last}.");
    }

    private static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagen";
    private static string DaysEn(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Step(PageChrome chrome, DueStep step, string branch)
    {
        var (from, to, reason) = (chrome.Day(step.Move.From), chrome.Day(step.Move.To), chrome.L(step.ReasonNl, step.ReasonEn));
        return step.Move.By switch
        {
            null => chrome.L($"Iedereen kreeg langer de tijd: {reason}. Daarom werd het {to}.", $"Everybody got more time: {reason}. So it became {to}."),
            ClosedBy.Week => chrome.L($"Op {from.Split(' ')[0]} is {branch} dicht. De eerste open dag daarna is {to}.", $"{branch} is closed on {from.Split(' ')[0]}s. The first open day after it is {to}."),
            ClosedBy.Holiday => chrome.L($"{from} is {chrome.Text("holiday." + step.Move.What)}: dan is {branch} dicht. De eerste open dag daarna is {to}.", $"{from} is {chrome.Text("holiday." + step.Move.What)}: {branch} is closed. The first open day after it is {to}."),
            _ when step.TakenBack => chrome.L($"Op {from} zou {branch} dicht zijn: {reason}. Dat ging niet door, maar je houdt de latere datum: {to}.", $"{branch} was to be closed on {from}: {reason}. It did not happen, but you keep the later date: {to}."),
            _ => chrome.L($"Op {from} is {branch} dicht: {reason}. De eerste open dag daarna is {to}.", $"{branch} is closed on {from}: {reason}. The first open day after it is {to}."),
        };
    }
}
