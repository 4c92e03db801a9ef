using Woordhouder.Collection.Marc;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Says how much of a file was read.</summary>
internal sealed class CountingStream(Stream stream) : ForwardStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        Count += read;
        return read;
    }
}

/// <summary>An offered file as it lies in the database, piece after piece.</summary>
internal sealed class ChunkStream(Things things, Guid run) : ForwardStream
{
    public const int ChunkSize = 1 << 20;
    private byte[] chunk = [];
    private int number, at;

    public override int Read(Span<byte> buffer)
    {
        if (at == chunk.Length)
        {
            var next = number++;
            chunk = things.Set<ImportChunk>().Where(c => c.RunId == run && c.Number == next).Select(c => c.Bytes).FirstOrDefault() ?? [];
            at = 0;
        }
        var count = Math.Min(buffer.Length, chunk.Length - at);
        chunk.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }
}
