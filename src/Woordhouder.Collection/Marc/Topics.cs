namespace Woordhouder.Collection.Marc;

/// <summary>What a title is about (6XX) and what sort of work it is (655).</summary>
internal static class Topics
{
    /// <summary>Headings with their subdivisions: "Fietsen – Nederland". Each once, from whatever thesaurus.</summary>
    public static IReadOnlyList<string> Subjects(MarcRecord record) =>
    [
        .. record.Fields("600", "610", "611", "630", "650", "651").Select(Heading)
            .Concat(record.Fields("653").SelectMany(f => f.All('a')).Select(Isbd.Clean))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>655 $a. Only without it the form subdivisions of subjects ($v) and the literary form of 008.</summary>
    public static IReadOnlyList<string> Genres(MarcRecord record, FixedField coded)
    {
        var genres = Distinct(record.Fields("655").SelectMany(f => f.All('a')));
        if (genres.Count > 0) return genres;
        var fallback = record.Fields("600", "610", "611", "630", "650", "651").SelectMany(f => f.All('v'));
        return Distinct(fallback.Concat(LiteraryForm(record, coded) is { } form ? [form] : Array.Empty<string>()));
    }

    private static List<string> Distinct(IEnumerable<string> texts) =>
        [.. texts.Select(Isbd.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>008/33 of books, in the words that Dutch libraries put in 655.</summary>
    private static string? LiteraryForm(MarcRecord record, FixedField coded)
    {
        if (record.Type is not ('a' or 't') || record.Level is not ('m' or 'a' or 'c' or 'd')) return null;
        return coded[33] switch
        {
            '0' => "Non-fictie",
            '1' => "Fictie",
            'c' => "Stripverhaal",
            'd' => "Toneel",
            'e' => "Essays",
            'f' => "Roman",
            'h' => "Humor",
            'i' => "Brieven",
            'j' => "Verhalen",
            'p' => "Gedichten",
            's' => "Toespraken",
            _ => null,
        };
    }

    private static string? Heading(MarcDataField field)
    {
        // Names and titles are one heading of several subfields; dates of life ($d) say nothing about the subject.
        var main = field.Tag switch
        {
            "600" or "610" or "611" => field.Subfields.Where(s => s.Code is 'a' or 'b' or 't'),
            "630" => field.Subfields.Where(s => s.Code is 'a' or 'n' or 'p'),
            _ => field.Subfields.Where(s => s.Code is 'a'),
        };
        var head = Isbd.Sentences(main.Select(s => s.Value));
        var divisions = field.Subfields.Where(s => s.Code is 'x' or 'y' or 'z').Select(s => Isbd.Clean(s.Value)).OfType<string>();
        return head is null ? null : string.Join(" – ", divisions.Prepend(head));
    }
}
