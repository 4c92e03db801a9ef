using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Takes the bytes of one ISO 2709 record apart: leader (24), directory (12 for each field), field terminator, fields.
/// Lengths and addresses are claims that real files get wrong; where they fit they are used, where not the terminators decide.
/// </summary>
internal static class Iso2709Record
{
    public const byte FieldTerminator = 0x1E;
    public const byte RecordTerminator = 0x1D;
    public const int LeaderLength = 24;
    public const int EntryLength = 12;

    /// <param name="record">The record without its terminator.</param>
    public static MarcRecord? Read(ReadOnlySpan<byte> record, out string reason)
    {
        reason = "";
        if (record.Length <= LeaderLength) return Refuse("The record is shorter than a leader of 24 characters.", out reason);
        var leader = record[..LeaderLength];
        if (leader.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) >= 0)
            return Refuse("The leader (the first 24 bytes) is damaged. Export this record again.", out reason);

        var doubts = Number(leader[..5]) == record.Length + 1 ? MarcDoubt.None : MarcDoubt.LengthLies;
        if (BaseOf(record, ref doubts) is not { } start)
            return Refuse("The directory is damaged: it does not end, or is not built of entries of 12 characters. Export this record again.", out reason);
        var entries = record[LeaderLength..(start - 1)];
        if (entries.IsEmpty) return Refuse("The record has no fields.", out reason);
        if (FieldsOf(entries, record[start..], ref doubts) is not { } fields)
            return Refuse("The directory names other fields than the record holds. Export this record again.", out reason);

        var text = MarcText.For((char)leader[9], record[start..]);
        if (text is null)
            return Refuse("The characters are neither UTF-8 nor MARC-8 nor Western European. Export this record again in UTF-8.", out reason);

        List<MarcControlField> controls = [];
        List<MarcDataField> data = [];
        foreach (var (tag, range) in fields)
        {
            var bytes = record[start..][range];
            if (!tag.All(char.IsAsciiLetterOrDigit)) doubts |= MarcDoubt.FieldDamaged;
            if (Iso2709Field.IsControl(tag)) controls.Add(Iso2709Field.Control(tag, bytes, text));
            else data.Add(Iso2709Field.Data(tag, bytes, text, ref doubts));
        }
        return new MarcRecord
        {
            Leader = Encoding.ASCII.GetString(leader).Replace('#', ' '),
            ControlFields = controls,
            DataFields = data,
            Doubts = doubts | text.Doubts,
        };
    }

    /// <summary>Where the fields begin: as the leader says when a directory ends there, else after the first field terminator.</summary>
    public static int? BaseOf(ReadOnlySpan<byte> record, ref MarcDoubt doubts)
    {
        if (Number(record[12..17]) is { } stated && stated > LeaderLength && stated <= record.Length
            && record[stated - 1] == FieldTerminator && (stated - 1 - LeaderLength) % EntryLength == 0) return stated;
        doubts |= MarcDoubt.DirectoryLies;
        var first = record.IndexOf(FieldTerminator);
        return first >= LeaderLength && (first - LeaderLength) % EntryLength == 0 ? first + 1 : null;
    }

    /// <summary>The place of each field in the data, without its terminator, in the order of the directory; null when nothing fits.</summary>
    private static List<(string Tag, Range Range)>? FieldsOf(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data, ref MarcDoubt doubts)
    {
        var byDirectory = new List<(string Tag, Range Range)>(entries.Length / EntryLength);
        for (var at = 0; at < entries.Length; at += EntryLength)
        {
            if (Number(entries[(at + 3)..(at + 7)]) is not { } length || Number(entries[(at + 7)..(at + 12)]) is not { } start) break;
            var end = start + length;
            if (length == 0 || end > data.Length || data[end - 1] != FieldTerminator) break;
            if (data[start..(end - 1)].Contains(FieldTerminator)) break;
            byDirectory.Add((Tag(entries[at..]), start..(end - 1)));
        }
        if (byDirectory.Count == entries.Length / EntryLength && CoversAll(byDirectory, data.TrimEnd((byte)' ').Length)) return byDirectory;

        doubts |= MarcDoubt.DirectoryLies;
        return ByTerminators(entries, data);
    }

    /// <summary>
    /// All of the data must belong to one field: a directory that fits but leaves text over, or names one field twice, would lose text in silence.
    /// </summary>
    private static bool CoversAll(List<(string Tag, Range Range)> fields, int length)
    {
        var next = 0;
        foreach (var (_, range) in fields.OrderBy(f => f.Range.Start.Value))
        {
            if (range.Start.Value != next) return false;
            next = range.End.Value + 1;
        }
        return next == length;
    }

    /// <summary>
    /// Fields told apart by their terminators and matched with the entries by order of start address: those are often all shifted, seldom shuffled.
    /// Only when there are as many fields as entries, else it would be a guess.
    /// </summary>
    private static List<(string Tag, Range Range)>? ByTerminators(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        List<Range> ranges = [];
        foreach (var range in data.Split(FieldTerminator)) ranges.Add(range);
        if (ranges is [.., var last] && data[last].Trim((byte)' ').IsEmpty) ranges.RemoveAt(ranges.Count - 1);
        if (ranges.Count != entries.Length / EntryLength) return null;

        var fields = new List<(string Tag, int Start, Range Range)>(ranges.Count);
        for (var at = 0; at < entries.Length; at += EntryLength)
            fields.Add((Tag(entries[at..]), Number(entries[(at + 7)..(at + 12)]) ?? at, default));
        fields = [.. fields.OrderBy(f => f.Start)];
        return [.. fields.Select((f, i) => (f.Tag, ranges[i]))];
    }

    private static string Tag(ReadOnlySpan<byte> entry) => Encoding.Latin1.GetString(entry[..3]);

    public static int? Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var b in digits)
        {
            if (b is < (byte)'0' or > (byte)'9') return null;
            value = value * 10 + (b - '0');
        }
        return value;
    }

    private static MarcRecord? Refuse(string because, out string reason)
    {
        reason = because;
        return null;
    }
}
