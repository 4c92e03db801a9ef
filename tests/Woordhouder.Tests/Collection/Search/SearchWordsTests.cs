using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Xunit;

namespace Woordhouder.Tests.Collection.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Science-fiction", "scienc fiction sciencefiction")]
    [InlineData("foto's uit de jaren '50", "foto fotos uit de jar 50")]
    [InlineData("'s-Gravenhage", "s gravenhag sgravenhag")]
    [InlineData("Überfahrt – Çeşme", "uberfahrt cesm")]
    [InlineData("  ", "")]
    public void What_is_indexed_is_stemmed_and_forgives_hyphens(string text, string expected) => Assert.Equal(expected, SearchWords.Indexed([text]));

    [Theory]
    [InlineData("De aanslag", "aanslag")]
    [InlineData("het", "het")]
    [InlineData("The Very-Hungry Caterpillar", "very hungry caterpillar")]
    [InlineData("!?%_", "")]
    public void Articles_are_not_asked_for_unless_there_is_nothing_else(string typed, string expected) => Assert.Equal(expected, string.Join(' ', SearchWords.Asked(typed)));

    [Fact]
    public void Two_words_may_stand_there_as_one()
    {
        var query = SearchWords.Query(["kinder", "boek"]);
        Assert.Equal("(\"kinder\" AND \"boek\") OR (\"kinderboek\")", query.Render(sqlite: true));
        Assert.Equal("(('kinder') & ('boek')) | (('kinderboek'))", query.Render(sqlite: false));
    }

    [Fact]
    public void A_word_that_holds_an_operator_never_reaches_the_index() =>
        Assert.Throws<ArgumentException>(() => new TextQuery([[new TextTerm(["x\" OR \"y"])]]).Render(sqlite: true));

    [Theory]
    [InlineData("havelar", "havelaar", 1)]
    [InlineData("mulsich", "mulisch", 1)]
    [InlineData("momo", "momo", 0)]
    [InlineData("tijdspaarder", "tijdspaarders", 1)]
    [InlineData("abc", "", 3)]
    public void A_distance_counts_letters_added_dropped_changed_or_swapped(string a, string b, int expected) => Assert.Equal(expected, TypingErrors.Distance(a, b));

    [Theory]
    [InlineData("havelar", "havelaar")]
    [InlineData("mulsich", "mulisch")]
    [InlineData("aamslag", "aanslag")]
    public void Words_one_letter_apart_have_a_key_in_common(string typed, string meant) => Assert.NotEmpty(TypingErrors.Keys(typed).Intersect(TypingErrors.Keys(meant)));
}
