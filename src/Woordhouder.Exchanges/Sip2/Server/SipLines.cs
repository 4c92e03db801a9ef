using System.Buffers;
using System.IO.Pipelines;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Reads messages from a connection: each ends with CR, CR LF or LF. Empty lines are what is left of a terminator and mean nothing.</summary>
internal sealed class SipLines(PipeReader input, SipLimits limits, TimeProvider clock)
{
    private static ReadOnlySpan<byte> Ends => "\r\n"u8;

    /// <returns>The next message without its terminator; null: the other side is gone, says nothing, speaks too slowly or says too much.</returns>
    public async Task<byte[]?> Next(TimeSpan patience, CancellationToken ct)
    {
        var begun = false;
        using var tired = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tired.Token, ct);
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(either.Token);
                var buffer = read.Buffer;
                while (TakeLine(ref buffer, out var line))
                {
                    if (line.Length == 0) continue;
                    if (line.Length > SipLimits.LongestMessage) return null;
                    input.AdvanceTo(buffer.Start);
                    return line;
                }
                if (buffer.Length > SipLimits.LongestMessage || read.IsCompleted)
                {
                    input.AdvanceTo(buffer.End);
                    return null;
                }
                input.AdvanceTo(buffer.Start, buffer.End);
                if (begun || buffer.Length == 0) continue;
                begun = true;
                tired.CancelAfter(limits.PerMessage < patience ? limits.PerMessage : patience);
            }
        }
        catch (OperationCanceledException) { return null; }
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> buffer, out byte[] line)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadToAny(out ReadOnlySequence<byte> found, Ends))
        {
            line = [];
            return false;
        }
        line = Trim(found.ToArray());
        buffer = buffer.Slice(reader.Position);
        return true;
    }

    /// <summary>Blanks before a message belong to the terminator of the one before; those at its end may be a value.</summary>
    private static byte[] Trim(byte[] line)
    {
        var from = 0;
        while (from < line.Length && line[from] is (byte)' ' or (byte)'\t' or 0) from++;
        return from == 0 ? line : line[from..];
    }
}
