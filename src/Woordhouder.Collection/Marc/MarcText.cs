using System.Text;

namespace Woordhouder.Collection.Marc;

internal enum CharacterCoding
{
    Utf8,
    Marc8,
    Windows1252,
}

/// <summary>
/// The character coding of one record. Leader/09 is a claim, the bytes decide: valid UTF-8 is UTF-8 whatever the leader says,
/// because text in another coding almost never happens to be valid UTF-8.
/// </summary>
internal sealed class MarcText
{
    private static readonly UTF8Encoding Utf8Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly CharacterCoding coding;

    private MarcText(CharacterCoding coding, MarcDoubt doubts) => (this.coding, Doubts) = (coding, doubts);

    /// <summary>Grows while fields are decoded.</summary>
    public MarcDoubt Doubts { get; private set; }

    /// <summary>The decoder for a record, or null when its bytes are in no coding that this program knows.</summary>
    /// <param name="flag">Leader/09: 'a' claims UTF-8, blank MARC-8.</param>
    /// <param name="data">The fields, without leader and directory.</param>
    public static MarcText? For(char flag, ReadOnlySpan<byte> data)
    {
        var claimsUtf8 = flag == 'a';
        var high = CountHigh(data, out var inRuns);
        var escapes = data.Contains((byte)0x1B);
        if (high == 0) return new(escapes ? CharacterCoding.Marc8 : CharacterCoding.Utf8, escapes && claimsUtf8 ? MarcDoubt.CodingFlagLies : MarcDoubt.None);
        if (claimsUtf8 || IsUtf8(data)) return new(CharacterCoding.Utf8, claimsUtf8 ? MarcDoubt.None : MarcDoubt.CodingFlagLies);

        // Every byte can be read as MARC-8, with losses. Where more than half is lost the text is not MARC-8: single bytes between plain
        // letters are Western European, long runs are another alphabet, of which only the supplier knows the name.
        var losses = Marc8LossesOf(data);
        if ((losses.Unknown + losses.Stray) * 2 <= high || escapes) return new(CharacterCoding.Marc8, MarcDoubt.None);
        return inRuns * 2 > high ? null : new(CharacterCoding.Windows1252, MarcDoubt.CodingFlagLies);
    }

    public string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0) return Encoding.ASCII.GetString(bytes);
        if (coding == CharacterCoding.Marc8)
        {
            var decoded = Marc8.Decode(bytes, out var losses);
            if (losses.Unknown > 0) Doubts |= MarcDoubt.UnknownCharacters;
            return decoded;
        }
        if (coding == CharacterCoding.Utf8)
        {
            if (IsUtf8(bytes)) return Nfc(Utf8Strict.GetString(bytes));
            // One field of a UTF-8 record that is not UTF-8 was pasted in from elsewhere: the other fields stay as they are.
            Doubts |= MarcDoubt.CodingFlagLies;
        }
        return Nfc(Windows1252.GetString(bytes));
    }

    /// <summary>Canonical composition; text of MARCXML passes here too.</summary>
    public static string Nfc(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>Bytes from 80 up, and how many of them stand in a run of three or more.</summary>
    private static int CountHigh(ReadOnlySpan<byte> data, out int inRuns)
    {
        int high = 0, run = 0;
        inRuns = 0;
        foreach (var b in data)
        {
            if (b < 0x80)
            {
                run = 0;
                continue;
            }
            high++;
            run++;
            inRuns += run switch { < 3 => 0, 3 => 3, _ => 1 };
        }
        return high;
    }

    private static Marc8Losses Marc8LossesOf(ReadOnlySpan<byte> data)
    {
        var losses = default(Marc8Losses);
        foreach (var range in data.SplitAny((byte)0x1E, (byte)0x1F))
        {
            Marc8.Decode(data[range], out var here);
            losses += here;
        }
        return losses;
    }
}
