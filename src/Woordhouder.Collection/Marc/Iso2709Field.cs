using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>One field of an ISO 2709 record: two indicators, then subfields of a delimiter (1F), a code and text.</summary>
internal static class Iso2709Field
{
    private const byte Delimiter = 0x1F;

    /// <summary>001–009 are control fields; all other tags, also alphanumeric ones of local systems, are data fields.</summary>
    public static bool IsControl(string tag) => tag.StartsWith("00", StringComparison.Ordinal) && char.IsAsciiDigit(tag[2]);

    public static MarcControlField Control(string tag, ReadOnlySpan<byte> bytes, MarcText text) => new(tag, Fixed(tag, text.Decode(bytes)));

    /// <summary>The coded fields 006–008 with a real blank where the file wrote #.</summary>
    public static string Fixed(string tag, string value) => tag is "006" or "007" or "008" ? value.Replace('#', ' ') : value;

    public static MarcDataField Data(string tag, ReadOnlySpan<byte> bytes, MarcText text, ref MarcDoubt doubts)
    {
        var first = bytes.IndexOf(Delimiter);
        var indicators = first < 0 ? bytes[..Math.Min(2, bytes.Length)] : bytes[..first];
        if (indicators.Length != 2 || first < 0) doubts |= MarcDoubt.FieldDamaged;

        List<MarcSubfield> subfields = [];
        if (first >= 0) AddSubfields(bytes[(first + 1)..], text, subfields, ref doubts);
        else if (bytes.Length > 2) subfields.Add(new('a', text.Decode(bytes[2..]))); // A field written as one text: $a is what it must have meant.
        return new(tag, Indicator(indicators, 0), Indicator(indicators, 1), subfields);
    }

    private static void AddSubfields(ReadOnlySpan<byte> bytes, MarcText text, List<MarcSubfield> subfields, ref MarcDoubt doubts)
    {
        foreach (var range in bytes.Split(Delimiter))
        {
            var part = bytes[range];
            if (part.Length > 0 && part[0] is > 0x20 and < 0x7F)
            {
                subfields.Add(new((char)part[0], text.Decode(part[1..])));
                continue;
            }
            doubts |= MarcDoubt.FieldDamaged;
            // A code with an accent (seen: á for a) stands for its letter. Without any code the text cannot be placed and is left out.
            var decoded = text.Decode(part).Normalize(NormalizationForm.FormD);
            if (decoded.Length == 0 || !char.IsAsciiLetterOrDigit(decoded[0])) continue;
            var rest = decoded[1..].TrimStart('\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030A', '\u0327');
            subfields.Add(new(decoded[0], MarcText.Nfc(rest)));
        }
    }

    private static char Indicator(ReadOnlySpan<byte> indicators, int index) => Indicator(index < indicators.Length ? (char)indicators[index] : ' ');

    public static char Indicator(char c) => c is > ' ' and < '\u007F' and not '#' ? c : ' ';
}
