using System.Globalization;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Reads records from a stream one by one. A record ends at its terminator (1D), whatever length the leader states, so that one bad record
/// costs only itself. Memory stays bounded: of a record over <see cref="MaxRecordBytes"/> the rest is skipped unread.
/// </summary>
internal sealed class Iso2709Reader
{
    /// <summary>The standard allows 99,999; some systems write longer records, which the terminators still keep apart.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private const int LeaderLength = 24;

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
        while (SkipPadding())
        {
            number++;
            var offset = startOffset;
            var length = FindTerminator();
            if (length is null)
            {
                yield return Reject(offset, $"The record is longer than {MaxRecordBytes >> 20} megabyte, so its end mark is missing or it is no record. It was skipped.");
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
                : Reject(offset + from, "The file ends in the middle of this record. Fetch or export the file again.");
            Advance(Math.Min(length.Value + 1, end - start));
        }
    }

    private MarcOutcome Parse(long offset, int from, int to)
    {
        var bytes = buffer.AsSpan(start + from, to - from).TrimEnd("\r\n"u8);
        // A record cut loose by its stated length still has whatever stood in the place of its terminator.
        return Iso2709Record.Read(bytes, out var reason) is { } record
            ? MarcOutcome.Read(new(number, offset, MarcUnit.Byte), record)
            : Reject(offset, reason);
    }

    private MarcOutcome Reject(long offset, string reason) => MarcOutcome.Rejected(new(number, offset, MarcUnit.Byte), reason);

    /// <summary>
    /// Where a second record begins inside this one, because the terminator between them was lost: exactly at the stated length
    /// something stands that can only be a leader. Otherwise <paramref name="length"/>.
    /// </summary>
    private int NextLeader(int from, int length)
    {
        var record = buffer.AsSpan(start, length);
        if (StatedLength(record[from..]) is not { } stated || stated <= LeaderLength) return length;
        if (LooksLikeLeader(record, from + stated)) return from + stated;
        return LooksLikeLeader(record, from + stated - 1) ? from + stated - 1 : length;
    }

    /// <summary>At the end of the file only the terminator is missing: the length is right and the last field is closed.</summary>
    private bool IsWhole(int from, int length) =>
        StatedLength(buffer.AsSpan(start + from, length - from)) == length - from + 1 && buffer[start + length - 1] == Iso2709Record.FieldTerminator;

    private static int? StatedLength(ReadOnlySpan<byte> record) =>
        record.Length > 5 && int.TryParse(record[..5], NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : null;

    private static bool LooksLikeLeader(ReadOnlySpan<byte> bytes, int at) =>
        at + LeaderLength < bytes.Length
        && bytes.Slice(at, 5).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        && bytes.Slice(at + 20, 4).SequenceEqual("4500"u8);

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

    /// <summary>Line ends between records are common, zeros and 1A come from old systems. Spaces only where a length follows: a length may itself be blank.</summary>
    private bool SkipPadding()
    {
        while (true)
        {
            var padding = buffer.AsSpan(start, end - start).IndexOfAnyExcept("\r\n\0\u001A"u8);
            Advance(padding < 0 ? end - start : padding);
            if (padding >= 0) break;
            if (!Fill()) return false;
        }
        while (end - start < 2 * LeaderLength && Fill())
        {
        }
        var text = buffer.AsSpan(start, end - start).IndexOfAnyExcept((byte)' ');
        if (text > 0 && buffer[start + text] is >= (byte)'0' and <= (byte)'9') Advance(text);
        return true;
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
