namespace Woordhouder.Collection.Marc;

/// <summary>Article numbers on things for sale (EAN-13, and UPC with a zero before it): weights 1 and 3, modulo 10.</summary>
internal static class Ean
{
    public static bool IsValid(string digits) => digits.Length == 13 && digits.All(char.IsAsciiDigit) && CheckDigit(digits[..12]) == digits[12];

    public static char CheckDigit(string twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++) sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (char)('0' + (10 - sum % 10) % 10);
    }

    /// <summary>The EAN of a record: 024 with first indicator 3, a UPC (1) as EAN, or a source that says ean.</summary>
    public static string? Of(MarcRecord record) => record.Fields("024")
        .Where(f => f.Indicator1 is '1' or '3' || (f.Indicator1 == '7' && f['2'] is { } source && source.Contains("ean", StringComparison.OrdinalIgnoreCase)))
        .Select(f => Bare(f['a']))
        .Select(number => number.Length == 12 ? "0" + number : number)
        .FirstOrDefault(IsValid);

    /// <summary>A number as typed or scanned, a UPC as EAN; null when its check digit is wrong.</summary>
    public static string? Parse(string text) => Bare(text) is var number && number.Length == 12 ? Valid("0" + number) : Valid(number);

    private static string? Valid(string number) => IsValid(number) ? number : null;

    private static string Bare(string? text) => new([.. (text ?? "").Split('(')[0].Where(c => c is not (' ' or '-' or '.' or ':'))]);
}

/// <summary>Numbers of serials: eight characters, weights 8 to 2, modulo 11, written with a hyphen in the middle.</summary>
internal static class Issn
{
    public static string? Of(MarcRecord record) => record.Fields("022").SelectMany(f => f.All('a')).Select(Parse).FirstOrDefault(issn => issn is not null);

    /// <summary>"1524-4571", or null when the check digit is wrong.</summary>
    public static string? Parse(string text)
    {
        var bare = text.Split(' ', '(')[0].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (bare.Length != 8 || !bare[..7].All(char.IsAsciiDigit)) return null;
        var sum = 0;
        for (var i = 0; i < 7; i++) sum += (8 - i) * (bare[i] - '0');
        var check = (11 - sum % 11) % 11;
        return bare[7] == (check == 10 ? 'X' : (char)('0' + check)) ? $"{bare[..4]}-{bare[4..]}" : null;
    }
}
