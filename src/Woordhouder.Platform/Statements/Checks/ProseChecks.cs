namespace Woordhouder.Platform.Statements;

/// <summary>Facts and both texts have the same clauses, and both texts the same shape. Each difference is told once, where it is easiest to mend.</summary>
internal static class ProseChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        var (nl, en) = (s.Prose["nl"], s.Prose["en"]);
        return Missing(s, nl, en).Concat(Unknown(s, nl)).Concat(Unknown(s, en)).Concat(Themes(s, nl)).Concat(Headings(nl, en)).Concat(Order(nl, en));
    }

    private static IEnumerable<Complaint> Missing(Statement s, Prose nl, Prose en)
    {
        var (inNl, inEn) = (Clauses(nl), Clauses(en));
        foreach (var c in s.Clauses.Values)
        {
            var (dutch, english) = (inNl.TryGetValue(c.Id, out var atNl), inEn.TryGetValue(c.Id, out var atEn));
            if (!dutch && !english) yield return new Complaint(c.Place,
                $"clause '{c.Id}' has no text in either language", $"write it below [[{c.Id}]] in both");
            else if (!english) yield return OneLanguage(c.Id, atNl, StatementFiles.EnName);
            else if (!dutch) yield return OneLanguage(c.Id, atEn, StatementFiles.NlName);
        }
    }

    private static Complaint OneLanguage(string clause, Place stands, string absent) =>
        new(stands, $"clause '{clause}' stands here but not in {absent}", $"translate it there below [[{clause}]]");

    private static IEnumerable<Complaint> Unknown(Statement s, Prose prose) => Clauses(prose).Where(c => !s.Clauses.ContainsKey(c.Key))
        .Select(c => new Complaint(c.Value,
            $"clause '{c.Key}' is not in statement.yaml", "add it under 'clauses:', or move the text into an introduction if it promises nothing"));

    private static IEnumerable<Complaint> Themes(Statement s, Prose nl)
    {
        // A clause stands under its heading and under the larger headings that this one belongs to.
        var above = new List<ProseHeading>();
        foreach (var heading in nl.Headings)
        {
            above.RemoveAll(h => h.Level >= heading.Level);
            above.Add(heading);
            foreach (var c in heading.Clauses)
                if (s.Clauses.TryGetValue(c.Id, out var clause) && above.All(h => h.Id != clause.Theme))
                    yield return new Complaint(s.At($"clauses.{c.Id}.theme"),
                        $"clause '{c.Id}' has theme '{clause.Theme}' but stands under heading '{heading.Id}' ({c.Place})",
                        $"write theme: {heading.Id}, or move the text");
        }
    }

    private static IEnumerable<Complaint> Headings(Prose nl, Prose en)
    {
        foreach (var h in nl.Headings.Where(h => en.Headings.All(o => o.Id != h.Id)))
            yield return new Complaint(h.Place, $"heading '{h.Id}' stands here but not in {StatementFiles.EnName}", "give both texts the same headings");
        foreach (var h in en.Headings.Where(h => nl.Headings.All(o => o.Id != h.Id)))
            yield return new Complaint(h.Place, $"heading '{h.Id}' stands here but not in {StatementFiles.NlName}", "give both texts the same headings");
        foreach (var h in en.Headings)
            if (nl.Headings.FirstOrDefault(o => o.Id == h.Id) is { } other && other.Level != h.Level)
                yield return new Complaint(h.Place,
                    $"heading '{h.Id}' has level {h.Level} here and {other.Level} in {StatementFiles.NlName}", "use as many # in both");
    }

    // Compared over what both have: a missing clause is one complaint, not one for each that follows it.
    private static IEnumerable<Complaint> Order(Prose nl, Prose en)
    {
        var (dutch, english) = (Shape(nl), Shape(en));
        var common = dutch.Select(d => d.Id).Intersect(english.Select(e => e.Id)).ToHashSet();
        foreach (var (d, e) in dutch.Where(d => common.Contains(d.Id)).Zip(english.Where(e => common.Contains(e.Id))))
        {
            if (d.Id == e.Id) continue;
            yield return new Complaint(e.Place,
                $"'{e.Id}' stands here where {StatementFiles.NlName} has '{d.Id}' (line {d.Place.Line})", "put headings and clauses in the same order in both");
            yield break;
        }
    }

    private static List<(string Id, Place Place)> Shape(Prose prose) =>
        [.. prose.Headings.SelectMany(h => h.Clauses.Select(c => (c.Id, c.Place)).Prepend((h.Id, h.Place)))];

    private static Dictionary<string, Place> Clauses(Prose prose) =>
        prose.Headings.SelectMany(h => h.Clauses).ToDictionary(c => c.Id, c => c.Place);
}
