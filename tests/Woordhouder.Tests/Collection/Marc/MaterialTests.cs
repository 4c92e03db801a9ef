using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class MaterialTests
{
    private const string Plain = "260908s2020    ne            000 f dut d";

    private static TitleFacts Facts(string typeAndLevel, params string[] lines) =>
        new Sample(["245 00 $aTitel", .. lines]) { Leader = $"00000n{typeAndLevel} a2200000 i 4500" }.Facts;

    private static string Coded(int position, char value) => "008 " + Plain.Remove(position, 1).Insert(position, value.ToString());

    [Theory]
    [InlineData("am", "008 " + Plain, nameof(MaterialType.Book))]
    [InlineData("am", "007 ta", nameof(MaterialType.Book))]
    [InlineData("am", "007 tb", nameof(MaterialType.LargePrint))]
    [InlineData("am", "007 fb ", nameof(MaterialType.Braille))]
    [InlineData("am", "007 cr |||||||||||", nameof(MaterialType.EBook))]
    [InlineData("am", "338 __ $aonline bron$2rdacarrier", nameof(MaterialType.EBook))]
    [InlineData("as", "008 260908c20109999ne mr p       0   a0dut d", nameof(MaterialType.Magazine))]
    [InlineData("as", "008 260908c20109999ne dr n       0   a0dut d", nameof(MaterialType.Newspaper))]
    [InlineData("im", "007 sd fungnnmmned", nameof(MaterialType.Audiobook))]
    [InlineData("im", "007 cr nna|||||||||", nameof(MaterialType.DownloadableAudiobook))]
    [InlineData("jm", "007 sd fungnnmmned", nameof(MaterialType.MusicCd))]
    [InlineData("jm", "007 sdubsmennmplu", nameof(MaterialType.Music))]
    [InlineData("jm", "007 ss lunjlcmpned", nameof(MaterialType.MusicCassette))]
    [InlineData("jm", "300 __ $a1 cd (52 min.)", nameof(MaterialType.MusicCd))]
    [InlineData("jm", "300 __ $a1 sound disc :$b33 1/3 rpm", nameof(MaterialType.Music))]
    [InlineData("cm", "300 __ $a1 score", nameof(MaterialType.SheetMusic))]
    [InlineData("gm", "007 vd cvaizs", nameof(MaterialType.Dvd))]
    [InlineData("gm", "007 vd csaizs", nameof(MaterialType.BluRay))]
    [InlineData("gm", "007 vf cbahos", nameof(MaterialType.VideoCassette))]
    [InlineData("gm", "338 __ $avideodisc$bvd$2rdacarrier", nameof(MaterialType.Dvd))]
    [InlineData("gm", "300 __ $a1 dvd (98 min.)", nameof(MaterialType.Dvd))]
    [InlineData("gm", "007 cr cna||||||||", nameof(MaterialType.Video))]
    [InlineData("em", "300 __ $a1 kaart", nameof(MaterialType.Map))]
    [InlineData("km", "300 __ $a1 foto", nameof(MaterialType.Picture))]
    [InlineData("mm", "300 __ $a1 cd-rom", nameof(MaterialType.ComputerFile))]
    [InlineData("rm", "300 __ $a1 boormachine", nameof(MaterialType.Thing))]
    [InlineData("om", "300 __ $a1 leskist", nameof(MaterialType.Kit))]
    [InlineData("tm", "300 __ $a1 band", nameof(MaterialType.Manuscript))]
    [InlineData("Zm", "300 __ $a1 iets", nameof(MaterialType.Other))]
    public void The_kind_of_thing_follows_from_leader_carrier_and_description(string typeAndLevel, string field, string expected) =>
        Assert.Equal(expected, Facts(typeAndLevel, field).Material.ToString());

    [Theory]
    [InlineData("am", 23, 'd', nameof(MaterialType.LargePrint))]
    [InlineData("am", 23, 'f', nameof(MaterialType.Braille))]
    [InlineData("am", 23, 'o', nameof(MaterialType.EBook))]
    [InlineData("am", 23, 's', nameof(MaterialType.EBook))]
    [InlineData("mm", 26, 'g', nameof(MaterialType.Game))]
    [InlineData("rm", 33, 'g', nameof(MaterialType.Game))]
    [InlineData("rm", 33, 'w', nameof(MaterialType.Thing))]
    public void The_form_in_008_decides_where_it_can(string typeAndLevel, int position, char value, string expected) =>
        Assert.Equal(expected, Facts(typeAndLevel, Coded(position, value)).Material.ToString());

    [Fact]
    public void Field_338_is_followed_when_007_says_otherwise_and_that_is_remarked()
    {
        var facts = Facts("im", "007 cr nna|||||||||", "338 __ $aaudio disc$bsd$2rdacarrier");
        Assert.Equal(MaterialType.Audiobook, facts.Material);
        Assert.Single(facts.Remarks);
        Assert.Empty(Facts("im", "007 sd fungnnmmned", "338 __ $bsd").Remarks);
    }

    [Theory]
    [InlineData(22, 'a', nameof(Audience.Preschool))]
    [InlineData(22, 'b', nameof(Audience.SixToNine))]
    [InlineData(22, 'c', nameof(Audience.NineToTwelve))]
    [InlineData(22, 'd', nameof(Audience.YoungAdult))]
    [InlineData(22, 'j', nameof(Audience.Youth))]
    [InlineData(22, 'e', nameof(Audience.Adult))]
    [InlineData(22, '|', null)]
    [InlineData(22, 'g', null)]
    public void The_audience_is_coded_in_008(int position, char value, string? expected) =>
        Assert.Equal(expected, Facts("am", Coded(position, value)).Audience?.ToString());

    [Theory]
    [InlineData("as")]
    [InlineData("em")]
    public void Where_position_22_means_something_else_it_is_no_audience(string typeAndLevel) => Assert.Null(Facts(typeAndLevel, Coded(22, 'a')).Audience);

    [Theory]
    [InlineData("521 1_ $a9-12 jaar", nameof(Audience.NineToTwelve))]
    [InlineData("521 __ $aVanaf 6 jaar", nameof(Audience.SixToNine))]
    [InlineData("521 1_ $a8 years and up.", nameof(Audience.SixToNine))]
    [InlineData("521 8_ $aMPAA rating: PG-13.", null)]
    [InlineData("521 2_ $a3-6", null)]
    [InlineData("521 0_ $a5.4", null)]
    [InlineData("521 1_ $a1010L", null)]
    [InlineData("655 _7 $aPrentenboek", nameof(Audience.Preschool))]
    [InlineData("655 _7 $aKinderboek", nameof(Audience.Youth))]
    [InlineData("655 _7 $aRoman", null)]
    public void Without_the_code_an_age_or_a_genre_says_it_but_no_grade_and_no_film_rating(string field, string? expected) =>
        Assert.Equal(expected, Facts("am", field).Audience?.ToString());
}
