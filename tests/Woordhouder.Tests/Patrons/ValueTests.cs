using Woordhouder.Contracts;
using Woordhouder.Patrons;
using Xunit;

namespace Woordhouder.Tests.Patrons;

public sealed class PostcodeAgainstSharedTests
{
    [SharedDataFact]
    public void Every_vector_is_read_as_written_there()
    {
        foreach (var line in File.ReadLines(SharedData.PathOf("codes", "postcode-vectors.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            var good = Postcode.TryParse(cells[0], out var postcode);
            Assert.True(good == (cells[2] == "Y"), cells[0]);
            if (good) Assert.Equal(cells[1], postcode.Value);
        }
    }
}

public sealed class ValueTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_postcode_is_shown_with_a_space() => Assert.Equal("1315 XC", Postcode.TryParse("1315xc", out var p) ? p.ToString() : "");

    [Theory]
    [InlineData("036-548 60 00", "+31365486000")]
    [InlineData("06 12345678", "+31612345678")]
    [InlineData("+31 (0)6 12345678", "+31612345678")]
    [InlineData("0031612345678", "+31612345678")]
    [InlineData("+32 470 12 34 56", "+32470123456")]
    public void A_telephone_number_is_kept_in_E164(string typed, string kept) => Assert.Equal(kept, PhoneNumber.TryParse(typed, out var n) ? n.Value : "");

    [Theory]
    [InlineData("")]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("0012")]
    [InlineData("06 1234 567x")]
    [InlineData("++31612345678")]
    public void What_is_no_telephone_number_is_refused(string typed) => Assert.False(PhoneNumber.TryParse(typed, out _));

    [Theory]
    [InlineData(" Jan@Voorbeeld.NL ", "jan@voorbeeld.nl")]
    [InlineData("o'brien+bieb@mail.voorbeeld.nl", "o'brien+bieb@mail.voorbeeld.nl")]
    public void An_email_address_is_kept_in_lower_case(string typed, string kept) => Assert.Equal(kept, EmailAddress.TryParse(typed, out var a) ? a.Value : "");

    [Theory]
    [InlineData("samira.voorbeeld.nl")]
    [InlineData("a@b")]
    [InlineData("a@@b.nl")]
    [InlineData("a b@c.nl")]
    [InlineData(".a@b.nl")]
    [InlineData("a@b..nl")]
    [InlineData("a@b.nl\r\nBcc: c@d.nl")]
    public void What_is_no_email_address_is_refused(string typed) => Assert.False(EmailAddress.TryParse(typed, out _));

    [Fact]
    public void A_card_number_has_the_prefix_a_running_number_and_a_check_digit()
    {
        var card = CardNumber.Of("21315", 1);
        Assert.Equal(14, card.Value.Length);
        Assert.StartsWith("2131500000001", card.Value);
        Assert.True(CheckDigit.Verify(card.Value));
        Assert.True(CardNumber.TryParse(card.ToString(), out var again) && again == card);
    }

    [Fact]
    public void Half_a_card_number_and_a_slip_of_one_figure_are_refused()
    {
        var card = CardNumber.Of("21315", 4821).Value;
        Assert.False(CardNumber.TryParse(card[..10], out _));
        for (var i = 0; i < card.Length; i++)
        {
            var slip = card.ToCharArray();
            slip[i] = slip[i] == '9' ? '0' : (char)(slip[i] + 1);
            Assert.False(CardNumber.TryParse(new string(slip), out _));
        }
    }

    [Theory]
    [InlineData("1-2-1990")]
    [InlineData("01/02/90")]
    [InlineData("1 februari 1990")]
    [InlineData("1 feb. 1990")]
    [InlineData("01.02.1990")]
    [InlineData("1990-02-01")]
    [InlineData("1 February 1990")]
    public void A_day_is_read_as_people_write_it(string typed) => Assert.Equal(new DateOnly(1990, 2, 1), DutchDate.TryParse(typed, Today, out var day) ? day : default);

    [Theory]
    [InlineData("1-3-26", 2026)]
    [InlineData("1-3-27", 1927)]
    public void A_year_of_two_figures_is_never_in_a_later_year(string typed, int year) => Assert.Equal(year, DutchDate.TryParse(typed, Today, out var day) ? day.Year : 0);

    [Theory]
    [InlineData("31-2-1990")]
    [InlineData("1-13-1990")]
    [InlineData("gisteren")]
    [InlineData("1990")]
    [InlineData("")]
    public void What_is_no_day_is_refused(string typed) => Assert.False(DutchDate.TryParse(typed, Today, out _));

    [Fact]
    public void Who_was_born_on_29_February_is_a_year_older_on_1_March_in_a_common_year()
    {
        var born = new DateOnly(2008, 2, 29);
        Assert.Equal(17, Age.On(new DateOnly(2026, 2, 28), born));
        Assert.Equal(18, Age.On(new DateOnly(2026, 3, 1), born));
        Assert.Equal(new DateOnly(2026, 3, 1), Age.Birthday(born, 18));
        Assert.Equal(new DateOnly(2024, 2, 29), Age.Birthday(born, 16));
    }

    [Fact]
    public void Too_young_is_counted_to_the_day()
    {
        // On 2 March 2026: born 2 March 2010 is 16, born 3 March 2010 is not.
        Assert.Equal(new DateOnly(2010, 3, 3), Age.FirstTooYoung(Today, 16));
    }

    [Theory]
    [InlineData("Jan Peter", "J.P.")]
    [InlineData("IJsbrand", "IJ.")]
    [InlineData("Anne-Marie", "A.M.")]
    [InlineData("þórdís", "Þ.")]
    public void Initials_come_from_the_given_names(string given, string initials) => Assert.Equal(initials, DutchName.InitialsOf(given));

    [Fact]
    public void A_voorvoegsel_is_kept_apart_and_in_lower_case()
    {
        var name = DutchName.Of(" Jan ", " Van  der ", "Berg");
        Assert.Equal("Jan van der Berg", name.Full);
        Assert.Equal(" berg jan ", name.SearchName);
    }

    [Theory]
    [InlineData("Jansen", "Janssen", true)]
    [InlineData("de Vries", "Bakker", false)]
    [InlineData("Dijkstra", "Dykstra", true)]
    [InlineData("Saïd", "Said", true)]
    [InlineData("Bos", "Vos", false)]
    public void Surnames_are_alike_when_a_slip_apart(string one, string other, bool alike) => Assert.Equal(alike, DutchName.Alike(one, other));
}
