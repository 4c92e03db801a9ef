using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Woordhouder.Collection.Marc;
using Woordhouder.Web.Simulation;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>
/// Real records, damaged in a hundred thousand ways that repeat from a seed. Nothing throws or hangs; the neighbours of a damaged record come out
/// whole; and no text disappears in silence: each ASCII letter and digit that the damaged record still holds in its fields stands in what was read,
/// unless a record of the damage carries a doubt or a piece of it is rejected. (Escape sequences give letters another meaning; of records that hold
/// one only the rest is asked.)
/// </summary>
public partial class FuzzAgainstSharedTests
{
    private const int Seed = 20261123;
    /// <summary>Of so many rounds at least it must be asked: else all damage is doubted, and the test says nothing.</summary>
    private const int LeastAsked = 5_000, LeastAskedOfXml = 500;

    [GeneratedRegex("\u001F.", RegexOptions.Singleline)]
    private static partial Regex Code();

    private static readonly Lazy<byte[][]> Records = new(() =>
    [
        .. new[] { ("evergreen", "jazz_1k.mrc"), ("evergreen", "hebrew.marc"), ("evergreen", "FSL.marc"), ("own-nl", "nl-sample.mrc"), ("pymarc", "marc.dat") }
            .SelectMany(f => Cut(File.ReadAllBytes(SharedData.PathOf("marc", f.Item1, f.Item2))).Take(120))
            .Where(r => r.Length < 1200 && Sample.Read(r) is [{ Record.Doubts: MarcDoubt.None }]),
    ]);

