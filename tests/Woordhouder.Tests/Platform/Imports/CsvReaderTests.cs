using System.Text;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Architecture;
using Woordhouder.Web.Simulation;

namespace Woordhouder.Tests.Platform.Imports;

public sealed class CsvReaderTests
{
    private static List<CsvRecord> All(byte[] bytes)
    {
        using var text = CsvReader.TextOf(new MemoryStream(bytes));
        var reader = new CsvReader(text);
        var records = new List<CsvRecord>();
        while (reader.Next() is { } record) records.Add(record);
        return records;
    }

    private static string Read(string text) => string.Join(" / ", All(Encoding.UTF8.GetBytes(text)).Select(r => $"{r.Line}: {string.Join("|", r.Fields)}"));

    [Theory]
    [InlineData("a,b\n1,2\n", "1: a|b / 2: 1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1: a|b / 2: 1|2")]
    [InlineData("a,b\r1,2", "1: a|b / 2: 1|2")]
    [InlineData("a;b,c\n1;2\n", "1: a;b|c / 2: 1;2")] // as many of each: the comma of the standard
    [InlineData("a;b;c\n1,5;2;3\n", "1: a|b|c / 2: 1,5|2|3")]
    [InlineData("\"a;b;c\",b\n1,2\n", "1: a;b;c|b / 2: 1|2")]
    [InlineData("a,b\n\"1,1\",\"2 \"\"x\"\"\"\n", "1: a|b / 2: 1,1|2 \"x\"")]
    [InlineData("a,b\n\"1\n1\",2\n3,4\n", "1: a|b / 2: 1\n1|2 / 4: 3|4")]
    [InlineData("a,b\n\"1\r\n1\",2\r\n3,4\n", "1: a|b / 2: 1\r\n1|2 / 4: 3|4")]
    [InlineData("a,b\n\n1,\n\n", "1: a|b / 3: 1|")]
    [InlineData("\uFEFFa,b\né,Þórdís\n", "1: a|b / 2: é|Þórdís")]
    [InlineData("a\n1", "1: a / 2: 1")]
    [InlineData("", "")]
    public void It_reads_what_the_standard_and_Dutch_spreadsheets_write(string text, string read) => Assert.Equal(read, Read(text));

    [Theory]
    [InlineData("a,b\n1,2\"3\n", 2, "csv-quote-inside")]
    [InlineData("a,b\n1,\"2\"3\n", 2, "csv-quote-after")]
    [InlineData("a,b\n1,2\n\"3,4\n5,6\n", 3, "csv-quote-open")]
    [InlineData("a,b\n1,\u0000\n", 2, "csv-control")]
    public void What_the_standard_does_not_allow_is_no_guess(string text, int line, string code)
    {
        var wrong = Assert.Throws<CsvException>(() => Read(text));
        Assert.Equal((line, code), (wrong.Line, wrong.Code));
    }

    [Fact]
    public void Another_coding_than_UTF8_is_named_with_its_line()
    {
        var wrong = Assert.Throws<CsvException>(() => All([.. "a,b\n1,2\n"u8, .. Encoding.Latin1.GetBytes("é,3\n")]));
        Assert.Equal((3, "csv-not-utf8"), (wrong.Line, wrong.Code));
        Assert.Throws<CsvException>(() => All(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a,b\n1,2\n")).ToArray()));
    }

    [Fact]
    public void A_value_without_end_and_a_line_without_end_are_bounded()
    {
        Assert.Equal("csv-too-long", Assert.Throws<CsvException>(() => Read("a\n\"" + new string('x', 5_000_000))).Code);
        Assert.Equal("csv-too-long", Assert.Throws<CsvException>(() => Read("a\n" + new string('x', CsvReader.LongestField + 1))).Code);
        Assert.Equal("csv-too-many", Assert.Throws<CsvException>(() => Read("a\n" + new string(',', CsvReader.MostFields + 1))).Code);
        Assert.Equal(CsvReader.LongestField, All(Encoding.UTF8.GetBytes("a\n" + new string('x', CsvReader.LongestField)))[1].Fields[0].Length);
    }

    [Fact]
    public void Values_line_ends_and_quotation_marks_may_lie_across_the_blocks_that_are_read()
    {
        // Blocks of 65,536 characters: every place in the record comes to lie on the border.
        for (var shift = 0; shift < 14; shift++)
        {
            var filler = string.Concat(Enumerable.Repeat("123456789,\n", (65_536 - 14) / 11));
            var text = "a,b\n" + filler[..^1] + new string('z', shift) + "\n\"x\r\n\"\"y\",2\r\n3,4\r\n";
            var records = All(Encoding.UTF8.GetBytes(text));
            Assert.Equal(["x\r\n\"y|2", "3|4"], records.TakeLast(2).Select(r => string.Join('|', r.Fields)));
            Assert.Equal(2, records[^1].Line - records[^2].Line);
        }
    }

    [Fact]
    public void Whatever_is_in_a_file_it_is_read_or_refused()
    {
        var random = new Randomness(7);
        const string Signs = "a,;\"\r\n é\t\u0001";
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Below(30)).Select(_ => Signs[random.Below(Signs.Length)]));
            try { Read(text); }
            catch (CsvException) { /* said so */ }
        }
    }

    [Fact]
    public void Everything_that_can_be_wrong_has_its_sentence()
    {
        var texts = ClassificationTests.TheTexts();
        var source = string.Concat(SourceText.Of("src", ".cs").Where(s => s.File.Contains("/Imports/", StringComparison.Ordinal)).Select(s => s.Text));
        var codes = source.All("\"((?:csv|import)-[a-z-]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(codes.Count > 30, $"only {codes.Count} codes were found");
        Assert.Empty(codes.Where(c => !texts.Has("refusal." + c)));
    }
}
