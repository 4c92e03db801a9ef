namespace Woordhouder.Collection.Marc;

/// <summary>A series that the title belongs to, with its number there if it has one.</summary>
internal sealed record SeriesPart(string Name, string? Number)
{
    /// <summary>As the book states it (490, and 440 of old); only without those the controlled form (8XX), which would say the same twice.</summary>
    public static IReadOnlyList<SeriesPart> Of(MarcRecord record)
    {
        var stated = record.Fields("490", "440").Select(f => Make(f, 'a')).OfType<SeriesPart>().ToList();
        if (stated.Count == 0)
            stated = [.. record.Fields("800", "810", "811", "830").Select(f => Make(f, f.Tag == "830" ? 'a' : 't')).OfType<SeriesPart>()];
        return [.. stated.Distinct()];
    }

    private static SeriesPart? Make(MarcDataField field, char nameCode)
    {
        if (Isbd.Clean(field[nameCode]) is not { } name) return null;
        var parts = field.Subfields.Where(s => s.Code is 'n' or 'p').Select(s => s.Value);
        return new(Isbd.Sentences(parts.Prepend(name)) ?? name, Isbd.Clean(field['v']));
    }
}
