namespace Woordhouder.Platform.Statements;

/// <summary>Every id that a fact points at exists: clauses, purposes, schedules, decisions.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        var clauses = s.Purposes.Values.Select(p => ("purposes", "purpose", p.Id, p.Clause))
            .Concat(s.Schedules.Values.Select(x => ("schedules", "schedule", x.Id, x.Clause)))
            .Concat(s.Recipients.Values.Select(r => ("recipients", "recipient", r.Id, r.Clause)))
            .Concat(s.Lanes.Values.Select(l => ("lanes", "mail lane", l.Id, l.Clause)))
            .Concat(s.Cookies.Values.Select(c => ("cookies", "cookie", c.Id, c.Clause)))
            .Concat(s.Deviations.Select(d => ("deviations", "deviation", d.Id, d.Clause)));
        foreach (var (section, kind, id, clause) in clauses)
            if (!s.Clauses.ContainsKey(clause))
                yield return new Complaint(s.At($"{section}.{id}.clause"),
                    $"{kind} '{id}' names clause '{clause}', which does not exist", "name a clause under 'clauses:', or add it there");

        foreach (var r in s.Recipients.Values)
            if (!s.Purposes.ContainsKey(r.Purpose))
                yield return UnknownPurpose(s.At($"recipients.{r.Id}.purpose"), $"recipient '{r.Id}'", r.Purpose);
        foreach (var l in s.Lanes.Values)
            if (!s.Purposes.ContainsKey(l.Purpose))
                yield return UnknownPurpose(s.At($"lanes.{l.Id}.purpose"), $"mail lane '{l.Id}'", l.Purpose);
        foreach (var d in s.Deviations)
            if (!word.Program.Decisions.Contains(d.Decision))
                yield return new Complaint(s.At($"deviations.{d.Id}.decision"),
                    $"deviation '{d.Id}' cites decision '{d.Decision}', which is not on record", "record the decision, or cite the one that was taken");
    }

    private static Complaint UnknownPurpose(Place place, string who, string purpose) =>
        new(place, $"{who} names purpose '{purpose}', which is not in the statement", "name a purpose under 'purposes:', or add it there with its basis");
}
