using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class PagePathTests
{
    [Theory]
    [InlineData("/privacy/rechten", "/privacy/rechten", true)]
    [InlineData("/privacy/rechten", "/Privacy/Rechten/", true)]
    [InlineData("/privacy/rechten", "/privacy/rechten?taal=en#top", true)]
    [InlineData("/", "/", true)]
    [InlineData("/privacy", "/privacy/rechten", false)]
    [InlineData("/privacy/rechten", "/privacy", false)]
    [InlineData("/boek/{id}", "/boek/42", true)]
    [InlineData("/boek/{id:guid}/lenen", "/boek/42/lenen", true)]
    [InlineData("/boek/{id}", "/boek", false)]
    [InlineData("/boek/{id}", "/boek/42/lenen", false)]
    [InlineData("/woord/{clause?}", "/woord", true)]
    [InlineData("/bestand/{*path}", "/bestand/a/b/c", true)]
    public void A_link_reaches_a_page_segment_by_segment(string page, string url, bool reaches) => Assert.Equal(reaches, PagePath.Matches(page, url));
}
