using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class Iso2709ReaderTests
{
    private static readonly byte[] One = new Sample("001 een", "245 13 $aDe aanslag /$cHarry Mulisch.").Bytes();
    private static readonly byte[] Two = new Sample("001 twee", "245 14 $aHet diner /$cHerman Koch.").Bytes();

    private static string? Title(MarcOutcome outcome) => outcome.Record?.Field("245")?['a'];

    [Fact]
    public void A_record_keeps_leader_fields_indicators_and_subfields_in_order()
    {
        var record = Assert.Single(Sample.Read(One)).Record!;
        Assert.Equal(24, record.Leader.Length);
        Assert.Equal('a', record.Type);
        Assert.Equal("een", record.Control("001"));
        var title = Assert.Single(record.DataFields);
        Assert.Equal(('1', '3'), (title.Indicator1, title.Indicator2));
        Assert.Equal([new('a', "De aanslag /"), new('c', "Harry Mulisch.")], title.Subfields);
        Assert.Equal(MarcDoubt.None, record.Doubts);
    }

    [Fact]
    public void A_record_whose_length_field_lies_is_read_to_its_terminator()
    {
        byte[] lying = [.. "99999"u8, .. One[5..], .. Two];
        var outcomes = Sample.Read(lying);
        Assert.Equal(["De aanslag /", "Het diner /"], outcomes.Select(Title));
        Assert.Equal(MarcDoubt.LengthLies, outcomes[0].Record!.Doubts);
        Assert.Equal(MarcDoubt.None, outcomes[1].Record!.Doubts);
    }

    [Fact]
    public void A_blank_length_field_is_no_padding()
    {
        byte[] blank = [.. "     "u8, .. One[5..]];
        Assert.Equal("De aanslag /", Title(Assert.Single(Sample.Read(blank))));
        byte[] padded = [.. One, .. "\r\n"u8, .. blank];
        Assert.Equal(["De aanslag /", "De aanslag /"], Sample.Read(padded).Select(Title));
    }

    [Fact]
    public void After_a_bad_record_the_next_one_is_read_and_number_offset_and_reason_are_told()
    {
        byte[] file = [.. One, .. "garbage without a leader"u8, 0x1E, 0x1D, .. Two];
        var outcomes = Sample.Read(file);
        Assert.Equal(["De aanslag /", null, "Het diner /"], outcomes.Select(Title));
        Assert.Equal((2, One.Length), (outcomes[1].Number, outcomes[1].Offset));
        Assert.Equal("record 2, byte " + One.Length, outcomes[1].Place.ToString());
        Assert.StartsWith("The record has no fields", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal((3, One.Length + 26L), (outcomes[2].Number, outcomes[2].Offset));
    }

    [Fact]
    public void A_leader_with_bytes_that_no_leader_has_is_refused()
    {
        byte[] file = [.. One];
        file[6] = 0x07;
        Assert.Contains("leader", Assert.Single(Sample.Read(file)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_gives_its_whole_records_and_refuses_the_last()
    {
        byte[] file = [.. One, .. Two[..^9]];
        var outcomes = Sample.Read(file);
        Assert.Equal("De aanslag /", Title(outcomes[0]));
        Assert.Contains("ends in the middle", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal((2, One.Length), (outcomes[1].Number, outcomes[1].Offset));
    }

    [Fact]
    public void Only_the_last_terminator_missing_costs_nothing() => Assert.Equal("De aanslag /", Title(Assert.Single(Sample.Read(One[..^1]))));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void A_record_whose_terminator_is_missing_does_not_swallow_the_next(string instead)
    {
        byte[] file = [.. One[..^1], .. Encoding.ASCII.GetBytes(instead), .. Two];
        var outcomes = Sample.Read(file);
        Assert.Equal(["De aanslag /", "Het diner /"], outcomes.Select(Title));
        Assert.Equal([1, 2], outcomes.Select(o => o.Number));
        Assert.Equal(One.Length - 1 + instead.Length, outcomes[1].Offset);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    [InlineData("   ")]
    [InlineData("  \r\n                                                                                ")]
    [InlineData("\0\u001A")]
    public void Line_ends_and_blanks_between_records_are_passed_over(string between)
    {
        var padding = Encoding.ASCII.GetBytes(between);
        byte[] file = [.. One, .. padding, .. Two, .. padding];
        var outcomes = Sample.Read(file);
        Assert.Equal(["De aanslag /", "Het diner /"], outcomes.Select(Title));
        Assert.Equal(One.Length + padding.Length, outcomes[1].Offset);
    }

    [Fact]
    public void A_directory_whose_addresses_are_shifted_is_mended_by_the_terminators()
    {
        // What happens when a program turns text into UTF-8 and forgets to count again.
        var file = Encoding.Latin1.GetString(new Sample("001 x", "100 1_ $aKoch, Herman", "245 14 $aHet diner").Bytes());
        file = file.Replace("Herman", "Hermann", StringComparison.Ordinal);
        var record = Assert.Single(Sample.Read(Encoding.Latin1.GetBytes(file))).Record!;
        Assert.Equal("Het diner", record.Field("245")!['a']);
        Assert.Equal("Koch, Hermann", record.Field("100")!['a']);
        Assert.Equal(MarcDoubt.DirectoryLies | MarcDoubt.LengthLies, record.Doubts);
    }

    [Fact]
    public void A_directory_with_fewer_entries_than_fields_is_refused_rather_than_guessed()
    {
        var file = Encoding.Latin1.GetString(new Sample("001 x", "245 14 $aHet diner").Bytes());
        file = file.Replace("Het diner", "Het\u001Ediner", StringComparison.Ordinal);
        Assert.Contains("directory", Assert.Single(Sample.Read(Encoding.Latin1.GetBytes(file))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_fits_but_leaves_a_field_out_is_refused_because_the_field_would_be_lost_in_silence()
    {
        var file = Encoding.Latin1.GetString(new Sample("001 x", "100 1_ $aKoch, Herman", "245 14 $aHet diner").Bytes());
        // Without the entry of 100 the base address is 12 less, and every remaining entry still fits.
        var without = file[..12] + "00049" + file[17..36] + file[48..];
        Assert.Contains("directory", Assert.Single(Sample.Read(Encoding.Latin1.GetBytes(without))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shifted_directory_in_another_order_than_the_fields_is_matched_by_address()
    {
        var file = Encoding.Latin1.GetString(new Sample("001 x", "100 1_ $aKoch, Herman", "245 14 $aHet diner").Bytes());
        var shuffled = file[..24] + file[48..60] + file[24..48] + file[60..].Replace("Herman", "Hermann", StringComparison.Ordinal);
        var record = Assert.Single(Sample.Read(Encoding.Latin1.GetBytes(shuffled))).Record!;
        Assert.Equal(("x", "Koch, Hermann", "Het diner"), (record.Control("001"), record.Field("100")!['a'], record.Field("245")!['a']));
    }

    [Fact]
    public void A_hash_in_indicators_and_coded_fields_is_a_blank()
    {
        var record = Assert.Single(Sample.Read(new Sample("008 260908s1982####ne############000#f#dut#d", "245 #0 $aC# voor beginners").Bytes())).Record!;
        Assert.Equal("260908s1982    ne            000 f dut d", record.Control("008"));
        Assert.Equal(' ', record.Field("245")!.Indicator1);
        Assert.Equal("C# voor beginners", record.Field("245")!['a']);
    }

    [Fact]
    public void A_gigabyte_long_field_is_refused_with_bounded_memory_and_the_next_record_is_read()
    {
        using var stream = new EndlessField(1L << 30, [.. "99999nam a2200049 i 4500245999900000"u8, 0x1E], [0x1E, 0x1D, .. One]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcomes = MarcFile.Read(stream, "titles.mrc").ToList();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.Contains("longer than 1 megabyte", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal("De aanslag /", Title(outcomes[1]));
        Assert.Equal((2, stream.Length - One.Length), (outcomes[1].Number, outcomes[1].Offset));
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_reads_the_same()
    {
        byte[] file = [.. One, .. "          \n          "u8, .. Two, .. "     "u8, .. One[5..]];
        using var stream = new EndlessField(0, [], file, atATime: 1);
        Assert.Equal(["De aanslag /", "Het diner /", "De aanslag /"], Iso2709Reader.Read(stream).Select(Title));
    }
}
