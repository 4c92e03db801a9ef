using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Woordhouder.Access.SecondFactor;

/// <summary>
/// Time-based one-time codes (RFC 6238): HMAC-SHA1, 30 seconds, six figures, as every authenticator app reads them. Our own because Identity's looks at the
/// wall clock and takes a code twice.
/// </summary>
internal static class Totp
{
    public const int Seconds = 30;

    /// <summary>A step on either side: telephones run a little fast or slow.</summary>
    private const int Drift = 1;

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    public static string CodeAt(string base32Key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the RFC's algorithm; HMAC-SHA1 is not broken as a MAC, and apps know no other
        var hash = HMACSHA1.HashData(Decode(base32Key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code belongs to, when it is good now and later than the last one used; null otherwise.</summary>
    public static long? StepOf(string base32Key, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeAt(base32Key, step)))) return step;
        return null;
    }

    /// <summary>What the QR picture says to the app.</summary>
    public static string Uri(string issuer, string account, string base32Key) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={base32Key}&issuer={System.Uri.EscapeDataString(issuer)}&digits=6&period={Seconds}";

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>(base32.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var c in base32.TrimEnd('='))
        {
            buffer = (buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits & 0xff));
        }
        return [.. bytes];
    }
}
