namespace Woordhouder.Platform.Statements;

/// <summary>Clauses and parts of the program find each other: no clause rests on a part that was never thought of, no part runs that no clause speaks of.</summary>
internal static class PartChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var (s, program) = (word.Statement, word.Program);
        foreach (var c in s.Clauses.Values)
            foreach (var part in c.RestsOn.Where(p => !program.Parts.Contains(p)))
                yield return new Complaint(s.At($"clauses.{c.Id}.restsOn"),
                    $"clause '{c.Id}' rests on part '{part}', which does not exist", "choose a part from Parts.cs");

        var spokenOf = s.Clauses.Values.SelectMany(c => c.RestsOn).ToHashSet();
        foreach (var part in program.RunningParts.Where(p => !spokenOf.Contains(p)).Order(StringComparer.Ordinal))
            yield return new Complaint(s.At("clauses"),
                $"part '{part}' runs, but no clause rests on it", "say what it does in a clause that rests on it, or take the part out");
    }
}
