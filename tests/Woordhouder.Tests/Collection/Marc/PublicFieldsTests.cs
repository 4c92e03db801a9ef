using System.Text;
using System.Text.Json;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>No personal data can come in or go out through a catalogue file.</summary>
public class PublicFieldsTests
{
    private const string Person = "Wilhelmina Verstegen-Ouburg";

    /// <summary>A person's name in each place that the format, a system or a library has for it.</summary>
    private static readonly string[] Places =
    [
        "002 {0}", "004 {0}", "009 {0}",
        "037 __ $a12$b{0}", "049 __ $a{0}", "051 __ $a12$c{0}", "061 __ $a12$c{0}", "071 __ $a12$c{0}", "090 __ $a{0}", "099 __ $a{0}", "029 __ $a{0}",
        "265 __ $a{0}", "270 __ $p{0}$k0612345678", "307 __ $a{0}",
        "100 1_ $aReve$u{0}", "700 1_ $aReve$u{0}", "710 2_ $aBezige Bij$u{0}", "711 2_ $aCongres$u{0}", "720 1_ $aReve$u{0}", "600 14 $aReve$u{0}",
        "700 1_ $a{0}$eformer owner.", "700 1_ $a{0},$edonor", "700 1_ $a{0}$evorige eigenaar", "700 1_ $a{0}$4fmo", "700 1_ $a{0}$4http://id.loc.gov/vocabulary/relators/dnr",
        "710 2_ $a{0}$4ins", "720 __ $a{0}$e(inscriber)", "711 2_ $a{0}$jowner", "100 1_ $a{0}$eauthor$esigner",
        "355 0_ $a{0}", "357 __ $a{0}", "386 __ $a{0}", "501 __ $a{0}",
        "506 __ $aBeperkt$c{0}", "506 __ $aBeperkt$d{0}", "506 __ $aBeperkt$e{0}", "540 __ $aBeperkt$c{0}", "540 __ $aBeperkt$d{0}", "526 0_ $aLeren lezen$x{0}", "555 __ $aIndex$b{0}",
        "535 1_ $a{0}", "541 __ $a{0}$cschenking", "541 1_ $cschenking$a{0}", "542 __ $a{0}", "544 __ $a{0}", "561 __ $a{0}", "562 __ $a{0}", "563 __ $a{0}",
        "565 __ $a{0}", "583 __ $ahersteld$k{0}", "584 __ $a{0}", "585 __ $a{0}", "590 __ $aGeschenk van {0}", "595 __ $a{0}", "599 __ $a{0}", "509 __ $a{0}",
        "690 __ $a{0}", "699 __ $a{0}", "790 1_ $a{0}", "799 __ $a{0}",
        "852 __ $bcentraal$x{0}", "852 __ $z{0}", "841 __ $a{0}", "853 __ $a{0}", "863 __ $x{0}", "866 __ $a{0}", "876 __ $x{0}", "879 __ $a{0}",
        "856 40 $uhttps://example.org$h{0}", "856 40 $uhttps://example.org$k{0}", "856 40 $uhttps://example.org$l{0}", "856 40 $uhttps://example.org$m{0}",
        "856 40 $uhttps://example.org$x{0}", "856 40 $uhttps://example.org$z{0}", "857 40 $uhttps://example.org$m{0}", "859 __ $a{0}",
        "882 __ $a{0}", "883 __ $a{0}", "884 __ $a{0}", "885 __ $a{0}", "886 2_ $2unimarc$a{0}", "887 __ $a{0}", "889 __ $a{0}",
        "900 __ $a{0}", "901 __ $a{0}", "949 __ $a{0}", "952 __ $p1234$bcentraal$x{0}", "952 __ $p1234$z{0}", "955 __ $a{0}", "999 __ $a{0}", "CAT __ $a{0}",
        "500 __ $aGeschenk van {0}$5NL-1", "655 _7 $a{0}$2local$5NL-1", "700 1_ $a{0}$5NL-1",
        "245 00 $aMinoes$9{0}", "700 1_ $9{0}", "245 00 $aMinoes$A{0}", "245 00 $aMinoes$-{0}", "500 __ $6{0}",
        "880 __ $6541-01$a{0}", "880 __ $6561-00/$1$a{0}", "880 __ $6700-02$aReve$u{0}", "880 __ $a{0}", "880 __ $6880-01$a{0}", "880 __ $6245-01$6541-01$a{0}",
        "880 __ $6952-01$a{0}", "880 __ $6500-01$a{0}$5NL-1", "880 __ $6700-01$a{0}$4fmo",
    ];

    public static TheoryData<string> WithheldPlaces => [.. Places];

    [Theory]
    [MemberData(nameof(WithheldPlaces))]
    public void A_name_in_a_withheld_place_is_left_out_and_counted(string place)
    {
        var kept = PublicFields.Keep(Record(place), out var leftOut);
        Assert.InRange(leftOut, 1, 3);
        Assert.DoesNotContain(Person, Written(kept), StringComparison.Ordinal);
        Assert.Contains("Pluk van de Petteflet", Written(kept), StringComparison.Ordinal);
    }

