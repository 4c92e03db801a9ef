namespace Woordhouder.Platform.Statements;

/// <summary>Who gets what (D23): inside the union, fields that exist, and nothing sent that no clause allows.</summary>
internal static class RecipientChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        foreach (var r in s.Recipients.Values)
        {
            if (!EuropeanUnion.Has(r.Country))
                yield return new Complaint(s.At($"recipients.{r.Id}.country"), $"recipient '{r.Id}' is in '{r.Country}', which is not a country in the EU",
                    "name the EU country where the data are processed, or remove the recipient (R75)");
            if (!word.RecipientRuns(r.Id)) continue;
            foreach (var field in r.Fields.Where(f => !word.Program.Fields.Contains(f.Field)))
                yield return new Complaint(s.At($"recipients.{r.Id}.fields"),
                    $"recipient '{r.Id}' gets field '{field.Field}', which the model does not have", "name a personal column as table.column");
        }

        foreach (var (recipient, fields) in word.Program.Senders)
        {
            if (!s.Recipients.TryGetValue(recipient, out var allowed))
                yield return new Complaint(s.At("recipients"),
                    $"the code sends to '{recipient}', which the statement does not name",
                    $"add recipient '{recipient}' with its fields, or take the part that sends out");
            else if (word.RecipientRuns(recipient))
                foreach (var field in fields.Where(f => allowed.Fields.All(a => a.Field != f)))
                    yield return new Complaint(s.At($"recipients.{recipient}.fields"),
                        $"the code sends field '{field}' to '{recipient}', which no clause allows",
                        $"add {field} to its fields and tell people in clause '{allowed.Clause}', or stop sending it");
        }
    }
}
