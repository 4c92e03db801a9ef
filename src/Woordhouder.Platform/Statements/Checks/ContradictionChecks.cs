using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// Two entries that a reader cannot tell apart and that say different things. Ids differ, so the program would run; people would be promised both.
/// (The same id twice is found while reading.)
/// </summary>
internal static class ContradictionChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        foreach (var (a, b) in Pairs(s.Purposes.Values, p => p.Label))
            if (a.Basis != b.Basis)
                yield return new Complaint(b.Place,
                    $"clauses '{a.Clause}' and '{b.Clause}' contradict: \"{b.Label.Nl}\" rests on {a.Basis.ToKebab()} ('{a.Id}', {a.Place}) and on {b.Basis.ToKebab()} ('{b.Id}')",
                    "give both one basis, or labels that tell them apart");
        foreach (var (a, b) in Pairs(s.Schedules.Values, x => x.Label))
            if (a.Period != b.Period)
                yield return new Complaint(b.Place,
                    $"clauses '{a.Clause}' and '{b.Clause}' contradict: \"{b.Label.Nl}\" is kept {a.Period} ('{a.Id}', {a.Place}) and {b.Period} ('{b.Id}')",
                    "give both one period, or labels that tell them apart");
    }

    private static IEnumerable<(T First, T Second)> Pairs<T>(IEnumerable<T> entries, Func<T, Bilingual> label)
    {
        var list = entries.ToList();
        return list.SelectMany((a, i) => list.Skip(i + 1).Where(b => Same(label(a).Nl, label(b).Nl) || Same(label(a).En, label(b).En)).Select(b => (a, b)));
    }

    private static bool Same(string a, string b) => a.Trim().Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);
}
