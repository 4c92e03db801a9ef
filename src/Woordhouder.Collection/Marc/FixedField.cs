using System.Globalization;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Field 008, whose positions mean different things per kind of record, and which real files damage: blanks collapsed, the end cut off.
/// Everything from position 18 is read only when the language stands in its place, which proves that nothing shifted before it.
/// </summary>
internal sealed class FixedField
{
    private const int LanguageAt = 35;
    private const int EarliestYear = 1400;
    private const int LatestYear = 2100;

    private readonly string text;
    private readonly bool inPlace;

    private FixedField(string text)
    {
        this.text = text;
        inPlace = text.Length >= LanguageAt + 3 && text.Length <= 42 && IsLanguageOrNone(text.AsSpan(LanguageAt, 3));
    }

    /// <summary>The fullest 008 of the record: some files hold an empty one before the real one.</summary>
    public static FixedField Of(MarcRecord record) => new(record.ControlFields
        .Where(f => f.Tag == "008")
        .Select(f => f.Value)
        .OrderByDescending(value => value.Count(c => c is not (' ' or '|')))
        .FirstOrDefault() ?? "");

    /// <summary>The character at a position, or blank when unknown. "No attempt to code" (|) is unknown too.</summary>
    public char this[int position] => (inPlace || position <= 14) && position < text.Length && text[position] != '|' ? text[position] : ' ';

    /// <summary>
    /// The (first) year of publication, 07–10; null when a digit is unknown. The first 11 positions survive collapsed blanks, since they hold none.
    /// </summary>
    public int? Year =>
        text.Length >= 11 && text.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiLetter(text[6]) ? YearIn(text.AsSpan(7, 4)) : null;

    /// <summary>The language, 35–37; in a damaged field the last group of three letters, with at most the two positions 38–39 behind it.</summary>
    public string? Language
    {
        get
        {
            if (inPlace) return IsLanguage(text.AsSpan(LanguageAt, 3)) ? text.Substring(LanguageAt, 3) : null;
            for (var behind = 0; behind <= 2; behind++)
            {
                var at = text.Length - behind - 3;
                if (at < 11) return null;
                var alone = !char.IsLetter(text[at - 1]) && (behind == 0 || !char.IsLetter(text[at + 3]));
                if (alone && IsLanguage(text.AsSpan(at, 3))) return text.Substring(at, 3);
            }
            return null;
        }
    }

    /// <summary>Four digits that can be a year of printing.</summary>
    public static int? YearIn(ReadOnlySpan<char> four) =>
        four.Length == 4
        && int.TryParse(four, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= EarliestYear and <= LatestYear ? year : null;

    private static bool IsLanguage(ReadOnlySpan<char> code) => code.IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsLanguageOrNone(ReadOnlySpan<char> code) => IsLanguage(code) || code is "   " or "|||";
}
