namespace Woordhouder.Collection.Marc;

/// <summary>Who published where and when: 264 with second indicator 1, else 260; the year from 008 where that is whole.</summary>
internal sealed record Imprint(string? Publisher, string? Place, int? Year)
{
    public static Imprint Of(MarcRecord record, FixedField coded)
    {
        var published = record.Fields("264").Where(f => f.Indicator2 == '1').ToList();
        if (published.Count == 0) published = [.. record.Fields("260")];
        if (published.Count == 0) published = [.. record.Fields("264").Where(f => f.Indicator2 is not '4')];

        var dates = published.Concat(record.Fields("264")).SelectMany(f => f.All('c'));
        return new Imprint(
            First(published, 'b'),
            First(published, 'a'),
            coded.Year ?? dates.Select(YearIn).FirstOrDefault(year => year is not null));
    }

    /// <summary>The first of these subfields that names something: a place or publisher may be spread over repeated fields.</summary>
    private static string? First(List<MarcDataField> fields, char code) =>
        fields.SelectMany(f => f.All(code)).Select(Isbd.CleanSupplied).FirstOrDefault(text => text is not null && !IsUnknown(text));

    /// <summary>The words with which a cataloguer says that the source does not say.</summary>
    private static bool IsUnknown(string text) =>
        text.ToLowerInvariant() is var said
        && (said is "s.l" or "s.l." or "s.n" or "s.n." or "z.pl." or "z.u." or "s. l" or "s. n" || said.Contains("not identified", StringComparison.Ordinal)
            || said.Contains("niet vastgesteld", StringComparison.Ordinal) || said.Contains("nicht ermittelbar", StringComparison.Ordinal));

    /// <summary>The first group of exactly four digits that can be a year: "[1968, c1962]", "03 Nov 2008".</summary>
    private static int? YearIn(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = 0;
            while (at + length < text.Length && char.IsAsciiDigit(text[at + length])) length++;
            if (length == 4 && FixedField.YearIn(text.AsSpan(at, 4)) is { } year) return year;
            at += Math.Max(1, length);
        }
        return null;
    }
}
