using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>Field 008 as real files damage it: all samples but the first stand in the shared data.</summary>
public class FixedFieldTests
{
    private static FixedField Of(params string[] values) => FixedField.Of(new Sample([.. values.Select(v => "008 " + v)]).Record);

    [Theory]
    [InlineData("260908s1982    ne     e      000 f dut d", 1982, "dut")]
    [InlineData("040811s1989    cauae  bh b  s  0   eng", 1989, "eng")]
    [InlineData("970701s1989 it a u000 0 ita u", 1989, "ita")]
    [InlineData("991109s1992 enkuuu eng d", 1992, "eng")]
    [InlineData("970701s1971 nyu 00 eng ", 1971, "eng")]
    [InlineData("970701s1971 nyu 00 eng", 1971, "eng")]
    [InlineData("971014n nyuuuu eng ", null, "eng")]
    [InlineData("970701t19781973enk u000 0 eng u", 1978, "eng")]
    [InlineData("100813s9999    xx ||nn s|||||||||||||| d", null, null)]
    [InlineData("100428|2010    xxu|    |      ||| u eng c", null, "eng")]
    [InlineData("760914c19uu9999fr mxzp       0   b0fre d", null, "fre")]
    [InlineData("0009", null, null)]
    [InlineData("", null, null)]
    public void Year_and_language_are_found_in_a_damaged_field_or_not_at_all(string value, int? year, string? language)
    {
        var coded = Of(value);
        Assert.Equal((year, language), (coded.Year, coded.Language));
    }

    [Fact]
    public void Positions_are_not_trusted_once_blanks_have_collapsed()
    {
        Assert.Equal('e', Of("260908s1982    ne     e      000 f dut d")[22]);
        Assert.Equal(' ', Of("970701s1989 it a u000 0 ita u")[22]);
        Assert.Equal(' ', Of("260908s1982    ne     |      000 f dut d")[22]);
        Assert.Equal(' ', Of("260908s1982    ne     e      000 f dut d")[99]);
    }

    [Fact]
    public void An_empty_field_before_the_real_one_does_not_hide_it() =>
        Assert.Equal(1961, Of("                                   heb  ", "860702s1961    is            000 0 heb d").Year);

    [Theory]
    [InlineData("260 __ $c[1968, c1962]", 1968)]
    [InlineData("260 __ $c03 Nov 2008", 2008)]
    [InlineData("264 _1 $c©2011", 2011)]
    [InlineData("260 __ $c[between 1880 and 1893]", 1880)]
    [InlineData("260 __ $c746 [1985 or 1986]", 1985)]
    [InlineData("260 __ $c19850101", null)]
    [InlineData("260 __ $c[19--]", null)]
    public void Without_a_coded_year_the_first_year_of_the_imprint_counts(string field, int? year) => Assert.Equal(year, new Sample("245 00 $aX", field).Facts.Year);

    [Theory]
    [InlineData("041 1_ $aengfre$hger", "eng fre")]
    [InlineData("041 0_ $anld$adeu$afri", "dut ger fry")]
    [InlineData("041 0_ $amul", "")]
    [InlineData("041 07 $anl$2iso639-1", "")]
    [InlineData("041 0_ $adutch", "")]
    public void Languages_are_bibliographic_codes_also_when_packed_or_of_the_other_kind(string field, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Sample("245 00 $aX", field).Facts.Languages));
}
