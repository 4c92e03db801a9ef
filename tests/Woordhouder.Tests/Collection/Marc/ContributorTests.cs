using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class ContributorTests
{
    private static IReadOnlyList<Contributor> Of(char type, params string[] lines) =>
        new Sample(["245 00 $aTitel", .. lines]) { Leader = $"00000n{type}m a2200000 i 4500" }.Facts.Contributors;

    [Fact]
    public void The_main_entry_comes_first_wherever_it_stands()
    {
        var found = Of('a', "700 1_ $aQuint, Noëlle$eill.", "100 1_ $aKoch, Herman,$d1953-");
        Assert.Equal([new("Koch, Herman", ContributorRole.Author, 0), new("Quint, Noëlle", ContributorRole.Illustrator, 1)], found);
    }

    [Theory]
    [InlineData("700 1_ $aX, Y$4trl", nameof(ContributorRole.Translator))]
    [InlineData("700 1_ $aX, Y$4http://id.loc.gov/vocabulary/relators/nrt", nameof(ContributorRole.Narrator))]
    [InlineData("700 1_ $aX, Y$evoorlezer.", nameof(ContributorRole.Narrator))]
    [InlineData("700 1_ $aX, Y,$evertaler", nameof(ContributorRole.Translator))]
    [InlineData("700 1_ $aX, Y,$efilm director.", nameof(ContributorRole.Director))]
    [InlineData("700 1_ $aX, Y$eredacteur", nameof(ContributorRole.Editor))]
    [InlineData("700 1_ $aX, Y$eed.", nameof(ContributorRole.Editor))]
    [InlineData("700 1_ $aX, Y$4fmp", nameof(ContributorRole.Contributor))]
    [InlineData("700 1_ $aX, Y", nameof(ContributorRole.Contributor))]
    [InlineData("700 1_ $aX, Y$eilluminator$4ill", nameof(ContributorRole.Illustrator))]
    public void The_role_is_the_code_or_else_the_word(string field, string expected) =>
        Assert.Equal(expected, Assert.Single(Of('a', field)).Role.ToString());

    [Theory]
    [InlineData('a', nameof(ContributorRole.Author))]
    [InlineData('i', nameof(ContributorRole.Author))]
    [InlineData('c', nameof(ContributorRole.Composer))]
    [InlineData('j', nameof(ContributorRole.Contributor))]
    public void A_main_entry_without_role_is_what_it_usually_is(char type, string expected) =>
        Assert.Equal(expected, Assert.Single(Of(type, "100 1_ $aX, Y")).Role.ToString());

    [Theory]
    [InlineData("100 0_ $aMultatuli,$d1820-1887", "Multatuli")]
    [InlineData("100 0_ $aBeatrix,$ckoningin der Nederlanden", "Beatrix, koningin der Nederlanden")]
    [InlineData("100 1_ $aKing, Martin Luther,$cJr.,$d1929-1968", "King, Martin Luther")]
    [InlineData("100 0_ $aJohannes Paulus$bII,$cpaus", "Johannes Paulus II, paus")]
    [InlineData("110 2_ $aUnited States.$bDept. of State.$bBureau of Statistics.", "United States. Dept. of State. Bureau of Statistics")]
    [InlineData("100 1_ $aGatewood, Willard B.", "Gatewood, Willard B.")]
    [InlineData("100 1_ $aBruce, Josephine.", "Bruce, Josephine")]
    public void A_name_is_whole_and_without_dates_of_life(string field, string expected) => Assert.Equal(expected, Assert.Single(Of('a', field)).Name);

    [Fact]
    public void One_name_with_two_roles_stands_twice_and_with_one_role_once()
    {
        var found = Of('a', "100 1_ $aVelthuijs, Max$4aut$4ill", "700 1_ $aVelthuijs, Max$4aut");
        Assert.Equal([(ContributorRole.Author, 0), (ContributorRole.Illustrator, 1)], found.Select(c => (c.Role, c.Order)));
    }
}
