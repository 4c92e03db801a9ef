using System.Net;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What a page costs on the way, and that only what holds no secret is compressed.</summary>
[Collection(SharedDemo.Name)]
public sealed class WeightTests(Demo demo)
{
    private const int Most = 60_000;

    /// <summary>Open to everybody, but with nothing to show to who is not signed in or halfway.</summary>
    private static readonly string[] NotForVisitors = ["/inloggen/code", "/inloggen/tweede-factor", "/balie/training"];

    public static TheoryData<string> PublicRoutes => [.. PageFiles.All.Where(p => p.Audience == "Open").Select(p => p.Route).Except(NotForVisitors)];

    [Theory]
    [MemberData(nameof(PublicRoutes))]
    public async Task A_public_page_comes_in_less_than_60_kB(string route)
    {
        var stop = await demo.Tour.StopAsync(PageFiles.All.Single(p => p.Route == route));
        var (bytes, _) = await FetchAsync(stop.Path);
        Assert.InRange(bytes.Length, 1, Most);
    }

    [Theory]
    [InlineData("/privacy", true)]
    [InlineData("/privacy/woord", true)]
    [InlineData("/theme/utrecht.css", true)]
    [InlineData("/inloggen", false)]
    [InlineData("/lid-worden/wie", false)]
    [InlineData("/wachtwoord/een-sleutel", false)]
    public async Task Only_an_answer_without_a_secret_is_compressed(string path, bool compressed)
    {
        var (_, encoding) = await FetchAsync(path);
        Assert.Equal(compressed ? "br" : "", encoding);
    }

    /// <summary>As a browser asks for it, and without unpacking: the bytes that travel.</summary>
    private async Task<(byte[] Bytes, string Encoding)> FetchAsync(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await client.GetAsync(new Uri(demo.Server.Address + path));
        return (await answer.Content.ReadAsByteArrayAsync(), string.Join(',', answer.Content.Headers.ContentEncoding));
    }
}
