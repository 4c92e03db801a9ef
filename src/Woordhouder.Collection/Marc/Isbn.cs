using System.Globalization;

namespace Woordhouder.Collection.Marc;

/// <summary>A book number with a right check digit, always as ISBN-13: an ISBN-10 becomes the 978 number of the same book.</summary>
internal readonly record struct Isbn : IComparable<Isbn>
{
    private readonly long digits;

    private Isbn(long digits) => this.digits = digits;

    /// <summary>Reads a bare number or the text of MARC 020 $a: hyphens, and what follows the number, such as "(paperback)" or ": € 19,95".</summary>
    public static bool TryParse(string? text, out Isbn isbn)
    {
        isbn = default;
        if (text is null) return false;
        text = text.Trim();
        if (text.StartsWith("ISBN", StringComparison.OrdinalIgnoreCase)) text = text[4..].TrimStart(' ', ':');
        // First the text up to a blank, as the rule for 020 is; then over blanks, since "978 90 …" is written too.
        return TryDigits(Take(text, overBlanks: false), out isbn) || TryDigits(Take(text, overBlanks: true), out isbn);
    }

    private static string Take(string text, bool overBlanks)
    {
        Span<char> taken = stackalloc char[14];
        var count = 0;
        foreach (var c in text)
        {
            if (c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' || (overBlanks && c == ' ')) continue;
            if (!char.IsAsciiDigit(c) && c is not ('X' or 'x')) break;
            if (count == taken.Length) break;
            taken[count++] = char.ToUpperInvariant(c);
        }
        return new string(taken[..count]);
    }

    private static bool TryDigits(string digits, out Isbn isbn)
    {
        isbn = default;
        var thirteen = digits.Length switch
        {
            10 when CheckDigit10(digits) == digits[9] => WithCheckDigit("978" + digits[..9]),
            13 when digits.StartsWith("978", StringComparison.Ordinal) || digits.StartsWith("979", StringComparison.Ordinal) => digits,
            _ => null,
        };
        if (thirteen is null || !Ean.IsValid(thirteen)) return false;
        isbn = new(long.Parse(thirteen, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Weights 10 to 2, modulo 11; ten is written X.</summary>
    private static char CheckDigit10(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            if (!char.IsAsciiDigit(digits[i])) return '?';
            sum += (10 - i) * (digits[i] - '0');
        }
        var check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    private static string WithCheckDigit(string twelve) => twelve + Ean.CheckDigit(twelve);

    public int CompareTo(Isbn other) => digits.CompareTo(other.digits);
    public static bool operator <(Isbn a, Isbn b) => a.digits < b.digits;
    public static bool operator >(Isbn a, Isbn b) => a.digits > b.digits;
    public static bool operator <=(Isbn a, Isbn b) => a.digits <= b.digits;
    public static bool operator >=(Isbn a, Isbn b) => a.digits >= b.digits;

    /// <summary>Thirteen digits without hyphens.</summary>
    public override string ToString() => digits.ToString("D13", CultureInfo.InvariantCulture);
}
