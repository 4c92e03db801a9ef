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
    /// <summary>A whole card number of this library, by prefix, length and check digit.</summary>
    Card,
    /// <summary>Anything else is an item's number: known exactly, or not at all.</summary>
    Item,
}

/// <summary>What came out of the scanner, or was typed.</summary>
internal readonly record struct Scan(ScanKind Kind, string Text)
{
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
            _ when text.Length == CardLength && text.StartsWith(cards.Prefix, StringComparison.Ordinal) && CheckDigit.Verify(text) => ScanKind.Card,
            _ => ScanKind.Item,
        }, text);
    }
}
