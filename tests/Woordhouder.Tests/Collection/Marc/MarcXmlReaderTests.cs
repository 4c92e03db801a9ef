using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class MarcXmlReaderTests
{
    private static readonly Sample One = new("001 een", "245 13 $aDe aanslag /$cHarry Mulisch.");
    private static readonly Sample Two = new("001 twee", "245 14 $aHet diner /$cHerman Koch.");

    private static string? Title(MarcOutcome outcome) => outcome.Record?.Field("245")?['a'];

    [Fact]
    public void A_collection_without_namespace_is_read_like_one_with()
    {
        var bare = Sample.Read($"<collection>{One.Xml()}{Two.Xml()}</collection>");
        var named = Sample.Read($"<?xml version=\"1.0\"?><m:collection xmlns:m=\"http://www.loc.gov/MARC21/slim\">{One.Xml("m:")}{Two.Xml("m:")}</m:collection>");
        Assert.Equal(["De aanslag /", "Het diner /"], bare.Select(Title));
        Assert.Equal(["De aanslag /", "Het diner /"], named.Select(Title));
        Assert.Equal([1, 2], named.Select(o => o.Number));
    }

    [Fact]
    public void A_row_of_records_without_root_element_is_read() =>
        Assert.Equal(["De aanslag /", "Het diner /"], Sample.Read($"{One.Xml()}\n{Two.Xml()}\n").Select(Title));

    [Fact]
    public void The_place_of_a_record_is_its_line()
    {
        var outcomes = Sample.Read($"<collection>\n\n{One.Xml()}\n<record/>\n</collection>");
        Assert.Equal("record 1, line 3", outcomes[0].Place.ToString());
        Assert.Equal("record 2, line 4", outcomes[1].Place.ToString());
        Assert.Contains("no leader", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_in_leader_indicators_and_coded_fields_is_a_blank()
    {
        var record = Sample.Read("""
            <record><leader>01489nam#a2200421#c#4500</leader><controlfield tag="008">100428|2010####xxu####|######|||#u#eng#c</controlfield>
            <datafield tag="245" ind1="#" ind2="0"><subfield code="a">C# in depth</subfield></datafield></record>
            """)[0].Record!;
        Assert.Equal("01489nam a2200421 c 4500", record.Leader);
        Assert.Equal("100428|2010    xxu    |      ||| u eng c", record.Control("008"));
        Assert.Equal(' ', record.Field("245")!.Indicator1);
        Assert.Equal("C# in depth", record.Field("245")!['a']);
    }

    [Fact]
    public void Blanks_in_control_fields_are_kept_also_when_there_is_nothing_else()
    {
        var blanks = new string(' ', 40);
        var record = Sample.Read($"<record><leader>{Sample.Book}</leader><controlfield tag=\"008\">{blanks}</controlfield></record>")[0].Record!;
        Assert.Equal(blanks, record.Control("008"));
    }

    [Fact]
    public void Text_becomes_one_composed_form() =>
        Assert.Equal("Zoë", Title(Sample.Read(new Sample("245 00 $aZoe\u0308").Xml())[0]));

    [Fact]
    public void Text_in_pieces_is_put_together() =>
        Assert.Equal("Tom & Jerry <3", Title(Sample.Read(One.Xml().Replace("De aanslag /", "Tom <!-- en -->&amp; <![CDATA[Jerry <3]]>", StringComparison.Ordinal))[0]));

    [Fact]
    public void A_field_with_an_impossible_tag_is_left_out_and_the_record_is_doubted()
    {
        var record = Sample.Read(One.Xml().Replace("tag=\"001\"", "tag=\"01\"", StringComparison.Ordinal))[0].Record!;
        Assert.Empty(record.ControlFields);
        Assert.Equal(MarcDoubt.FieldDamaged, record.Doubts);
    }

    [Theory]
    [InlineData("<datafield tag=\"500\" ind1=\" \" ind2=\" \">loose text</datafield>")]
    [InlineData("<note>of another kind</note>")]
    [InlineData("loose text")]
    [InlineData("<leader>00000nam a2200000 i 4500</leader>")]
    public void What_MARCXML_has_no_place_for_is_left_out_and_the_record_is_doubted(string more) =>
        Assert.NotEqual(MarcDoubt.None, Sample.Read(One.Xml().Replace("</record>", more + "</record>", StringComparison.Ordinal))[0].Record!.Doubts);

    [Fact]
    public void Text_between_records_is_told_and_the_next_record_is_read()
    {
        var outcomes = Sample.Read($"<collection>{One.Xml()}lost{Two.Xml()}</collection>");
        Assert.Equal(["De aanslag /", null, "Het diner /"], outcomes.Select(Title));
        Assert.Contains("Text stands", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE collection [<!ENTITY x \"y\">]><collection><record>&x;</record></collection>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><collection/>")]
    [InlineData("<!DOCTYPE collection SYSTEM \"file:///etc/passwd\"><collection/>")]
    public void A_document_type_is_refused(string xml)
    {
        var outcome = Assert.Single(Sample.Read(xml));
        Assert.Equal(0, outcome.Number);
        Assert.Contains("DTD", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_hidden_behind_a_long_comment_is_refused_too()
    {
        var outcome = Assert.Single(Sample.Read($"<!--{new string('x', 9000)}--><!DOCTYPE collection [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>{One.Xml()}"));
        Assert.Contains("document type", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_that_XML_does_not_know_ends_the_reading_and_nothing_is_fetched()
    {
        var outcomes = Sample.Read($"<collection>{One.Xml()}{Two.Xml().Replace("Het diner", "&secret;", StringComparison.Ordinal)}</collection>");
        Assert.Equal("De aanslag /", Title(outcomes[0]));
        Assert.Contains("line 1", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, outcomes.Count);
    }

    [Fact]
    public void A_truncated_file_gives_its_whole_records_and_says_at_which_line_it_breaks()
    {
        var outcomes = Sample.Read($"<collection>\n{One.Xml()}\n{Two.Xml()[..^30]}");
        Assert.Equal("De aanslag /", Title(outcomes[0]));
        Assert.Equal((2, 3L), (outcomes[1].Number, outcomes[1].Offset));
    }

    [Fact]
    public void A_gigabyte_long_field_is_refused_with_bounded_memory_and_the_next_record_is_read()
    {
        var outcomes = ReadAround("<collection><record><leader>00000nam a2200000 i 4500</leader><datafield tag=\"245\"><subfield code=\"a\">", $"</subfield></datafield></record>{One.Xml()}</collection>");
        Assert.Contains("far longer", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal("De aanslag /", Title(outcomes[1]));
    }

    [Theory]
    [InlineData("<collection><record><leader x=\"", "\"/></record></collection>")]
    [InlineData("<collection><", "/></collection>")]
    [InlineData("<collection><!--", "--></collection>")]
    public void A_gigabyte_long_name_attribute_or_comment_ends_the_reading_with_bounded_memory(string before, string after) =>
        Assert.Contains("megabyte", Assert.Single(ReadAround(before, after)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_record_of_endless_fields_is_refused_with_bounded_memory()
    {
        var fields = string.Concat(Enumerable.Repeat("<datafield tag=\"500\"><subfield code=\"a\">x</subfield></datafield>", 30_000));
        Assert.Contains("far longer", Sample.Read($"<record><leader>{Sample.Book}</leader>{fields}</record>")[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_deeper_than_any_record_are_refused()
    {
        var outcome = Assert.Single(Sample.Read(string.Concat(Enumerable.Repeat("<collection>", 50)) + string.Concat(Enumerable.Repeat("</collection>", 50))));
        Assert.Contains("broken", outcome.Reason, StringComparison.Ordinal);
    }

    private static List<MarcOutcome> ReadAround(string before, string after)
    {
        using var stream = new EndlessField(1L << 29, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        List<MarcOutcome> outcomes = [.. MarcFile.Read(stream, "titles.xml")];
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 32 << 20);
        return outcomes;
    }
}
