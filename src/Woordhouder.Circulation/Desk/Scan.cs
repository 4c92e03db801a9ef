using Woordhouder.Contracts;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal enum ScanKind
{
    /// <summary>Enter on an empty field: klaar.</summary>
    Empty,
    Done,
    Undo,
    CheckIn,
    CheckOut,
    Receipt,
    /// <summary>A whole card number of this library, by prefix, length and check digit.</summary>
    Card,
    /// <summary>Anything else is an item's number: known exactly, or not at all.</summary>
    Item,
}

/// <summary>What came out of the scanner, or was typed.</summary>
internal readonly record struct Scan(ScanKind Kind, string Text)
{
    /// <summary>The barcodes of the desk card, with what they do.</summary>
    public static readonly IReadOnlyList<string> Controls = ["*KLAAR", "*BON", "*ONGEDAAN", "*INNEMEN", "*UITLENEN"];

    /// <summary>A name or a postcode that somebody typed: an item's number has no two letters in a row.</summary>
    public bool LooksTyped => Kind == ScanKind.Item && Text.Zip(Text.Skip(1)).Any(pair => char.IsLetter(pair.First) && char.IsLetter(pair.Second));

    private const int CardLength = 14, Longest = 60;

    public static Scan Of(string? typed, CardSettings cards)
    {
        // Scanners send control signs before and after; people type blanks between groups of figures.
        var text = new string([.. (typed ?? "").Where(c => !char.IsControl(c))]).Trim();
        if (text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c == ' ')) text = text.Replace(" ", "", StringComparison.Ordinal);
        if (text.Length > Longest) text = text[..Longest];
        return new Scan(text.ToUpperInvariant() switch
        {
            "" => ScanKind.Empty,
            "*KLAAR" => ScanKind.Done,
            "*ONGEDAAN" => ScanKind.Undo,
            "*INNEMEN" => ScanKind.CheckIn,
            "*UITLENEN" => ScanKind.CheckOut,
            "*BON" => ScanKind.Receipt,
            _ when text.Length == CardLength && text.StartsWith(cards.Prefix, StringComparison.Ordinal) && CheckDigit.Verify(text) => ScanKind.Card,
            _ => ScanKind.Item,
        }, text);
    }
}
