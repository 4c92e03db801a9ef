using Woordhouder.Web.Simulation;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>Damage as it happens to files: flipped bits, lost and doubled pieces, wrong numbers, bytes of another coding.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling = [0x1B, 0x1D, 0x1E, 0x1F, 0x00, 0x0A, 0xFF, 0xC3, 0xE8, (byte)'$', (byte)'0', (byte)'9', (byte)' ', (byte)'#', (byte)'|'];
    private static readonly byte[][] Escapes = ["\u001B$1"u8.ToArray(), "\u001B(B"u8.ToArray(), "\u001B(N"u8.ToArray(), "\u001B)!E"u8.ToArray(), "\u001Bg"u8.ToArray(), "\u001B~"u8.ToArray()];

    /// <param name="other">Where spliced pieces come from.</param>
    /// <param name="numbers">How many bytes at the start hold lengths and addresses (leader and directory).</param>
    public static byte[] Of(byte[] whole, byte[] other, Randomness random, int numbers)
    {
        var bytes = new List<byte>(whole);
        for (var times = random.Below(3); times >= 0 && bytes.Count > 0; times--)
        {
            var at = random.Below(bytes.Count);
            switch (random.Below(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Below(8));
                    break;
                case 1:
                    bytes[at] = Telling[random.Below(Telling.Length)];
                    break;
                case 2:
                    bytes.Insert(at, Telling[random.Below(Telling.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(1 + random.Below(40), bytes.Count - at));
                    break;
                case 4:
                    var from = random.Below(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(1 + random.Below(120), other.Length - from)).ToArray());
                    break;
                case 5:
                    bytes[random.Below(Math.Min(Math.Max(1, numbers), bytes.Count))] = (byte)('0' + random.Below(10));
                    break;
                case 6:
                    bytes.InsertRange(at, Escapes[random.Below(Escapes.Length)]);
                    break;
                default:
                    bytes.RemoveRange(bytes.Count - 1 - random.Below(Math.Min(3, bytes.Count)), 1);
                    break;
            }
        }
        return [.. bytes];
    }
}
