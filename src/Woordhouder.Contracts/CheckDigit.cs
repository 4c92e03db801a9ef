namespace Woordhouder.Contracts;

/// <summary>Luhn (ISO/IEC 7812-1 annex B): the check digit of card numbers and barcodes, so that a mistyped or half-scanned number is refused by itself.</summary>
public static class CheckDigit
{
    public static char Of(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 0) d = d * 2 > 9 ? d * 2 - 9 : d * 2;
            sum += d;
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }

    public static bool Verify(ReadOnlySpan<char> number)
    {
        if (number.Length < 2) return false;
        foreach (var c in number) if (!char.IsAsciiDigit(c)) return false;
        return Of(number[..^1]) == number[^1];
    }
}
