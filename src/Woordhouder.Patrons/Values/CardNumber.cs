using System.Globalization;
using Woordhouder.Contracts;

namespace Woordhouder.Patrons;

/// <summary>The number on a card: the library's prefix, a running number and a Luhn check digit, 14 figures in all.</summary>
internal readonly record struct CardNumber
{
    public const int Length = 14;

    private CardNumber(string value) => Value = value;

    public string Value { get; }
    public string LastFour => Value[^4..];

    /// <summary>The card with this running number (from 1).</summary>
    public static CardNumber Of(string prefix, long running)
    {
        var body = prefix + running.ToString(CultureInfo.InvariantCulture).PadLeft(Length - 1 - prefix.Length, '0');
        if (body.Length != Length - 1 || running < 1) throw new ArgumentOutOfRangeException(nameof(running), "the running number does not fit in a card number");
        return new CardNumber(body + CheckDigit.Of(body));
    }

    /// <summary>Spaces and dashes are allowed, a part of a number is not: half a scan is refused by its check digit.</summary>
    public static bool TryParse(string? text, out CardNumber number)
    {
        var tidy = (text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var good = tidy.Length == Length && CheckDigit.Verify(tidy);
        number = good ? new CardNumber(tidy) : default;
        return good;
    }

    /// <summary>In groups, as on the card.</summary>
    public override string ToString() => Show(Value);

    public static string Show(string stored) => stored.Length == Length ? $"{stored[..5]} {stored[5..10]} {stored[10..]}" : stored;
}
