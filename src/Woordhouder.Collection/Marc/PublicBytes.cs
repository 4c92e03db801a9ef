using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// What may be kept of an ISO 2709 record that could not be read. It can be mended where it is cut off or its lengths are wrong, but it may hold anything about
/// anybody. So only those bytes stay of which the directory says in which field they stand, and that may pass (<see cref="PublicFields"/>); all others become
/// blanks, and every place is where it was.
/// </summary>
internal static class PublicBytes
{
    private const byte Blank = (byte)' ';
    /// <summary>Of our own field of copies what an import reads (<see cref="RecordToTitle.Copies"/>).</summary>
    private const string OfCopies = "pbaodls";

    /// <returns>With the record's terminator; empty when no directory says what stands where.</returns>
    public static byte[] Of(ReadOnlySpan<byte> record)
    {
        var doubts = MarcDoubt.None;
        if (record.Length <= Iso2709Record.LeaderLength || Iso2709Record.Number(record[12..17]) is null || Iso2709Record.BaseOf(record, ref doubts) is not { } start) return [];
        var entries = record[Iso2709Record.LeaderLength..(start - 1)];
        if (entries.IsEmpty || entries.IndexOfAnyExcept(Entry) >= 0) return [];

        byte[] kept = [.. record, Iso2709Record.RecordTerminator];
        var from = record[start..];
        var to = kept.AsSpan(start, record.Length - start);
        for (var i = 0; i < to.Length; i++)
            if (to[i] != Iso2709Record.FieldTerminator) to[i] = Blank;
        HashSet<int> secret = [];
        List<Range> open = [];
        for (var at = 0; at < entries.Length; at += Iso2709Record.EntryLength)
        {
            if (RangeOf(entries[at..], from) is not { } range) continue;
            if (IsPublic(Encoding.ASCII.GetString(entries.Slice(at, 3)), from[range])) open.Add(range);
            else secret.Add(range.Start.Value);
        }
        foreach (var range in open.Where(r => !secret.Contains(r.Start.Value))) from[range].CopyTo(to[range]);
        return kept;
    }

    private static readonly System.Buffers.SearchValues<byte> Entry = System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>A field that stands where its entry says: between two terminators, or cut off by the end of the file.</summary>
    private static Range? RangeOf(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> data)
    {
        if (Iso2709Record.Number(entry[3..7]) is not (> 0 and var length) || Iso2709Record.Number(entry[7..12]) is not { } start || start >= data.Length) return null;
        if (start > 0 && data[start - 1] != Iso2709Record.FieldTerminator) return null;
        var end = Math.Min(start + length - 1, data.Length);
        if (end < data.Length && data[end] != Iso2709Record.FieldTerminator) return null;
        return data[start..end].Contains(Iso2709Record.FieldTerminator) ? null : start..end;
    }

    private static bool IsPublic(string tag, ReadOnlySpan<byte> bytes)
    {
        if (Iso2709Field.IsControl(tag)) return PublicTags.IsControl(tag);
        var doubts = MarcDoubt.None;
        var field = Iso2709Field.Data(tag, bytes, MarcText.For('a', bytes)!, ref doubts);
        if (doubts.HasFlag(MarcDoubt.FieldDamaged)) return false;
        if (tag == "952") return field.Subfields.All(s => OfCopies.Contains(s.Code, StringComparison.Ordinal));
        PublicFields.Keep(new MarcRecord { Leader = "", ControlFields = [], DataFields = [field] }, out var leftOut);
        return leftOut == 0;
    }
}