    [SharedDataFact]
    public void A_damaged_record_costs_only_itself_and_loses_no_text_in_silence()
    {
        var records = Records.Value;
        var whole = records.Select(r => RecordText.Write(Sample.Read(r)[0].Record!)).ToArray();
        var asked = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var random = new Randomness((ulong)(Seed + round));
            var (before, at, after) = (random.Below(records.Length), random.Below(records.Length), random.Below(records.Length));
            var damaged = Mutation.Of(records[at], records[random.Below(records.Length)], random, numbers: 24 + 12 * 8);
            byte[] file = [.. records[before], .. damaged, .. records[after]];
            var outcomes = Read(file, $"seed {Seed + round}");

            Assert.True(outcomes.Count is >= 2 and < 60, $"seed {Seed + round}: {outcomes.Count} outcomes");
            Assert.True(IsWhole(outcomes[0], whole[before]), $"seed {Seed + round}: the record before is not whole");
            Assert.True(IsWhole(outcomes[^1], whole[after]), $"seed {Seed + round}: the record after is not whole: {outcomes[^1]}");
            var pieces = outcomes[1..^1];
            if (damaged.Contains((byte)0x1B) || pieces.Exists(o => !o.IsRecord || o.Record.Doubts != MarcDoubt.None)) continue;
            asked++;
            var lost = Lost(Fields(damaged), pieces, inFields: true);
            Assert.True(lost is null, $"seed {Seed + round}: {lost} disappeared");
        }
        Assert.True(asked >= LeastAsked, $"of {asked} rounds only it was asked whether text disappeared");
    }

    [SharedDataFact]
    public void MARC_8_of_any_bytes_is_decoded_and_keeps_every_letter()
    {
        var records = Records.Value;
        for (var round = 0; round < 100_000; round++)
        {
            var random = new Randomness((ulong)(Seed + round));
            var record = records[random.Below(records.Length)];
            var from = random.Below(record.Length);
            var bytes = Mutation.Of(record[from..Math.Min(record.Length, from + 60)], record, random, numbers: 60);
            var text = Marc8.Decode(bytes, out var losses);
            Assert.True(text.Length <= bytes.Length * 2, $"seed {Seed + round}");
            Assert.True(losses.Unknown <= bytes.Length, $"seed {Seed + round}");
            if (!bytes.Contains((byte)0x1B)) Assert.True(Missing(Ascii(bytes), text) is null, $"seed {Seed + round}");
        }
    }

    [SharedDataFact]
    public void Damaged_MARCXML_is_read_up_to_the_damage_and_loses_no_text_in_silence()
    {
        var xml = Records.Value.Select(r => Encoding.UTF8.GetString(WriterTests.Xml(Sample.Read(r)[0].Record!)))
            .Select(x => x[x.IndexOf("<record", StringComparison.Ordinal)..x.IndexOf("</collection", StringComparison.Ordinal)]).ToArray();
        var whole = xml.Select(x => RecordText.Write(Sample.Read(x)[0].Record!)).ToArray();
        var asked = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var random = new Randomness((ulong)(Seed + round));
            var (before, at, after) = (random.Below(xml.Length), random.Below(xml.Length), random.Below(xml.Length));
            var damaged = Mutation.Of(Encoding.UTF8.GetBytes(xml[at]), Encoding.UTF8.GetBytes(xml[after]), random, numbers: 60);
            byte[] file = [.. "<collection>"u8, .. Encoding.UTF8.GetBytes(xml[before]), .. damaged, .. Encoding.UTF8.GetBytes(xml[after]), .. "</collection>"u8];
            var outcomes = Read(file, $"seed {Seed + round}", "x.xml");

            Assert.True(IsWhole(outcomes[0], whole[before]), $"seed {Seed + round}: the record before is not whole");
            if (outcomes.Exists(o => !o.IsRecord)) continue;
            Assert.True(IsWhole(outcomes[^1], whole[after]), $"seed {Seed + round}: the record after is not whole");
            if (outcomes.Exists(o => o.Record!.Doubts != MarcDoubt.None)) continue;
            asked++;
            var lost = Lost(Texts(file), outcomes, inFields: false);
            Assert.True(lost is null, $"seed {Seed + round}: {lost} disappeared");
        }
        Assert.True(asked >= LeastAskedOfXml, $"of {asked} rounds only it was asked whether text disappeared");
    }

    [SharedDataFact]
    public void A_record_that_ends_at_any_byte_is_refused_or_whole()
    {
        foreach (var record in Records.Value.Where((_, n) => n % 40 == 0))
        {
            var whole = RecordText.Write(Sample.Read(record)[0].Record!);
            for (var length = 1; length <= record.Length; length++)
            {
                var outcomes = Sample.Read(record[..length]);
                // Only the end mark of the record may be missing.
                if (length >= record.Length - 1) Assert.True(IsWhole(Assert.Single(outcomes), whole));
                else Assert.False(Assert.Single(outcomes).IsRecord);
            }
        }
    }

    private static List<MarcOutcome> Read(byte[] file, string seed, string name = "x.mrc")
    {
        try
        {
            return Sample.Read(file, name);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(seed, e);
        }
    }

    private static bool IsWhole(MarcOutcome outcome, string expected) =>
        outcome.IsRecord && outcome.Record.Doubts == MarcDoubt.None && RecordText.Write(outcome.Record) == expected;

    /// <summary>What stands in the fields of an ISO 2709 record: everything after the directory, without the codes of subfields (a letter of text that is lost must not be made up for by a code).</summary>
    private static string Fields(byte[] record) => Code().Replace(Ascii(record.AsSpan(Math.Max(0, record.AsSpan().IndexOf((byte)0x1E)))), "\u001F");

    private static string Ascii(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static string Texts(byte[] xml)
    {
        var text = new StringBuilder();
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment });
        while (reader.Read())
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) text.Append(reader.Value);
        return text.ToString();
    }

    /// <param name="inFields">The text is that of ISO 2709 fields, with indicators, and with a leader only where a second record begins in it; else that of XML.</param>
    private static string? Lost(string text, IEnumerable<MarcOutcome> outcomes, bool inFields)
    {
        var read = new StringBuilder();
        var first = inFields;
        foreach (var record in outcomes.Select(o => o.Record!))
        {
            if (!first) read.Append(record.Leader);
            first = false;
            foreach (var field in record.ControlFields) read.Append(field.Value);
            foreach (var field in record.DataFields)
            {
                if (inFields) read.Append(field.Indicator1).Append(field.Indicator2);
                foreach (var subfield in field.Subfields) read.Append(subfield.Value);
            }
        }
        return Missing(text, read.ToString());
    }

    /// <summary>The first letter or digit that stands more often in the one than in the other, which also counts the letters under marks.</summary>
    private static string? Missing(string text, string read)
    {
        Span<int> left = stackalloc int[128];
        foreach (var c in read.Normalize(NormalizationForm.FormD))
            if (c < 128) left[c]++;
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c) && --left[c] < 0) return c.ToString();
        return null;
    }

    private static IEnumerable<byte[]> Cut(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var length = file.AsSpan(at).IndexOf((byte)0x1D) + 1;
            if (length == 0) yield break;
            yield return file[at..(at + length)];
            at += length;
        }
    }
}

public class RubbishTests
{
    [Fact]
    public void A_hundred_thousand_records_of_rubbish_are_each_rejected_in_bounded_memory()
    {
        using var stream = new Rubbish(100_000, 300);
        long most = 0;
        var count = 0;
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var outcome in Iso2709Reader.Read(stream))
        {
            Assert.False(outcome.IsRecord);
            if (++count % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(100_000, count);
        Assert.InRange(most, long.MinValue, 8 << 20);
    }

    /// <summary>Random bytes between end marks, made while they are read.</summary>
    private sealed class Rubbish(int records, int length) : ForwardStream
    {
        private readonly Randomness random = new(1);
        private int written;

        public override int Read(Span<byte> buffer)
        {
            if (written == records) return 0;
            var piece = buffer[..Math.Min(buffer.Length, length)];
            for (var i = 0; i < piece.Length; i++) piece[i] = (byte)random.Below(256);
            piece.Replace((byte)0x1D, (byte)'x');
            piece[0] = (byte)'r';
            piece[^1] = 0x1D;
            written++;
            return piece.Length;
        }
    }
}
