using System.Globalization;
using System.Text;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Web.Simulation;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>The vectors and code lists of the standard, and messages of real systems, damaged in ways that repeat from a seed.</summary>
public sealed class SipAgainstSharedTests
{
    private const int Rounds = 300_000, Seed = 20261129;

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(SharedData.PathOf("sip2", file)).Skip(1).Select(l => l.Split('\t'));

    [SharedDataFact]
    public void Every_checksum_is_computed_as_other_systems_do()
    {
        var seen = 0;
        foreach (var line in Lines("checksum-vectors.tsv"))
        {
            seen++;
            var bytes = Encoding.UTF8.GetBytes(line[3]);
            Assert.Equal(line[2], SipChecksum.Of(bytes));
            var (_, _, right) = SipChecksum.Read([.. bytes, .. Encoding.ASCII.GetBytes(line[0])]);
            Assert.True(right == (line[1] == "Y"), line[3]);
        }
        Assert.Equal(46, seen);
    }

    [SharedDataFact]
    public void Every_code_that_is_sent_stands_in_the_code_lists()
    {
        var codes = Lines("enumerations.tsv").ToLookup(l => l[0].Split(' ')[0], l => (Code: l[1], Meaning: l[2]));
        void Stand<T>(string table, string format, params (T Value, string Word)[] words) where T : struct, Enum
        {
            Assert.Equal(Enum.GetValues<T>().Length, words.Length);
            foreach (var (value, word) in words)
                Assert.Contains(word, codes[table].Single(c => c.Code == Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture)).Meaning, StringComparison.Ordinal);
        }
        Stand("circulation_status", "00", (CirculationStatus.Other, "other"), (CirculationStatus.OnOrder, "on order"), (CirculationStatus.Available, "available"), (CirculationStatus.Charged, "charged"),
            (CirculationStatus.WaitingOnHoldShelf, "waiting on hold shelf"), (CirculationStatus.InTransit, "in transit"),
            (CirculationStatus.ClaimedReturned, "claimed returned"), (CirculationStatus.Lost, "lost"), (CirculationStatus.Missing, "missing"));
        Stand("patron_status_position", "0", (PatronDenial.Charge, "charge privileges denied"), (PatronDenial.Renewal, "renewal privileges denied"), (PatronDenial.Hold, "hold privileges denied"),
            (PatronDenial.CardLost, "card reported lost"), (PatronDenial.TooManyCharged, "too many items charged"), (PatronDenial.TooManyFines, "excessive outstanding fines"));
        Stand("summary_position", "0", [.. Enum.GetValues<SummaryList>().Select(l => (l, "-> " + SipCodes.Tag(l)))]);
        Assert.Equal(("English", "Dutch"), (codes["language"].Single(c => c.Code == SipCodes.English).Meaning, codes["language"].Single(c => c.Code == SipCodes.Dutch).Meaning));
        Assert.Equal("3M Tattle-Tape security strip", codes["security_marker"].Single(c => c.Code == SipCodes.TattleTape).Meaning);
        Assert.Equal("a specific copy of a title", codes["hold_type"].Single(c => c.Code == SipCodes.SpecificCopy).Meaning);
        Assert.Equal("other/unknown", codes["fee_type"].Single(c => c.Code == SipCodes.FeeUnknown).Meaning);
        Assert.All(Contracts.Collection.MaterialTypes.Ids, id => Assert.Contains(codes["media_type"], c => c.Code == SipCodes.MediaType(id)));
        // What BX says is done is done, and what is only answered is not claimed.
        Assert.Equal(16, SipCodes.Supported.Length);
        Assert.Equal(["block patron 01", "patron enable 25"],
            codes["BX_supported_messages_position"].Where(c => SipCodes.Supported[int.Parse(c.Code, CultureInfo.InvariantCulture)] == 'N').Select(c => c.Meaning).Order());
    }

    [SharedDataFact]
    public void Damaged_messages_are_read_or_refused_and_never_break_anything()
    {
        var messages = Lines("checksum-vectors.tsv").Select(l => l[3] + l[0]).Concat(Lines("evergreen-request-response-patterns.tsv").Select(l => l[1])).Select(Encoding.Latin1.GetBytes).ToArray();
        var (good, damaged) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Randomness((ulong)(Seed + round));
            var bytes = Mutated(messages[random.Below(messages.Length)], messages[random.Below(messages.Length)], random);
            var charset = (SipCharset)random.Below(4);
            try
            {
                var (reading, request) = SipRequest.Read(bytes, charset);
                Assert.Equal(reading == SipReading.Good, request is not null);
                if (reading == SipReading.Damaged) damaged++;
                if (request is null) continue;
                good++;
                // What was read can be said again, as one message.
                var said = SipAnswer.Write(new SipAnswer("12").Field("AA", request["AA"]).Field("AB", request["AB"]).Field("AJ", request.WithoutDate).Text, charset, checksum: true, request.Sequence);
                Assert.DoesNotContain((byte)'\r', said);
                Assert.True(SipChecksum.Read(said).Right);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException) { Assert.Fail($"seed {Seed + round}: {e.GetType().Name}"); }
        }
        Assert.True(good > Rounds / 10 && damaged > Rounds / 10, $"{good} good, {damaged} damaged: the test says nothing");
    }

    private static byte[] Mutated(byte[] whole, byte[] other, Randomness random)
    {
        var bytes = new List<byte>(whole);
        for (var times = random.Below(4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Below(bytes.Count);
            switch (random.Below(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Below(8)); break;
                case 1: bytes.Insert(at, (byte)"|AYZ09 \0\r\n\u00C3\u00FF"[random.Below(12)]); break;
                case 2: bytes.RemoveRange(at, Math.Min(1 + random.Below(30), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, other.Take(1 + random.Below(other.Length))); break;
                default: bytes.RemoveRange(Math.Max(0, bytes.Count - 9), Math.Min(9, bytes.Count)); break;
            }
        }
        return [.. bytes];
    }
}
