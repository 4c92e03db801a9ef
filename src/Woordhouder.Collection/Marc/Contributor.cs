namespace Woordhouder.Collection.Marc;

/// <summary>Somebody (or a body) who made the title, in the order of the record; order 0 is the main one.</summary>
internal sealed record Contributor(string Name, ContributorRole Role, int Order);

internal enum ContributorRole
{
    Author,
    Editor,
    Illustrator,
    Translator,
    Narrator,
    Composer,
    Performer,
    Director,
    /// <summary>Taking part in another way, or in a way the record does not say.</summary>
    Contributor,
}

internal static class Contributors
{
    /// <summary>The main entry (100, 110, 111) first, then the added ones (700, 710, 711); each name once for each role.</summary>
    public static IReadOnlyList<Contributor> Of(MarcRecord record)
    {
        List<Contributor> found = [];
        foreach (var field in record.Fields("100", "110", "111").Concat(record.Fields("700", "710", "711")))
        {
            if (Name(field) is not { } name) continue;
            foreach (var role in Roles(record, field).Distinct())
                if (!found.Exists(c => c.Role == role && string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)))
                    found.Add(new(name, role, found.Count));
        }
        return found;
    }

    /// <summary>Name and number ("Elizabeth II"), with the words that go with a forename; no dates of life.</summary>
    private static string? Name(MarcDataField field)
    {
        var parts = field.Tag[1..] switch
        {
            "00" => field.Subfields.Where(s => s.Code is 'a' or 'b' || (s.Code == 'c' && field.Indicator1 == '0')),
            "10" => field.Subfields.Where(s => s.Code is 'a' or 'b'),
            _ => field.Subfields.Where(s => s.Code is 'a' or 'e').TakeWhile((s, i) => i == 0 || s.Code == 'e'),
        };
        return field.Tag[1..] == "00"
            ? Isbd.Clean(string.Join(' ', parts.Select(s => s.Value)))
            : Isbd.Sentences(parts.Select(s => s.Value));
    }

    /// <summary>The roles a field names ($4 code or address, else $e word); without any, what the main entry of this kind of record usually is.</summary>
    private static List<ContributorRole> Roles(MarcRecord record, MarcDataField field)
    {
        var named = field.All('4').Select(OfCode).OfType<ContributorRole>().ToList();
        if (named.Count == 0 && field.Tag[1..] != "11") named = [.. field.All('e').Select(OfWord).OfType<ContributorRole>()];
        if (named.Count > 0) return named;
        if (field.Tag[0] != '1') return [ContributorRole.Contributor];
        return [record.Type switch
        {
            'c' or 'd' => ContributorRole.Composer,
            'j' or 'g' or 'r' or 'm' => ContributorRole.Contributor, // Of music the composer or the performer; the record does not say which.
            _ => ContributorRole.Author,
        }];
    }

    private static ContributorRole? OfCode(string code) => code[(code.LastIndexOf('/') + 1)..].Trim().TrimEnd('.').ToLowerInvariant() switch
    {
        "aut" or "cre" => ContributorRole.Author,
        "edt" or "com" => ContributorRole.Editor,
        "ill" or "art" => ContributorRole.Illustrator,
        "trl" => ContributorRole.Translator,
        "nrt" or "spk" or "rdr" => ContributorRole.Narrator,
        "cmp" => ContributorRole.Composer,
        "prf" or "sng" or "mus" or "itr" or "voc" or "act" or "cnd" => ContributorRole.Performer,
        "drt" or "fmd" => ContributorRole.Director,
        { Length: 3 } => ContributorRole.Contributor,
        _ => null,
    };

    private static ContributorRole? OfWord(string word) => Isbd.Clean(word)?.TrimEnd('.').ToLowerInvariant() switch
    {
        null => null,
        "author" or "auteur" or "schrijver" or "joint author" or "tekst" => ContributorRole.Author,
        "editor" or "ed" or "compiler" or "comp" or "redacteur" or "redactie" or "samensteller" => ContributorRole.Editor,
        "illustrator" or "ill" or "illustraties" or "tekenaar" or "ил" => ContributorRole.Illustrator,
        "translator" or "tr" or "vertaler" or "vertaling" => ContributorRole.Translator,
        "narrator" or "voorlezer" or "verteller" => ContributorRole.Narrator,
        "composer" or "componist" => ContributorRole.Composer,
        "performer" or "prf" or "singer" or "actor" or "actress" or "musician" or "voice actor" or "uitvoerende" or "uitvoerend musicus" or "zanger"
            or "zangeres" or "acteur" or "actrice" => ContributorRole.Performer,
        "film director" or "director" or "regisseur" or "regie" => ContributorRole.Director,
        _ => ContributorRole.Contributor,
    };
}
