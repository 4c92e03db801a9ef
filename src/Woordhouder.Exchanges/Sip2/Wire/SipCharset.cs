using System.Globalization;
using System.Text;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>How a terminal writes letters. The standard assumes ASCII and names code page 850 for the rest; in practice all four are met.</summary>
internal enum SipCharset { Ascii = 0, Cp850 = 1, Latin1 = 2, Utf8 = 3 }

/// <summary>Bytes of a terminal and text, both ways. What its character set lacks is written as the nearest plain letters: é becomes e, never a question mark.</summary>
internal static class SipText
{
    /// <summary>Values are at most 255 characters (SIP2 §"Variable-length fields").</summary>
    private const int Longest = 255;

    private static readonly Encoding[] Encodings = Make();

    private static readonly Dictionary<int, string> Plain = new()
    {
        ['ß'] = "ss",
        ['ẞ'] = "SS",
        ['æ'] = "ae",
        ['Æ'] = "AE",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ø'] = "o",
        ['Ø'] = "O",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "Th",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['ħ'] = "h",
        ['Ħ'] = "H",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['Ŋ'] = "N",
        ['ĳ'] = "ij",
        ['Ĳ'] = "IJ",
        ['‘'] = "'",
        ['’'] = "'",
        ['‚'] = "'",
        ['“'] = "\"",
        ['”'] = "\"",
        ['„'] = "\"",
        ['«'] = "\"",
        ['»'] = "\"",
        ['–'] = "-",
        ['—'] = "-",
        ['‐'] = "-",
        ['‑'] = "-",
        ['…'] = "...",
        ['€'] = "EUR",
        ['·'] = "-",
        ['•'] = "-",
        ['©'] = "(c)",
        ['×'] = "x",
        ['½'] = "1/2",
        ['¼'] = "1/4",
        ['¾'] = "3/4",
        ['\u00A0'] = " ",
        ['\u202F'] = " ",
        ['\u2009'] = " ",
    };

    private static Encoding[] Make()
    {
        var pages = CodePagesEncodingProvider.Instance;
        // Without replacement: what cannot be written gives no byte, so that it can be seen.
        return [Encoding.GetEncoding("us-ascii", new EncoderReplacementFallback(""), new DecoderReplacementFallback("\uFFFD")),
            pages.GetEncoding(850, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback)!,
            Encoding.GetEncoding("iso-8859-1", new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)];
    }

    /// <summary>What is no character of the set becomes U+FFFD, and so does NUL, which PostgreSQL takes in no text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, SipCharset charset) => Encodings[(int)charset].GetString(bytes).Replace('\0', '\uFFFD');

    public static byte[] Encode(string text, SipCharset charset)
    {
        var encoding = Encodings[(int)charset];
        if (Ascii.IsValid(text)) return encoding.GetBytes(text);
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes()) written.Append(CanWrite(encoding, rune.ToString()) ? rune.ToString() : InPlainLetters(encoding, rune));
        return encoding.GetBytes(written.ToString());
    }

    private static bool CanWrite(Encoding encoding, string text) => encoding.GetByteCount(text) > 0;

    private static string InPlainLetters(Encoding encoding, Rune rune)
    {
        if (Plain.TryGetValue(rune.Value, out var known)) return known;
        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            .Select(r => CanWrite(encoding, r.ToString()) ? r.ToString() : Plain.GetValueOrDefault(r.Value, ""));
        return string.Concat(parts);
    }

    /// <summary>A value as it may stand in a field: no delimiter, no control sign that would end the message, and no longer than a field may be.</summary>
    public static string Value(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = string.Concat(text.Select(c => c == '|' || char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return clean.Length <= Longest ? clean : clean[..Longest];
    }
}
