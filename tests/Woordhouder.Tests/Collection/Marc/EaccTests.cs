using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class EaccTests
{
    /// <summary>The whole table against what another program makes of the same bytes, a thousand characters a record.</summary>
    [Fact]
    public async Task Every_East_Asian_character_is_the_one_that_another_program_reads()
    {
        var codes = new List<(byte[] Code, string Character)>();
        for (var code = 0; code < 1 << 21; code++)
        {
            var (first, second, third) = ((byte)(code >> 14), (byte)((code >> 7) & 0x7F), (byte)(code & 0x7F));
            // Seven codes of punctuation use blanks or control bytes, which the other program does not take for a part of a character.
            if (new[] { first, second, third }.All(b => b is > 0x20 and < 0x7F) && Marc8Eacc.At(first, second, third) is { } character) codes.Add(([first, second, third], character));
        }
        Assert.Equal(15_738, codes.Count);

        using var file = new MemoryStream();
        foreach (var part in codes.Chunk(1000))
            file.Write(Record([.. part.Chunk(50).Select(row => $"\u001B{'\u00A4'}1{string.Concat(row.Select(c => Encoding.Latin1.GetString(c.Code)))}\u001B(B")]));
        var theirs = (await YazMarcdump.ReadAsync("marc", "marc8", file.ToArray())).SelectMany(record => record[1..]).Select(line => line["500    $a ".Length..]);
        Assert.Equal(string.Concat(codes.Select(c => c.Character)).Normalize(), string.Concat(theirs));
    }

    /// <summary>The $ of the escape is written as A4, since the notation of a sample means a subfield by it.</summary>
    private static byte[] Record(string[] rows)
    {
        var sample = new Sample([.. rows.Select(row => "500 __ $a" + row.Replace('$', '\u00A4'))]) { Leader = "00000nam  2200000 i 4500" };
        return [.. sample.Bytes(Encoding.Latin1).Select(b => b == 0xA4 ? (byte)'$' : b)];
    }
}
