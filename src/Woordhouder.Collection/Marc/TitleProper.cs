namespace Woordhouder.Collection.Marc;

/// <summary>The title of a record (245) and its other forms: for sorting, in its own script (880), the original (240, 130).</summary>
internal sealed record TitleProper(string Title, string? Subtitle, string? Part, string Sort, string? InScript, string? Original)
{
    /// <summary>More than a quarter of the characters were lost on the way.</summary>
    public bool IsUnreadable => Lost(Title);

    public static TitleProper? Of(MarcRecord record)
    {
        var inScript = record.Fields("880").FirstOrDefault(f => f['6']?.StartsWith("245", StringComparison.Ordinal) is true);
        // Damaged records split 245 over several fields; the one with $a is the title. Without any, the title in its own script is one.
        var field = record.Fields("245").FirstOrDefault(f => Text(f) is not null) ?? (inScript is not null && Text(inScript) is not null ? inScript : null);
        if (field is null) return null;

        var title = Text(field)!;
        return new TitleProper(
            title,
            Subtitle: field['a'] is null ? null : JoinClean(" : ", field.All('b')),
            Part: field['a'] is null ? null : JoinClean(", ", field.Subfields.Where(s => s.Code is 'n' or 'p').Select(s => s.Value)),
            Sort: SortForm(field['a'] ?? title, title, field.Indicator2),
            InScript: inScript is not null && !ReferenceEquals(inScript, field) && Text(inScript) is { } script && !Lost(script) ? script : null,
            Original: Isbd.CleanSupplied((record.Field("240") ?? record.Field("130"))?['a']));
    }

    private static bool Lost(string text) => text.Count(c => c == '\uFFFD') * 4 > text.Length;

    /// <summary>$a; where that is missing the form ($k) or the part ($n, $p) that was catalogued as title.</summary>
    private static string? Text(MarcDataField field)
    {
        var text = Isbd.Clean(field['a'] ?? field['k']) ?? JoinClean(", ", field.Subfields.Where(s => s.Code is 'n' or 'p').Select(s => s.Value));
        return text is ['[', .. var inner, ']'] && !inner.Contains('[', StringComparison.Ordinal) ? inner : text;
    }

    /// <summary>
    /// Leaves out as many characters as the second indicator says, if that ends at a word: a wrong count would otherwise cut a word in two.
    /// </summary>
    private static string SortForm(string raw, string title, char nonFiling)
    {
        var skip = nonFiling is >= '1' and <= '9' ? nonFiling - '0' : 0;
        var atWord = skip > 0 && skip < raw.Length && !(char.IsLetterOrDigit(raw[skip - 1]) && char.IsLetterOrDigit(raw[skip]));
        var sort = atWord ? Isbd.Clean(raw[skip..]) ?? title : title;
        // Quotes, brackets and dots before the first letter or digit do not file either.
        var first = 0;
        while (first < sort.Length && !char.IsLetterOrDigit(sort[first])) first++;
        return first < sort.Length ? sort[first..] : sort;
    }

    private static string? JoinClean(string separator, IEnumerable<string> parts) =>
        string.Join(separator, parts.Select(Isbd.Clean).OfType<string>()) is { Length: > 0 } joined ? joined : null;
}
