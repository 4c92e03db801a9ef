using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>Files damaged in thousands of ways, always the same ones: whatever a file holds, reading it ends and throws nothing.</summary>
public class DamagedFileTests
{
    private static readonly byte[] Bytes = [0x1B, 0x1D, 0x1E, 0x1F, 0x00, 0xFF, 0xC3, 0xE8, (byte)'$', (byte)'0', (byte)'9', (byte)' ', (byte)'<', (byte)'>', (byte)'&'];

    private static readonly Sample[] Samples =
    [
        new("001 een", "008 260908s1982    ne     e      000 f dut d", "020 __ $a9789000010011", "100 1_ $aMulisch, Harry,$d1927-2010$eauteur", "245 13 $aDe aanslag /$cHarry Mulisch.",
            "264 _1 $aAmsterdam :$bDe Bezige Bij,$c1982.", "300 __ $a200 pagina's", "521 1_ $a16 jaar", "655 _7 $aRoman$2local"),
        new("001 twee", "007 sd fungnnmmned", "041 0_ $adut$deng", "245 00 $6880-01$aMuziek", "490 0_ $aReeks ;$v2", "880 00 $6245-01$a\u001B(NmIR\u001B(B \u00E8u\u00EBt\u00ECs") { Leader = "00000njm  2200000 i 4500" },
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_damage_makes_the_reader_throw_or_go_on_for_ever(bool xml)
    {
        var whole = xml
            ? Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><collection>{string.Concat(Samples.Select(s => s.Xml().Replace("\u001B", "", StringComparison.Ordinal)))}</collection>")
            : [.. Samples.SelectMany(s => s.Bytes(Encoding.Latin1))];
        var draw = new Draw(20261123);
        for (var round = 0; round < 4000; round++)
        {
            var file = Damage(whole, draw);
            var outcomes = Sample.Read(file, xml ? "x.xml" : "x.mrc");
            Assert.InRange(outcomes.Count, xml ? 1 : 0, 40);
            foreach (var outcome in outcomes)
            {
                Assert.True(outcome.IsRecord || outcome.Reason.Length > 10);
                if (outcome.IsRecord) Assert.NotNull(TitleFacts.From(outcome.Record).ToString());
            }
        }
    }

    private static byte[] Damage(byte[] whole, Draw draw)
    {
        var file = whole.ToList();
        for (var times = draw.Below(5); times >= 0; times--)
        {
            var at = draw.Below(file.Count);
            switch (draw.Below(4))
            {
                case 0:
                    file[at] = Bytes[draw.Below(Bytes.Length)];
                    break;
                case 1:
                    file.Insert(at, Bytes[draw.Below(Bytes.Length)]);
                    break;
                case 2:
                    file.RemoveRange(at, Math.Min(draw.Below(30) + 1, file.Count - at));
                    if (file.Count == 0) return [];
                    break;
                default:
                    file.InsertRange(at, file.Skip(draw.Below(file.Count)).Take(draw.Below(60)).ToList());
                    break;
            }
        }
        return [.. file];
    }

    /// <summary>A fixed row of numbers (xorshift): a test that fails must fail again.</summary>
    private sealed class Draw(uint seed)
    {
        private uint state = seed;

        public int Below(int limit)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)limit);
        }
    }
}
