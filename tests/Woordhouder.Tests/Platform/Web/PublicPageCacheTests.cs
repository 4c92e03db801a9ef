using System.Net;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Platform.Web;

/// <summary>An answer from memory tells its age (RFC 9111, 5.1); one that was made for the asker does not.</summary>
public sealed class PublicPageCacheTests
{
    [Fact]
    public async Task A_list_of_the_catalogue_is_made_once_for_all_who_are_nobody_and_for_each_language()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        using var visitor = await lib.Browse();
        Assert.Null((await Ask("/catalogus?zoek=momo")).Headers.Age);
        Assert.NotNull((await Ask("/catalogus?zoek=momo")).Headers.Age);
        Assert.Null((await Ask("/catalogus?zoek=roman")).Headers.Age);
        var english = await Ask("/catalogus?zoek=momo", language: "en");
        Assert.Null(english.Headers.Age);
        Assert.Contains("lang=\"en\"", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> Ask(string path, string language = "nl")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptLanguage.ParseAdd(language);
            return await visitor.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("/catalogus?zoek=momo", "session=abc")]
    [InlineData("/catalogus?zoek=momo", "form=abc")]
    [InlineData("/privacy", null)]
    [InlineData("/catalogus/titel/0199aaaa-0000-7000-8000-000000000000", null)] // not there: 404
    [InlineData("/catalogus?taal=en", null)] // sets a cookie
    public async Task Nothing_is_kept_for_or_from_somebody_nor_what_is_no_page_of_the_catalogue(string path, string? cookie)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var jar = new CookieContainer();
        using var visitor = await lib.Browse(jar);
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (cookie is not null) request.Headers.Add("Cookie", cookie);
            using var answer = await visitor.SendAsync(request);
            Assert.Null(answer.Headers.Age);
        }
    }
}
