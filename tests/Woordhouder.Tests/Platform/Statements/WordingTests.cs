using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class WordingTests
{
    [Theory]
    [InlineData("P5Y", "vijf jaar", "five years")]
    [InlineData("P1Y", "één jaar", "one year")]
    [InlineData("P24M", "twee jaar", "two years")]
    [InlineData("P18M", "18 maanden", "18 months")]
    [InlineData("P1M", "één maand", "one month")]
    [InlineData("P30D", "30 dagen", "30 days")]
    [InlineData("P1D", "één dag", "one day")]
    [InlineData("P2W", "14 dagen", "14 days")]
    [InlineData("P1M15D", "één maand en 15 dagen", "one month and 15 days")]
    public void A_period_reads_as_words(string period, string nl, string en)
    {
        Assert.Equal(nl, Wording.Of(Period.Parse(period), "nl"));
        Assert.Equal(en, Wording.Of(Period.Parse(period), "en"));
    }

    [Theory]
    [InlineData(LawfulBasis.Consent, "toestemming (AVG art. 6 lid 1 onder a)", "consent (GDPR art. 6(1)(a))")]
    [InlineData(LawfulBasis.Contract, "overeenkomst (AVG art. 6 lid 1 onder b)", "contract (GDPR art. 6(1)(b))")]
    [InlineData(LawfulBasis.LegalObligation, "wettelijke verplichting (AVG art. 6 lid 1 onder c)", "legal obligation (GDPR art. 6(1)(c))")]
    [InlineData(LawfulBasis.PublicTask, "taak van algemeen belang (AVG art. 6 lid 1 onder e)", "task in the public interest (GDPR art. 6(1)(e))")]
    [InlineData(LawfulBasis.LegitimateInterest, "gerechtvaardigd belang (AVG art. 6 lid 1 onder f)", "legitimate interest (GDPR art. 6(1)(f))")]
    public void A_basis_names_its_article(LawfulBasis basis, string nl, string en)
    {
        Assert.Equal(nl, Wording.Of(basis, "nl"));
        Assert.Equal(en, Wording.Of(basis, "en"));
    }

    [Theory]
    [InlineData("", "geen persoonsgegevens", "no personal data")]
    [InlineData("a", "a", "a")]
    [InlineData("a b", "a en b", "a and b")]
    [InlineData("a b c", "a, b en c", "a, b and c")]
    public void A_list_reads_as_a_sentence(string items, string nl, string en)
    {
        var list = items.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(nl, Wording.Sentence(list, "nl"));
        Assert.Equal(en, Wording.Sentence(list, "en"));
    }

    [Fact]
    public void A_date_names_its_month()
    {
        Assert.Equal("23 november 2026", Wording.Of(new DateOnly(2026, 11, 23), "nl"));
        Assert.Equal("1 June 2024", Wording.Of(new DateOnly(2024, 6, 1), "en"));
    }

    [Fact]
    public void A_cookie_without_a_lifetime_goes_with_the_browser()
    {
        Assert.Equal("tot je de browser sluit", Wording.Of((TimeSpan?)null, "nl"));
        Assert.Equal("twelve hours", Wording.Of(TimeSpan.FromHours(12), "en"));
        Assert.Equal("één uur en 30 minuten", Wording.Of(TimeSpan.FromMinutes(90), "nl"));
    }

    [Fact]
    public void The_union_has_27_countries_and_the_Kingdom_is_not_one_of_them()
    {
        var letters = Enumerable.Range('A', 26).Select(c => (char)c).ToList();
        Assert.Equal(27, letters.SelectMany(a => letters.Select(b => $"{a}{b}")).Count(EuropeanUnion.Has));
        Assert.False(EuropeanUnion.Has("GB"));
        Assert.Equal("the Netherlands", EuropeanUnion.NameOf("NL", "en"));
    }
}
