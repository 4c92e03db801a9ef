using System.Globalization;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>
/// Error detection of SIP2: the trailer <c>AYnAZhhhh</c> that ends a message. The four figures are the two's complement of the sum of all bytes up to and
/// including <c>AZ</c>, in 16 bits and upper-case hexadecimal: over the bytes as sent, not over characters.
/// </summary>
internal static class SipChecksum
{
    private const int Figures = 4;

    /// <summary>Of everything up to and including <c>AZ</c>.</summary>
    public static string Of(ReadOnlySpan<byte> message)
    {
        var sum = 0;
        foreach (var b in message) sum = (sum + b) & 0xFFFF;
        return ((0x10000 - sum) & 0xFFFF).ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>Takes the trailer off.</summary>
    /// <returns>The message without it; its sequence number (null: none was given); and whether the checksum is right (null: the message has none).</returns>
    public static (int Length, int? Sequence, bool? Right) Read(ReadOnlySpan<byte> message)
    {
        var end = message.Length - Figures;
        if (end < 4 || !message[(end - 2)..end].SequenceEqual("AZ"u8) || !IsHex(message[end..])) return (message.Length, null, null);
        var right = Of(message[..end]).AsSpan().SequenceEqual(Upper(message[end..]));
        var (length, sequence) = (end - 2, (int?)null);
        if (length >= 5 && message[(length - 3)..(length - 1)].SequenceEqual("AY"u8) && char.IsAsciiDigit((char)message[length - 1])) (length, sequence) = (length - 3, message[length - 1] - '0');
        return (length, sequence, right);
    }

    private static bool IsHex(ReadOnlySpan<byte> figures)
    {
        foreach (var f in figures) if (!char.IsAsciiHexDigit((char)f)) return false;
        return true;
    }

    private static string Upper(ReadOnlySpan<byte> figures) => System.Text.Encoding.ASCII.GetString(figures).ToUpperInvariant();
}
