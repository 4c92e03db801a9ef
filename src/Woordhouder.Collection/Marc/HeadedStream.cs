namespace Woordhouder.Collection.Marc;

/// <summary>A stream whose first bytes can be looked at before it is read from the beginning. Uploads cannot seek back.</summary>
internal sealed class HeadedStream : ForwardStream
{
    public const int HeadLength = 4096;

    private readonly Stream rest;
    private readonly byte[] head = new byte[HeadLength];
    private readonly int headLength;
    private int given;

    public HeadedStream(Stream stream)
    {
        rest = stream;
        headLength = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
    }

    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    public override int Read(Span<byte> buffer)
    {
        if (given == headLength) return rest.Read(buffer);
        var count = Math.Min(buffer.Length, headLength - given);
        head.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }
}
