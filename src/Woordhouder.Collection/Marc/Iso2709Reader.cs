using System.Globalization;
using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Reads records from a stream one by one. A record ends at its terminator (1D), whatever length the leader states, so that one bad record
/// costs only itself. Memory stays bounded: of a record over <see cref="MaxRecordBytes"/> the rest is skipped unread.
/// </summary>
internal sealed class Iso2709Reader
{
    /// <summary>One megabyte. The standard allows 99,999; some systems write longer records, which the terminators still keep apart.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private const int LeaderLength = 24;
    private const int MapAt = 20;

    private static readonly byte[] Padding = "\r\n\0\u001A"u8.ToArray();

    private readonly Stream stream;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long startOffset;
    private bool atEnd;
    private int number;

    private Iso2709Reader(Stream stream) => this.stream = stream;

    public static IEnumerable<MarcOutcome> Read(Stream stream) => new Iso2709Reader(stream).Read();

    private IEnumerable<MarcOutcome> Read()
    {
        SkipByteOrderMark();
        while (SkipPadding())
        {
            number++;
            var offset = startOffset;
            var length = FindTerminator();
            if (length is null)
            {
                yield return Reject(offset, "The record is longer than 1 megabyte, so its end mark is missing or it is no record. It was skipped.");
                continue;
            }
            var terminated = length.Value < end - start;
            if (!terminated && IsBlank(length.Value)) yield break;

            var from = 0;
            for (var next = NextLeader(from, length.Value); next < length.Value; next = NextLeader(from, length.Value))
            {
                yield return Parse(offset + from, from, next);
                from = next;
                number++;
            }
            yield return terminated || IsWhole(from, length.Value)
                ? Parse(offset + from, from, length.Value)
                : Reject(offset + from, "The file ends in the middle of this record. Fetch or export the file again.", buffer.AsSpan(start + from, length.Value - from));
            Advance(Math.Min(length.Value + 1, end - start));
        }
    }

    private MarcOutcome Parse(long offset, int from, int to)
    {
        // A record cut loose by its stated length may still have a line end in the place of its terminator.
        var bytes = buffer.AsSpan(start + from, to - from).TrimEnd("\r\n"u8);
        return Iso2709Record.Read(bytes, out var reason) is { } record
            ? MarcOutcome.Read(new(number, offset, MarcUnit.Byte), record)
            : Reject(offset, reason, bytes);
    }

    private MarcOutcome Reject(long offset, string reason, ReadOnlySpan<byte> bytes = default) => MarcOutcome.Rejected(new(number, offset, MarcUnit.Byte), reason, bytes.ToArray());

    /// <summary>
    /// Where a second record begins inside this one, because the terminator between them was lost: something stands there that can only be a leader
    /// with the first entry of a directory. Otherwise <paramref name="length"/>.
    /// </summary>
    private int NextLeader(int from, int length)
    {
        var record = buffer.AsSpan(start, length);
        if (StatedLength(record[from..]) == length - from + 1) return length;
        for (var at = from + 1 + MapAt; at < length; at++)
        {
            // The entry map ends every leader: most bytes are passed over by looking for that.
            var map = record[at..].IndexOf("4500"u8);
            if (map < 0) return length;
            at += map;
            if (LooksLikeLeader(record, at - MapAt)) return at - MapAt;
        }
        return length;
    }

    /// <summary>At the end of the file only the terminator is missing: the length is right and the last field is closed.</summary>
    private bool IsWhole(int from, int length) =>
        StatedLength(buffer.AsSpan(start + from, length - from)) == length - from + 1 && buffer[start + length - 1] == Iso2709Record.FieldTerminator;

    private static int? StatedLength(ReadOnlySpan<byte> record) =>
        record.Length > 5 && int.TryParse(record[..5], NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : null;

    private static bool LooksLikeLeader(ReadOnlySpan<byte> bytes, int at) =>
        at + LeaderLength + 12 <= bytes.Length
        && AreDigits(bytes.Slice(at, 5))
        && bytes.Slice(at + 10, 2).SequenceEqual("22"u8)
        && AreDigits(bytes.Slice(at + 12, 5))
        && bytes.Slice(at + MapAt, 4).SequenceEqual("4500"u8)
        && AreDigits(bytes.Slice(at + LeaderLength + 3, 9));

    private static bool AreDigits(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>The length up to the terminator, up to the end of the file, or null when the record is too long and was skipped.</summary>
    private int? FindTerminator()
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf(Iso2709Record.RecordTerminator);
            if (found >= 0) return searched + found;
            searched = end - start;
            if (searched > MaxRecordBytes) return SkipToTerminator();
            if (!Fill()) return searched;
        }
    }

    private int? SkipToTerminator()
    {
        do Advance(end - start);
        while (Fill() && buffer.AsSpan(start, end - start).IndexOf(Iso2709Record.RecordTerminator) < 0);
        var found = buffer.AsSpan(start, end - start).IndexOf(Iso2709Record.RecordTerminator);
        Advance(found < 0 ? end - start : found + 1);
        return null;
    }

    /// <summary>
    /// Goes to the next leader; false at the end of the file. Line ends between records are common, zeros and 1A come from old systems.
    /// Spaces are passed over too, but five of them before a letter are a leader whose length was left blank.
    /// </summary>
    private bool SkipPadding()
    {
        while (true)
        {
            var bytes = buffer.AsSpan(start, end - start);
            var padding = bytes.IndexOfAnyExcept(Padding);
            if (padding != 0)
            {
                Advance(padding < 0 ? bytes.Length : padding);
                if (padding < 0 && !Fill()) return false;
                continue;
            }
            var spaces = bytes.IndexOfAnyExcept((byte)' ');
            if (spaces == 0) return true;
            if (spaces > 0)
            {
                var afterLeaderLength = !Padding.Contains(bytes[spaces]) && bytes[spaces] is < (byte)'0' or > (byte)'9';
                Advance(afterLeaderLength ? Math.Max(0, spaces - 5) : spaces);
                if (!Padding.Contains(bytes[spaces])) return true;
                continue;
            }
            Advance(Math.Max(0, bytes.Length - 5));
            if (!Fill()) return true;
        }
    }

    /// <summary>Some programs begin a UTF-8 file with a byte order mark, also before a leader.</summary>
    private void SkipByteOrderMark()
    {
        while (end < 3 && Fill())
        {
        }
        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble)) Advance(3);
    }

    private bool IsBlank(int length) => buffer.AsSpan(start, length).IndexOfAnyExcept(" \r\n\0\u001A"u8) < 0;

    private void Advance(int count)
    {
        start += count;
        startOffset += count;
    }

    /// <summary>Reads more behind what is there; false at the end of the file.</summary>
    private bool Fill()
    {
        if (atEnd) return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        atEnd = read == 0;
        end += read;
        return !atEnd;
    }
}