    [Fact]
    public void No_form_that_is_written_holds_a_name_of_any_withheld_place()
    {
        var record = Record(Places);
        Assert.Contains(Person, string.Join(' ', record.DataFields.SelectMany(f => f.Subfields).Select(s => s.Value)), StringComparison.Ordinal);
        var kept = PublicFields.Keep(record, out _);
        Assert.DoesNotContain(Person, Written(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("0612345678", Written(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("001 een")]
    [InlineData("003 NL-1")]
    [InlineData("008 260908s1982    ne     e      000 f dut d")]
    [InlineData("020 __ $a9789000010011$qgebonden$c€ 20")]
    [InlineData("035 __ $a(OCoLC)1")]
    [InlineData("100 1_ $aReve, Gerard van het$d1923-2006$eauteur$4aut$0(NL)1")]
    [InlineData("245 13 $6880-01$aDe avonden :$been winterverhaal /$cGerard Reve.$n1$pdeel")]
    [InlineData("264 _1 $aAmsterdam :$bDe Bezige Bij,$c1947.")]
    [InlineData("300 __ $a200 pagina's$billustraties$c20 cm")]
    [InlineData("336 __ $atekst$btxt$2rdacontent")]
    [InlineData("385 __ $ajeugd")]
    [InlineData("490 0_ $aReeks ;$v2")]
    [InlineData("500 __ $aOorspronkelijke titel: Evenings")]
    [InlineData("505 0_ $aEen -- Twee")]
    [InlineData("506 0_ $aVrij toegankelijk$2star")]
    [InlineData("511 0_ $aVoorgelezen door Jan Meng")]
    [InlineData("520 __ $aSamenvatting")]
    [InlineData("521 1_ $a9-12 jaar")]
    [InlineData("526 0_ $aLeren lezen$bM4")]
    [InlineData("545 0_ $aOver de schrijver")]
    [InlineData("600 14 $aReve, Gerard$xBiografie")]
    [InlineData("650 _7 $aAvonden$xNederland$2gtt")]
    [InlineData("655 _7 $aRoman$2gtt")]
    [InlineData("700 1_ $aVertaler, Een$evertaler$4trl")]
    [InlineData("773 0_ $tTijdschrift$gnr. 2")]
    [InlineData("830 _0 $aReeks ;$v2")]
    [InlineData("856 40 $3inhoud$uhttps://example.org/1$ylees$qtext/html")]
    [InlineData("880 10 $6245-01$aהר צבי")]
    [InlineData("880 1_ $6100-02/(N$aМир$4aut")]
    public void What_describes_the_work_its_makers_and_its_subjects_passes_whole(string line)
    {
        var sample = new Sample(line).Record;
        var kept = PublicFields.Keep(sample, out var leftOut);
        Assert.Equal(0, leftOut);
        Assert.Equal(sample.ControlFields, kept.ControlFields);
        Assert.Equal(sample.DataFields, kept.DataFields);
    }

    [Fact]
    public void A_field_keeps_what_may_pass_of_it()
    {
        var kept = PublicFields.Keep(new Sample("100 1_ $aReve, Gerard$uHuize Het Gras$eauteur$9123", "856 40 $uhttps://example.org$kgeheim").Record, out var leftOut);
        Assert.Equal(3, leftOut);
        Assert.Equal([new('a', "Reve, Gerard"), new('e', "auteur")], kept.DataFields[0].Subfields);
        Assert.Equal([new('u', "https://example.org")], kept.DataFields[1].Subfields);
    }

    private static MarcRecord Record(params string[] places) => new Sample(
        ["001 een", "245 00 $aPluk van de Petteflet", .. places.Select(p => p.Replace("{0}", Person, StringComparison.Ordinal))]).Record;

    private static string Written(MarcRecord record) => Encoding.UTF8.GetString([.. WriterTests.Xml(record), .. WriterTests.Iso(record)]);
}

public class PublicFieldsAgainstSharedTests
{
    /// <summary>
    /// The facts of the catalogue come from fields that pass, so nothing of a title is lost by leaving the rest out, except names that have to
    /// do with one institution's copy ($5).
    /// </summary>
    [SharedDataTheory]
    [InlineData("evergreen", "jazz_1k.mrc", "")]
    [InlineData("evergreen", "concerto_enhanced_bibs.marcxml", "Anonymous Donor Collection (Library of Congress); Rouben Mamoulian Collection (Library of Congress)")]
    [InlineData("evergreen", "hebrew.marc", "")]
    [InlineData("own-nl", "nl-sample.mrc", "")]
    public void What_passes_gives_the_same_facts(string folder, string file, string namesLeftOut)
    {
        var lost = new List<string>();
        foreach (var outcome in Sample.ReadShared(folder, file))
        {
            if (outcome.Record!.IsDeletion) continue;
            var all = TitleFacts.From(outcome.Record).Facts!;
            var kept = TitleFacts.From(PublicFields.Keep(outcome.Record, out _)).Facts!;
            lost.AddRange(all.Contributors.Select(c => c.Name).Except(kept.Contributors.Select(c => c.Name)));
            Assert.Equal(JsonSerializer.Serialize(all with { Contributors = [] }), JsonSerializer.Serialize(kept with { Contributors = [] }));
        }
        Assert.Equal(namesLeftOut, string.Join("; ", lost.Distinct()));
    }
}
