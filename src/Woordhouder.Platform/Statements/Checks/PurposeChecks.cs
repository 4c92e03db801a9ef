namespace Woordhouder.Platform.Statements;

/// <summary>What each basis asks of a purpose, and the purposes that no library can do without.</summary>
internal static class PurposeChecks
{
    // Without these no member can be known, helped, protected or forgotten, so leaving one out is a mistake and not a choice.
    private static readonly string[] Core = ["enrolment", "membership", "sign-in", "rights", "retention", "accountability", "staff-access"];

    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        foreach (var p in s.Purposes.Values)
        {
            if (p.Basis == LawfulBasis.Consent && p.ConsentText is null)
                yield return new Complaint(s.At($"purposes.{p.Id}.basis"),
                    $"purpose '{p.Id}' rests on consent but has no consent text", "add consentText: {nl: …, en: …}, the words that people agree to");
            if (p.Basis != LawfulBasis.Consent && p.ConsentText is not null)
                yield return new Complaint(s.At($"purposes.{p.Id}.consentText"),
                    $"purpose '{p.Id}' has a consent text but does not rest on consent", "remove consentText: asking for what is done anyway misleads");
            if (p.Basis == LawfulBasis.LegitimateInterest && p.Interest is null)
                yield return new Complaint(s.At($"purposes.{p.Id}.basis"),
                    $"purpose '{p.Id}' rests on a legitimate interest but does not name it",
                    "add interest: {nl: …, en: …}, the interest that people can object to");
            if (p.Basis != LawfulBasis.LegitimateInterest && p.Interest is not null)
                yield return new Complaint(s.At($"purposes.{p.Id}.interest"),
                    $"purpose '{p.Id}' names an interest but does not rest on a legitimate interest", "remove interest, or correct the basis");
        }

        foreach (var id in Core.Where(word.Program.UsedPurposes.Contains))
        {
            if (!s.Purposes.TryGetValue(id, out var purpose))
                yield return new Complaint(s.At("purposes"),
                    $"purpose '{id}' is missing, and the program cannot run without it", $"add purpose '{id}' with its clause and basis");
            else if (word.IsPlanned(purpose.Clause))
                yield return new Complaint(s.At($"purposes.{id}.clause"),
                    $"purpose '{id}' is in use, but its clause '{purpose.Clause}' is planned: {string.Join(", ", word.MissingParts(purpose.Clause))} does not run",
                    "let it stand under a clause that rests on running parts only");
        }
    }
}
