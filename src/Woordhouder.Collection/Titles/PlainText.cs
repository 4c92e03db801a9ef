using System.Globalization;
using System.Text;

namespace Woordhouder.Collection;

/// <summary>Text in the form in which it is searched and sorted, and text in the form in which both databases take it.</summary>
internal static class PlainText
{
    /// <summary>Lower case, without diacritics, every other sign a single blank: "’s-Gravenhage in de jaren ’30" is "s gravenhage in de jaren 30".</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Rune.IsLetterOrDigit(rune)) plain.Append(Letter(Rune.ToLowerInvariant(rune)));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>Letters that no decomposition takes apart, as somebody without them on the keyboard types them.</summary>
    public static string Letter(Rune letter) => letter.Value switch
    {
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => letter.ToString(),
    };

    /// <summary>At most so many characters, never half a letter; without NUL and lone surrogates, which PostgreSQL refuses.</summary>
    public static string Fit(string text, int length)
    {
        if (text.Length <= length && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        var fit = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate becomes U+FFFD
        {
            if (rune.Value == 0) continue;
            if (fit.Length + rune.Utf16SequenceLength > length) break;
            fit.Append(rune.ToString());
        }
        return fit.ToString();
    }

    public static string? FitOrNull(string? text, int length) => string.IsNullOrWhiteSpace(text) ? null : Fit(text, length);
}
