using System.Text;
using System.Xml;
using System.Xml.Schema;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class WriterTests
{
    private static readonly Sample Book = new("001 een", "008 260908s1982    ne     e      000 f dut d", "245 13 $aDe aanslag /$cHarry Mulisch.", "700 1_ $aÖztürk, Ayşe 🙂");

    internal static byte[] Xml(params MarcRecord[] records) => Write(stream => new MarcXmlWriter(stream), records);

    internal static byte[] Iso(params MarcRecord[] records) => Write(stream => new Iso2709Writer(stream), records);

    private static byte[] Write(Func<Stream, IMarcWriter> make, MarcRecord[] records)
    {
        using var stream = new MemoryStream();
        using (var writer = make(stream))
            foreach (var record in records) Assert.Null(writer.Write(record));
        return stream.ToArray();
    }

    private static string Refusal(Func<Stream, IMarcWriter> make, MarcRecord record)
    {
        using var stream = new MemoryStream();
        using var writer = make(stream);
        var before = stream.Length;
        var reason = writer.Write(record);
        Assert.Equal(before, stream.Length);
        return reason ?? "written";
    }

    [Fact]
    public void Both_forms_read_back_as_the_record_without_doubt()
    {
        foreach (var outcome in Sample.Read(Iso(Book.Record, Book.Record)).Concat(Sample.Read(Xml(Book.Record, Book.Record), "x.xml")))
        {
            var record = outcome.Record!;
            Assert.Equal(MarcDoubt.None, record.Doubts);
            Assert.Equal(Book.Record.ControlFields, record.ControlFields);
            Assert.Equal(Book.Record.DataFields.Select(Text), record.DataFields.Select(Text));
            Assert.Equal('a', record.Leader[9]);
        }
    }

    [Fact]
    public void ISO_2709_counts_bytes_and_says_where_each_field_is()
    {
        var file = Encoding.Latin1.GetString(Iso(Book.Record));
        Assert.Equal(file.Length, int.Parse(file[..5]));
        var start = int.Parse(file[12..17]);
        Assert.Equal('\u001E', file[start - 1]);
        Assert.EndsWith("\u001E\u001D", file, StringComparison.Ordinal);
        Assert.Equal(("22", "4500"), (file[10..12], file[20..24]));
        var directory = file[24..(start - 1)].Chunk(12).Select(e => new string(e)).ToList();
        Assert.Equal(["001", "008", "245", "700"], directory.Select(e => e[..3]));
        Assert.All(directory, e => Assert.Equal('\u001E', file[start + int.Parse(e[7..]) + int.Parse(e[3..7]) - 1]));
        Assert.Equal(file.Length - 1, start + directory.Sum(e => int.Parse(e[3..7])));
    }

    [Fact]
    public void A_field_or_record_over_the_limits_of_ISO_2709_is_not_written_but_told()
    {
        static MarcRecord WithNotes(int count, int letters) => new Sample([.. Enumerable.Repeat($"500 __ $a{new string('é', letters)}", count)]).Record;
        // 2 indicators, delimiter, code and terminator leave 9,994 bytes: 4,997 of these letters.
        Assert.Equal("written", Refusal(_ => new Iso2709Writer(Stream.Null), WithNotes(1, 4997)));
        Assert.StartsWith("Field 500 is longer than the 9,999 bytes", Refusal(s => new Iso2709Writer(s), WithNotes(1, 4998)), StringComparison.Ordinal);
        Assert.Equal("written", Refusal(_ => new Iso2709Writer(Stream.Null), WithNotes(9, 4997)));
        Assert.StartsWith("The record is longer than the 99,999 bytes", Refusal(s => new Iso2709Writer(s), WithNotes(10, 4997)), StringComparison.Ordinal);
        Assert.Equal("written", Refusal(_ => new MarcXmlWriter(Stream.Null), WithNotes(10, 4998)));
        Assert.Equal(MarcDoubt.None, Assert.Single(Sample.Read(Iso(WithNotes(9, 4997)))).Record!.Doubts);
    }

    [Fact]
    public void A_record_of_exactly_the_most_bytes_is_written_and_one_more_is_not()
    {
        // Leader, nine full fields of 9,999, their entries and both end marks leave 9,840 bytes for the tenth.
        static MarcRecord Of(int last) => new Sample([.. Enumerable.Repeat($"500 __ $a{new string('a', 9994)}", 9), $"500 __ $a{new string('a', last)}"]).Record;
        var room = Iso2709Writer.MaxRecordBytes - Iso(Of(0)).Length;
        Assert.Equal(Iso2709Writer.MaxRecordBytes, Iso(Of(room)).Length);
        Assert.StartsWith("The record is longer", Refusal(s => new Iso2709Writer(s), Of(room + 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001Db\u001Ec\u001Fdd\0e\u0001\tf\r\n", "a b c dd e  f  ")]
    [InlineData("<a href=\"x\">&amp; ]]>", "<a href=\"x\">&amp; ]]>")]
    public void Characters_that_end_a_field_or_that_XML_cannot_hold_break_nothing(string text, string expected)
    {
        var record = new MarcRecord
        {
            Leader = Sample.Book,
            ControlFields = [new("001", text)],
            DataFields = [new("245", '0', '0', [new('a', text), new('c', "after")])],
        };
        foreach (var outcome in Sample.Read([.. Iso(record, Book.Record)]).Concat(Sample.Read(Xml(record, Book.Record), "x.xml")).Where(o => o.Number == 1))
        {
            Assert.Equal(expected, outcome.Record!.Control("001"));
            Assert.Equal([new('a', expected), new('c', "after")], outcome.Record.Field("245")!.Subfields);
            Assert.Equal(MarcDoubt.None, outcome.Record.Doubts);
        }
    }

    [Fact]
    public void Half_a_character_pair_and_what_is_no_character_become_a_replacement_character() =>
        Characters_that_end_a_field_or_that_XML_cannot_hold_break_nothing("half \uD83D\uDE42 \uD83D pair \uDE42 \uFFFE \uFFFF", "half \uD83D\uDE42 \uFFFD pair \uFFFD \uFFFD \uFFFD");

    [Theory]
    [InlineData("24\u00E9", 'a', "tag")]
    [InlineData("aB1", 'a', "tag")]
    [InlineData("00A", 'a', "tag")]
    [InlineData("\u001E45", 'a', "tag")]
    [InlineData("245", '\u001F', "code")]
    [InlineData("245", '|', "code")]
    public void What_neither_form_can_hold_is_not_written_but_told(string tag, char code, string expected)
    {
        var record = new MarcRecord { Leader = Sample.Book, ControlFields = [], DataFields = [new(tag, '0', '0', [new(code, "x")])] };
        Assert.Contains(expected, Refusal(s => new Iso2709Writer(s), record), StringComparison.Ordinal);
        Assert.Contains(expected, Refusal(s => new MarcXmlWriter(s), record), StringComparison.Ordinal);
    }

    private static string Text(MarcDataField f) => $"{f.Tag}{f.Indicator1}{f.Indicator2}{string.Join('$', f.Subfields)}";
}

public class WriterAgainstSharedTests
{
    [SharedDataFact]
    public void All_that_we_write_is_valid_by_the_schema_whatever_the_leader_and_indicators_were()
    {
        var odd = new MarcRecord
        {
            Leader = "|||||\u00E9 #*|x\u0660\u0661\u0662345??%abcd",
            ControlFields = [new("001", "\u0001"), new("009", "")],
            DataFields = [new("245", '|', 'É', [new('a', "\uD800"), new('~', "]]>")]), new("9ab", 'X', '\u0663', [new('1', "")]), new("500", ' ', ' ', [])],
        };
        var records = new[] { "jazz_1k.mrc", "hebrew.marc", "FSL.marc" }.SelectMany(f => Sample.ReadShared("evergreen", f)).Select(o => o.Record!).Append(odd).ToArray();

        var schemas = new XmlSchemaSet();
        schemas.Add("http://www.loc.gov/MARC21/slim", SharedData.PathOf("marc", "schema-sru", "MARC21slim.xsd"));
        var complaints = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, e) => complaints.Add(e.Message);
        using var stream = new MemoryStream(WriterTests.Xml(records));
        using var xml = XmlReader.Create(stream, settings);
        var count = 0;
        while (xml.Read()) count += xml is { NodeType: XmlNodeType.Element, LocalName: "record" } ? 1 : 0;
        Assert.Empty(complaints);
        Assert.Equal(records.Length, count);
    }
}
