namespace Woordhouder.Platform.Statements;

/// <summary>Clauses against the text that they answer to: every requirement has one, what they cite exists, information says where it comes from.</summary>
internal static class ClauseChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var (s, program) = (word.Statement, word.Program);
        var covered = s.Clauses.Values.SelectMany(c => c.Requirements).ToHashSet();
        foreach (var id in program.Requirements.Where(r => !covered.Contains(r)).OrderBy(r => r.Length).ThenBy(r => r, StringComparer.Ordinal))
            yield return new Complaint(s.At("clauses"),
                $"requirement {id} is covered by no clause", $"add {id} to the requirements of the clause that keeps it");

        foreach (var c in s.Clauses.Values)
        {
            // A library that answers to another text has no list of requirements to compare with.
            foreach (var id in c.Requirements.Where(r => program.Requirements.Count > 0 && !program.Requirements.Contains(r)))
                yield return new Complaint(s.At($"clauses.{c.Id}.requirements"),
                    $"clause '{c.Id}' cites requirement '{id}', which does not exist", "cite an existing requirement");
            foreach (var id in c.Decisions.Where(d => !program.Decisions.Contains(d)))
                yield return new Complaint(s.At($"clauses.{c.Id}.decisions"),
                    $"clause '{c.Id}' cites decision '{id}', which is not on record", "record the decision, or cite the one that was taken");
            foreach (var complaint in Information(s, c)) yield return complaint;
        }
    }

    private static IEnumerable<Complaint> Information(Statement s, Clause c)
    {
        var information = c.Kind == ClauseKind.Information;
        if (information && c.Source is null)
            yield return new Complaint(c.Place,
                $"clause '{c.Id}' is information without a source", "add source: {nl: …, en: …}, the law or the party that says so");
        if (information && c.Reviewed is null)
            yield return new Complaint(c.Place,
                $"clause '{c.Id}' is information without a review date", "add reviewed: the day somebody last compared it with its source");
        if (!information && (c.Source is not null || c.Reviewed is not null))
            yield return new Complaint(s.At($"clauses.{c.Id}.{(c.Source is null ? "reviewed" : "source")}"),
                $"clause '{c.Id}' is a promise of ours but names a source or review date", "remove them: our own promise has evidence instead");
    }
}
