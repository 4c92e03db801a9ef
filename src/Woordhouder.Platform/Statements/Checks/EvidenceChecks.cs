namespace Woordhouder.Platform.Statements;

/// <summary>No promise without evidence, and no evidence that cannot fail (architecture §4).</summary>
internal static class EvidenceChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        // A planned clause may name evidence that comes with its part.
        var promises = s.Clauses.Values.Where(c => c.Kind != ClauseKind.Information && !word.IsPlanned(c.Id)).ToList();
        foreach (var c in promises)
        {
            if (c.Evidence.Count == 0)
                yield return new Complaint(c.Place, $"clause '{c.Id}' promises without evidence", "name the evidence, or make it information with a source");
            foreach (var id in c.Evidence)
            {
                if (!word.Program.Evidence.TryGetValue(id, out var evidence))
                    yield return new Complaint(s.At($"clauses.{c.Id}.evidence"),
                        $"clause '{c.Id}' names evidence '{id}', which the code does not have", "register it in the module that keeps the promise");
                else if (!evidence.HasSabotage)
                    yield return new Complaint(s.At($"clauses.{c.Id}.evidence"),
                        $"evidence '{id}' of clause '{c.Id}' has no sabotage", "write the sabotage that it catches: evidence that cannot fail proves nothing");
            }
        }
        foreach (var complaint in Testedness(word, promises)) yield return complaint;
    }

    private static IEnumerable<Complaint> Testedness(RunningWord word, List<Clause> promises)
    {
        var own = promises.Where(c => c.Kind == ClauseKind.Promise).ToList();
        var onlyTested = own.Where(c => c.Evidence.Count > 0 && c.Evidence.All(e => word.Program.Evidence.GetValueOrDefault(e)?.Kind == "tested")).ToList();
        if (onlyTested.Count * 10 > own.Count)
            yield return new Complaint(word.Statement.At("clauses"),
                $"{onlyTested.Count} of {own.Count} promises lean only on tests, more than one in ten: {string.Join(", ", onlyTested.Select(c => c.Id))}",
                "give some of them live or structural evidence");
    }
}
