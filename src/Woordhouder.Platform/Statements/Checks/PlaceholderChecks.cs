namespace Woordhouder.Platform.Statements;

/// <summary>Every placeholder has a fact, and the facts that people must read – periods, bases, field lists – each have a placeholder of their own in both texts.</summary>
internal static class PlaceholderChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word) => word.Statement.Prose.Values.SelectMany(prose => In(word.Statement, prose));

    private static IEnumerable<Complaint> In(Statement s, Prose prose)
    {
        var values = new PlaceholderValues(s, prose.Language, []);
        var passages = ProsePassage.Of(prose).ToList();
        var placeholders = passages.SelectMany(Placeholder.In).ToList();
        foreach (var p in placeholders.Where(p => values.Of(p.Path) is null))
            yield return new Complaint(p.Place, $"placeholder {p} has no fact", "correct it, or add the fact to statement.yaml");
        foreach (var place in passages.SelectMany(Placeholder.LooseBraces))
            yield return new Complaint(place, "double braces belong to no placeholder", "write {{path.of.the-fact}} on one line");

        var printed = placeholders.Select(p => p.Path).ToHashSet();
        var file = prose.Language == "en" ? StatementFiles.EnName : StatementFiles.NlName;
        foreach (var (path, what, where) in MustBePrinted(s).Where(f => !printed.Contains(f.Placeholder)))
            yield return new Complaint(s.At(where), $"{what} is nowhere in {file}", $"print it there as {{{{{path}}}}}");
    }

    private static IEnumerable<(string Placeholder, string What, string Where)> MustBePrinted(Statement s) =>
        s.Schedules.Values.Select(x => ($"schedule.{x.Id}.period", $"the period of schedule '{x.Id}'", $"schedules.{x.Id}.period"))
            .Concat(s.Purposes.Values.Select(p => ($"purpose.{p.Id}.basis", $"the basis of purpose '{p.Id}'", $"purposes.{p.Id}.basis")))
            .Concat(s.Recipients.Values.Select(r => ($"recipient.{r.Id}.fields", $"the field list of recipient '{r.Id}'", $"recipients.{r.Id}.fields")));
}
