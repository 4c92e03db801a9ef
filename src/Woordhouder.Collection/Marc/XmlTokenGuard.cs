namespace Woordhouder.Collection.Marc;

/// <summary>
/// Stops an XML reader that takes in more than <see cref="MaxTokenBytes"/> without coming to a next node: it must be holding all of it
/// (an attribute or name of a gigabyte). Text may be longer, since that is read in pieces.
/// </summary>
internal sealed class XmlTokenGuard(Stream stream) : ForwardStream
{
    public const int MaxTokenBytes = 1 << 20;

    private long sinceProgress;

    /// <summary>The reader came to a next node or a next piece of text.</summary>
    public void Progress() => sinceProgress = 0;

    public override int Read(Span<byte> buffer)
    {
        if (sinceProgress > MaxTokenBytes) throw new TokenTooLongException();
        var read = stream.Read(buffer);
        sinceProgress += read;
        return read;
    }
}

internal sealed class TokenTooLongException : IOException;
