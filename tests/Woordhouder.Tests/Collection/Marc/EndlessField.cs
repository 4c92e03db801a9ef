namespace Woordhouder.Tests.Collection.Marc;

/// <summary>A file of any length that takes no memory: a head, then the letter a so many times, then a tail. Cannot seek, like an upload.</summary>
internal sealed class EndlessField(long letters, byte[] head, byte[] tail, int atATime = int.MaxValue) : Stream
{
    private long at;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(Math.Min(buffer.Length, atATime), Length - at);
        for (var i = 0; i < count;)
        {
            var (source, from) = at < head.Length ? (head, at) : at < head.Length + letters ? (null, 0L) : (tail, at - head.Length - letters);
            var left = source is null ? head.Length + letters - at : source.Length - from;
            var piece = (int)Math.Min(count - i, left);
            if (source is null) buffer.Slice(i, piece).Fill((byte)'a');
            else source.AsSpan((int)from, piece).CopyTo(buffer[i..]);
            i += piece;
            at += piece;
        }
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Length => head.Length + letters + tail.Length;
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Position { get => at; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
