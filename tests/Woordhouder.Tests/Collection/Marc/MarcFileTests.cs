using System.IO.Compression;
using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class MarcFileTests
{
    [Theory]
    [InlineData("", "titles.mrc", "is empty")]
    [InlineData("  \r\n\r\n", "titles.mrc", "nothing but blanks")]
    [InlineData("{\"leader\":\"00755cam  22002414a 4500\",\"fields\":[]}", "one.json", "JSON")]
    [InlineData("[{\"leader\":\"\"}]", "batch.json", "JSON")]
    [InlineData("Titel;Auteur;Jaar\r\nDe aanslag;Harry Mulisch;1982", "boeken.csv", "table or plain text")]
    [InlineData("Titel;Auteur;Jaar", "boeken.mrc", "not a file of MARC records")]
    [InlineData("=LDR  00000nam a2200000 i 4500\r\n=245  13$aDe aanslag", "boeken.mrk", "MarcEdit")]
    [InlineData("%PDF-1.7", "boeken.pdf", "PDF")]
    [InlineData("PK\u0003\u0004....", "boeken.xlsx", "zip archive or an Office document")]
    [InlineData("<!DOCTYPE html><html><body>Log in</body></html>", "boeken.xml", "web page")]
    [InlineData("<zs:searchRetrieveResponse xmlns:zs=\"http://www.loc.gov/zing/srw/\"/>", "sru.xml", "SRU")]
    [InlineData("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"/>", "oai.xml", "OAI-PMH")]
    [InlineData("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>", "MARC21slim.xsd", "XML schema")]
    [InlineData("<modsCollection/>", "mods.xml", "MODS")]
    [InlineData("<boeken><boek/></boeken>", "boeken.xml", "neither collection nor record")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?><collection/>", "oud.xml", "character encoding")]
    [InlineData("<?xml version=\"1.0\" encoding='ebcdic'?><collection/>", "oud.xml", "character encoding")]
    [InlineData("<collection/>", "leeg.xml", "holds no records")]
    public void A_file_that_is_no_MARC_is_refused_by_the_name_of_what_it_is(string content, string name, string expected)
    {
        var outcome = Assert.Single(Sample.Read(content, name));
        Assert.Equal((0, 0L, "the file"), (outcome.Number, outcome.Offset, outcome.Place.ToString()));
        Assert.Contains(expected, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_is_refused_with_the_advice_to_unpack_it()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(new Sample("245 00 $aMinoes").Bytes());
        Assert.Contains("gzip", Assert.Single(Sample.Read(packed.ToArray(), "boeken.mrc.gz")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('z', "authority record")]
    [InlineData('u', "holdings record")]
    [InlineData('v', "holdings record")]
    [InlineData('x', "holdings record")]
    [InlineData('y', "holdings record")]
    [InlineData('w', "classification record")]
    [InlineData('q', "community information record")]
    public void A_record_that_describes_no_title_is_refused_by_the_name_of_what_it_is(char type, string expected)
    {
        var sample = new Sample("001 x", "245 00 $aMinoes") { Leader = $"00000n{type}m a2200000 i 4500" };
        Assert.Contains(expected, Assert.Single(Sample.Read(sample.Bytes())).Reason, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Single(Sample.Read(sample.Xml())).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_UNIMARC_record_is_refused_while_its_neighbours_are_read()
    {
        byte[] file =
        [
            .. new Sample("245 00 $aMinoes").Bytes(),
            .. new Sample("100 __ $a19961119d1996    ||||0itac50      ba", "200 1_ $aL'altra faccia della spirale") { Leader = "02498nam0 22007213i 450 " }.Bytes(),
            .. new Sample("245 00 $aPluk van de Petteflet").Bytes(),
        ];
        var outcomes = Sample.Read(file);
        Assert.Equal([true, false, true], outcomes.Select(o => o.IsRecord));
        Assert.Contains("UNIMARC", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_with_a_name_in_100_and_a_local_200_is_not_taken_for_UNIMARC() =>
        Assert.True(Assert.Single(Sample.Read(new Sample("100 1_ $aReybrouck, David", "200 __ $alokaal").Bytes())).IsRecord);

    [Fact]
    public void A_byte_order_mark_or_UTF_16_does_not_hide_MARCXML()
    {
        var xml = new Sample("245 00 $aZoë").Xml();
        Assert.True(Assert.Single(Sample.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(xml)])).IsRecord);
        Assert.Equal("Zoë", Assert.Single(Sample.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)])).Record?.Field("245")?['a']);
    }

    [Fact]
    public void Latin_1_is_read_when_the_XML_says_so()
    {
        var xml = "<?xml version='1.0' encoding='ISO-8859-1'?>" + new Sample("245 00 $aZoë").Xml();
        Assert.Equal("Zoë", Assert.Single(Sample.Read(Encoding.Latin1.GetBytes(xml))).Record?.Field("245")?['a']);
    }

    [Fact]
    public void A_byte_order_mark_before_a_leader_is_passed_over()
    {
        var outcome = Assert.Single(Sample.Read([.. Encoding.UTF8.Preamble, .. new Sample("245 00 $aZoë").Bytes()]));
        Assert.Equal((3L, "Zoë"), (outcome.Offset, outcome.Record?.Field("245")?['a']));
    }

    [Fact]
    public void No_reason_repeats_text_of_the_record()
    {
        var secret = "Geheimzinnig";
        var file = Encoding.Latin1.GetString(new Sample($"100 1_ $a{secret}", $"245 00 $a{secret}").Bytes());
        string[] broken = [file.Replace($"245", "24", StringComparison.Ordinal), file[..^5], $"<collection><record>{secret}</{secret}>", $"<{secret}/>", $"{{\"{secret}\":1}}"];
        Assert.All(broken.SelectMany(text => Sample.Read(text)), o => Assert.DoesNotContain(secret, o.Reason, StringComparison.OrdinalIgnoreCase));
        Assert.All(broken, text => Assert.Contains(Sample.Read(text), o => !o.IsRecord));
    }
}
