using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class StatementDifferenceTests
{
    private static StatementDifference Between(Statement before, Statement after, string language) => StatementDifference.Between(before, after, language, TestProgram.Labels);

    [Fact]
    public void Nothing_changed_is_an_empty_difference() => Assert.True(Between(GoodStatement.Read(), GoodStatement.Read(), "nl").IsEmpty);

    [Fact]
    public void A_shorter_period_shows_in_the_words_of_its_clause_and_as_a_sentence()
    {
        var difference = Between(GoodStatement.Read(), GoodStatement.WithYaml("period: P5Y", "period: P3Y"), "nl");

        var clause = difference.Passages.Single(p => p.Id == "bew-leden");
        Assert.Equal(PassageChange.Changed, clause.Change);
        Assert.Equal("Na je lidmaatschap verwijderen we je gegevens.", clause.Title);
        Assert.Equal(
            [new(PieceKind.Same, "Na je lidmaatschap nog "), new(PieceKind.Removed, "vijf"), new(PieceKind.Added, "drie"), new(PieceKind.Same, " jaar. Zie je rechten.")],
            clause.Pieces);
        Assert.Equal(["“leden” wordt drie jaar bewaard in plaats van vijf jaar."], difference.Facts);
        // The table of all periods changed with it, and nothing else did.
        Assert.Equal(["bew-leden", "bew-logboek"], difference.Passages.Select(p => p.Id));
    }

    [Fact]
    public void Another_basis_is_told_in_the_language_of_the_reader()
    {
        var after = GoodStatement.WithYaml("    clause: mail-service\n    basis: contract", "    clause: mail-service\n    basis: legal-obligation");
        Assert.Equal(["Changed: lawful basis of purpose “mail about your membership”, from “contract (GDPR art. 6(1)(b))” to “legal obligation (GDPR art. 6(1)(c))”."],
            Between(GoodStatement.Read(), after, "en").Facts);
    }

    [Fact]
    public void A_field_that_a_recipient_no_longer_gets_is_named()
    {
        var after = GoodStatement.WithYaml("      - {field: person.born_on, label: {nl: geboortedatum, en: date of birth}}\n", "");
        Assert.Equal(["Niet meer voor ontvanger “de Koninklijke Bibliotheek”: geboortedatum."], Between(GoodStatement.Read(), after, "nl").Facts);
        Assert.Equal(["Erbij voor ontvanger “de Koninklijke Bibliotheek”: geboortedatum."], Between(after, GoodStatement.Read(), "nl").Facts);
    }

    [Fact]
    public void A_category_that_a_purpose_gains_is_named()
    {
        var after = GoodStatement.WithYaml("categories: [identity, contact, lending]", "categories: [identity, contact, lending, demographics]");
        Assert.Equal(["Added to purpose “lending and returns”: demographics."], Between(GoodStatement.Read(), after, "en").Facts);
    }

    [Fact]
    public void A_clause_that_came_or_went_is_shown_whole()
    {
        var without = GoodStatement.Files with { En = GoodStatement.Replace(GoodStatement.Files.En, "[[delen-training]]\nEvery member of staff takes a course.\n", "") };
        var gone = Between(GoodStatement.Read(), GoodStatement.Read(without), "en").Passages.Single();
        Assert.Equal(PassageChange.Removed, gone.Change);
        Assert.Equal([new Piece(PieceKind.Removed, "Every member of staff takes a course.")], gone.Pieces);

        var came = Between(GoodStatement.Read(without), GoodStatement.Read(), "en").Passages.Single();
        Assert.Equal(PassageChange.Added, came.Change);
        Assert.True(came.IsClause);
    }

    [Fact]
    public void An_introduction_counts_as_text_that_is_no_clause()
    {
        var after = GoodStatement.Read(GoodStatement.Files with { Nl = GoodStatement.Replace(GoodStatement.Files.Nl, "Vragen? Bel", "Vragen of zorgen? Bel") });
        var passage = Between(GoodStatement.Read(), after, "nl").Passages.Single();
        Assert.Equal(("privacyverklaring", false), (passage.Id, passage.IsClause));
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_a_change()
    {
        var after = GoodStatement.Read(GoodStatement.Files with { Nl = GoodStatement.Replace(GoodStatement.Files.Nl, "(#rechten)", "(#delen)") });
        Assert.Contains(Between(GoodStatement.Read(), after, "nl").Passages.Single().Pieces, p => p.Kind == PieceKind.Added && p.Text.Contains("#delen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wij bewaren het vijf jaar", "wij bewaren het nooit")]
    [InlineData("", "nieuw")]
    [InlineData("een twee drie vier", "nul een drie vier vijf")]
    public void Pieces_put_together_are_both_texts(string before, string after)
    {
        var pieces = WordDifference.Between(before, after);
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
    }
}
