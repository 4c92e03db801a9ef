using System.Globalization;
using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// MARC-8 to Unicode. A mark stands before its letter in MARC-8 and after it in Unicode, so marks wait for the letter; the result is NFC.
/// Chinese, Japanese and Korean (EACC) take three bytes a character. What has no meaning becomes U+FFFD.
/// </summary>
internal sealed class Marc8
{
    private const byte Escape = 0x1B;
    private const string Eacc = "EACC";

    private readonly StringBuilder text = new();
    private readonly StringBuilder marks = new();
    private string g0 = Marc8Sets.Ascii;
    private string g1 = Marc8Sets.Ansel;
    private int unknown;
    private int stray;
    private int leftHalves;
    private int rightHalves;

    private Marc8()
    {
    }

    /// <summary>Decodes one subfield or control field: sets chosen by escape sequences end with it.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, out Marc8Losses losses)
    {
        var decoder = new Marc8();
        decoder.Run(bytes);
        losses = new Marc8Losses(decoder.unknown, decoder.stray + Math.Abs(decoder.leftHalves - decoder.rightHalves));
        return decoder.text.ToString().Normalize(NormalizationForm.FormC);
    }

    private void Run(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var b = bytes[at];
            if (b == Escape)
            {
                at += ChooseSet(bytes[at..]);
                continue;
            }
            var set = b < 0x80 ? g0 : g1;
            if (ReferenceEquals(set, Eacc) && (b & 0x7F) > 0x20)
            {
                at += TakeEacc(bytes[at..]);
                continue;
            }
            Take(b, set);
            at++;
        }
        PlaceMarks(stranded: true);
    }

    /// <summary>How many bytes the escape sequence takes. One that names no set is dropped and the text after it read on.</summary>
    private int ChooseSet(ReadOnlySpan<byte> sequence)
    {
        var first = At(sequence, 1);
        if (first is 'g' or 'b' or 'p' or 's')
        {
            g0 = Marc8Sets.Named(first)!;
            return 2;
        }
        var multibyte = first == '$';
        var at = multibyte ? 2 : 1;
        var toG1 = At(sequence, at) is ')' or '-';
        if (toG1 || At(sequence, at) is '(' or ',') at++;
        else if (!multibyte) return NoSuchSet();
        if (At(sequence, at) == '!') at++;
        var table = multibyte ? (At(sequence, at) == '1' ? Eacc : null) : Marc8Sets.Named(At(sequence, at));
        if (table is null) return NoSuchSet();
        if (toG1) g1 = table;
        else g0 = table;
        return at + 1;
    }

    private static char At(ReadOnlySpan<byte> sequence, int index) => index < sequence.Length ? (char)sequence[index] : '\0';

    private int NoSuchSet()
    {
        unknown++;
        return 1;
    }

    /// <summary>How many bytes the character takes: three, or what is left of them before the next escape sequence.</summary>
    private int TakeEacc(ReadOnlySpan<byte> bytes)
    {
        var length = Math.Min(3, bytes.Length);
        if (length == 3 && Marc8Eacc.At(bytes[0], bytes[1], bytes[2]) is { } character)
        {
            text.Append(character);
            PlaceMarks(stranded: true);
            return 3;
        }
        Unknown();
        return bytes[..length].IndexOf(Escape) is > 0 and var escape ? escape : length;
    }

    private void Take(byte b, string set)
    {
        switch (b)
        {
            case 0x20:
                PlaceMarks(stranded: true);
                text.Append(' ');
                return;
            case 0x88 or 0x89:
                // Begin and end of a part that does not file: the second indicator of 245 says the same.
                return;
            case 0x8D:
                text.Append('\u200D');
                return;
            case 0x8E:
                text.Append('\u200C');
                return;
            case < 0x20:
                // Line ends and tabs do not belong in a field, but do no harm; the rest of the control characters does.
                if (b is 0x09 or 0x0A or 0x0D) text.Append(' ');
                else unknown++;
                return;
        }
        var c = b is 0x7F or 0xFF or (>= 0x80 and <= 0xA0) ? '\0' : Marc8Sets.At(set, b & 0x7F);
        if (c == '\0') Unknown();
        else if (c is '\uFE21' or '\uFE23') rightHalves++; // Of a mark over two letters, which Unicode writes whole with the first letter.
        else if (IsMark(c)) marks.Append(c);
        else
        {
            text.Append(c);
            PlaceMarks(stranded: !char.IsLetterOrDigit(c));
        }
    }

    // U+0670 is a mark in Unicode, but a letter of its own place in the Arabic set of MARC-8.
    private static bool IsMark(char c) => c != '\u0670' && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private void Unknown()
    {
        unknown++;
        text.Append('\uFFFD');
        PlaceMarks(stranded: true);
    }

    private void PlaceMarks(bool stranded)
    {
        if (marks.Length == 0) return;
        if (stranded || !IsPlausible()) stray += marks.Length;
        foreach (var chunk in marks.GetChunks())
            leftHalves += chunk.Span.Count('\u0361') + chunk.Span.Count('\u0360');
        text.Append(marks);
        marks.Clear();
    }

    /// <summary>More than three marks on a letter do not occur (Hebrew has three), and a single one belongs to a letter that exists with it.</summary>
    private bool IsPlausible() =>
        marks.Length is 2 or 3
        || (marks.Length == 1 && (marks[0] is '\u0361' or '\u0360' || $"{text[^1]}{marks[0]}".Normalize(NormalizationForm.FormC).Length == 1));
}

/// <summary>What did not fit while decoding MARC-8. Many of these mean that the text never was MARC-8.</summary>
/// <param name="Unknown">Bytes or escape sequences without a meaning.</param>
/// <param name="Stray">Marks before no letter, on a letter that does not exist with them, in a heap, or without their other half.</param>
internal readonly record struct Marc8Losses(int Unknown, int Stray)
{
    public static Marc8Losses operator +(Marc8Losses a, Marc8Losses b) => new(a.Unknown + b.Unknown, a.Stray + b.Stray);
}
