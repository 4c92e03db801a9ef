using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class TitleFactsTests
{
    private static TitleFacts Facts(params string[] lines) => new Sample(lines).Facts;

    [Fact]
    public void A_book_gives_its_facts_without_the_punctuation_of_the_card()
    {
        var facts = Facts(
            "001 12345", "003 NL-0800000000", "008 260908s2012    ne     e      000 f dut d", "020 __ $a020161622X (geb.) :$z9780000000000", "041 1_ $adut$heng",
            "100 1_ $aRowling, J.K.,$d1965-$eauteur.", "240 10 $aThe casual vacancy.", "245 14 $aEen goede raad :$bof: de lege stoel /$cJ.K. Rowling ; vertaling Sabine Mutsaers.",
            "250 __ $a3e druk.", "264 _1 $aAmsterdam :$bDe Boekerij,$c[2012]", "264 _4 $c©2011", "300 __ $a510 pagina's ;$c24 cm", "490 0_ $aBoekerij pockets ;$v12.",
            "520 __ $aEen dorp\nin Engeland.", "650 _7 $aDorpen$zEngeland.$2local", "655 _7 $aPsychologische roman.$2local", "700 1_ $aMutsaers, Sabine$4trl");
        Assert.Equal(("12345", "NL-0800000000"), (facts.ControlNumber, facts.ControlSource));
        Assert.Equal(("Een goede raad", "of: de lege stoel", "goede raad", "The casual vacancy"), (facts.Title, facts.Subtitle, facts.SortTitle, facts.OriginalTitle));
        Assert.Equal([new("Rowling, J.K.", ContributorRole.Author, 0), new("Mutsaers, Sabine", ContributorRole.Translator, 1)], facts.Contributors);
        Assert.Equal(["9780201616224"], facts.Isbns.Select(i => i.ToString()));
        Assert.Equal(("3e druk", "De Boekerij", "Amsterdam", 2012), (facts.Edition, facts.Publisher, facts.Place, facts.Year));
        Assert.Equal(["dut"], facts.Languages);
        Assert.Equal("510 pagina's ; 24 cm", facts.Extent);
        Assert.Equal([new SeriesPart("Boekerij pockets", "12")], facts.Series);
        Assert.Equal("Een dorp in Engeland.", facts.Summary);
        Assert.Equal(["Dorpen – Engeland"], facts.Subjects);
        Assert.Equal(["Psychologische roman"], facts.Genres);
        Assert.Equal((MaterialType.Book, Audience.Adult), (facts.Material, facts.Audience));
        Assert.Empty(facts.Remarks);
    }

    [Fact]
    public void A_record_without_a_title_is_rejected_with_a_reason()
    {
        var reading = TitleFacts.From(new Sample("001 x", "100 1_ $aKoch, Herman", "245 10 $a / ").Record);
        Assert.False(reading.IsTitle);
        Assert.Contains("no title", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_the_supplier_deletes_is_not_brought_in()
    {
        var reading = TitleFacts.From(new Sample("245 00 $aMinoes") { Leader = "00000dam a2200000 i 4500" }.Record);
        Assert.Contains("deleted", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_record_is_no_title_even_when_it_has_one() =>
        Assert.Contains("authority", TitleFacts.From(new Sample("245 00 $aMinoes") { Leader = "00000nz  a2200000 i 4500" }.Record).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_title_that_was_lost_on_the_way_is_rejected()
    {
        Assert.Contains("cannot be read", TitleFacts.From(new Sample("245 00 $a\uFFFD\uFFFD\uFFFD").Record).Reason, StringComparison.Ordinal);
        Assert.True(TitleFacts.From(new Sample("245 00 $aDe \uFFFDle bezoeker").Record).IsTitle);
    }

    [Theory]
    [InlineData("245 13 $aDe aanslag", "De aanslag", "aanslag")]
    [InlineData("245 13 $a't Hooge nest", "'t Hooge nest", "Hooge nest")]
    [InlineData("245 12 $aL'étranger", "L'étranger", "étranger")]
    [InlineData("245 13 $aal-Yawm", "al-Yawm", "Yawm")]
    [InlineData("245 10 $a's Nachts", "'s Nachts", "s Nachts")]
    [InlineData("245 10 $a\"Ik kom terug\"", "\"Ik kom terug\"", "Ik kom terug\"")]
    [InlineData("245 14 $aDe aanslag", "De aanslag", "De aanslag")]
    [InlineData("245 19 $aIt", "It", "It")]
    [InlineData("245 1x $aDe aanslag", "De aanslag", "De aanslag")]
    [InlineData("245 13 $a\u0098De \u009Caanslag", "De aanslag", "aanslag")]
    [InlineData("245 00 $a[Zonder titel]", "Zonder titel", "Zonder titel")]
    [InlineData("245 00 $a%", "%", "%")]
    [InlineData("245 00 $a1984.", "1984", "1984")]
    [InlineData("245 00 $aGebr. /$cTed van Lieshout.", "Gebr.", "Gebr.")]
    [InlineData("245 00 $aWacht op mij...", "Wacht op mij...", "Wacht op mij...")]
    public void The_sort_title_leaves_out_what_does_not_file_if_the_count_ends_at_a_word(string field, string title, string sort)
    {
        var facts = Facts(field);
        Assert.Equal((title, sort), (facts.Title, facts.SortTitle));
    }

    [Fact]
    public void Number_and_name_of_a_part_are_kept_apart_from_the_title()
    {
        var facts = Facts("245 14 $aThe lord of the rings.$nPart 2,$pThe two towers /$cJ.R.R. Tolkien.");
        Assert.Equal(("The lord of the rings", "Part 2, The two towers", "lord of the rings"), (facts.Title, facts.Part, facts.SortTitle));
    }

    [Fact]
    public void The_title_in_its_own_script_stands_beside_the_transliterated_one_or_takes_its_place()
    {
        Assert.Equal("الأيام", Facts("245 13 $6880-01$aal-Ayyām", "880 13 $6245-01/(3/r$aالأيام").TitleInScript);
        var alone = Facts("880 10 $6245-00/(3/r$aالأيام");
        Assert.Equal(("الأيام", null), (alone.Title, alone.TitleInScript));
    }

    [Fact]
    public void A_second_245_of_a_damaged_record_does_not_hide_the_title() =>
        Assert.Equal("The Untamed", Facts("245 zz $h[electronic resource] /", "245 00 $aThe Untamed$b$cby Max Brand").Title);

    [Theory]
    [InlineData("260 __ $aUtrecht :$bSpectrum,$c1974.", "Spectrum", "Utrecht")]
    [InlineData("260 __ $a[S.l. :$bs.n.,$c1974]", null, null)]
    [InlineData("264 _1 $a[Plaats van uitgave niet vastgesteld] :$b[Uitgever niet vastgesteld]", null, null)]
    [InlineData("260 __ $aМосква :.$bПравда,", "Правда", "Москва")]
    [InlineData("264 _2 $aHouten :$bWPG", "WPG", "Houten")]
    [InlineData("260 __ $aNew York :$bWiley & Sons, Inc.,$c2000", "Wiley & Sons, Inc.", "New York")]
    public void Publisher_and_place_are_what_the_record_names(string field, string? publisher, string? place)
    {
        var facts = Facts("245 00 $aTitel", field);
        Assert.Equal((publisher, place), (facts.Publisher, facts.Place));
    }

    [Fact]
    public void An_ISBN_with_a_wrong_check_digit_is_left_out_and_remarked_and_a_cancelled_one_never_taken()
    {
        var facts = Facts("020 __ $a9789000010012", "020 __ $z9780201616224", "020 __ $c€ 12,50", "245 00 $aTitel");
        Assert.Empty(facts.Isbns);
        Assert.Single(facts.Remarks);
    }

    [Fact]
    public void Series_are_taken_once_from_the_book_or_else_from_the_controlled_form()
    {
        Assert.Equal([new("Harry Potter", "1")], Facts("245 00 $aX", "490 1_ $aHarry Potter ;$v1", "830 _0 $aHarry Potter ;$v1").Series);
        Assert.Equal([new("De tandeloze tijd", "3")], Facts("245 00 $aX", "800 1_ $aHeijden, A.F.Th. van der.$tDe tandeloze tijd ;$v3").Series);
    }

    [Theory]
    [InlineData("008 260908s1982    ne            000 p dut d", "Gedichten")]
    [InlineData("008 260908s1982    ne            000 0 dut d", "Non-fictie")]
    [InlineData("008 970701s1982 ne 000 0 dut d", null)]
    public void Without_a_genre_field_the_literary_form_gives_the_genre_if_it_stands_in_its_place(string coded, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Facts(coded, "245 00 $aX").Genres);
}
