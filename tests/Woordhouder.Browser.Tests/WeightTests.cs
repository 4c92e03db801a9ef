using System.Net;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What a page costs on the way, and that only what holds no secret is compressed.</summary>
[Collection(SharedDemo.Name)]
public sealed class WeightTests(Demo demo)
{
    private const int Most = 60_000;

    /// <summary>Open to everybody, but with nothing to show to who is not signed in or halfway.</summary>
    private static readonly string[] NotForVisitors = ["/agenda/{sleutel}.ics", "/inloggen/code", "/inloggen/tweede-factor", "/balie/training", "/balie/vergrendel", "/medewerker"];

    /// <summary>
    /// With style, letters and pictures: for who comes here for the first time.
    /// </summary>
    private const int MostOnFirstVisit = 100_000;

    /// <summary>Everything that is known of somebody, on one page that is never compressed: it grows with the person.</summary>
    private const string Everything = "/mijn/gegevens/inzage";
    private const int MostOfEverything = 115_000;

    public static TheoryData<string> MemberRoutes => [.. PageFiles.All.Where(p => p.Audience is "Open" or "My" && !p.IsDownload).Select(p => p.Route).Except([.. NotForVisitors, GuideForStaff, "/demo"])];

    /// <summary>Open to everybody, made for who works here: its pictures come as one reads.</summary>
    private const string GuideForStaff = "/hulp/{boek?}";

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
    [MemberData(nameof(MemberRoutes))]
    public async Task A_first_visit_of_a_page_costs_less_than_100_kB_and_no_script_holds_it_up(string route)
    {
        var stop = await demo.Tour.StopAsync(PageFiles.All.Single(p => p.Route == route));
        await demo.Browser.OnPageAsync(Screen.Phone, async page =>
        {
            var wire = await page.Context.NewCDPSessionAsync(page);
            var bytes = 0L;
            wire.Event("Network.loadingFinished").OnEvent += (_, told) =>
            {
                bytes += (long)told!.Value.GetProperty("encodedDataLength").GetDouble();
            };
            await wire.SendAsync("Network.enable");
            await page.GotoAsync(demo.Server.Address + stop.Path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.InRange(bytes, 1_000, route == Everything ? MostOfEverything : MostOnFirstVisit);
            Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('script[src]')].filter(s => !s.defer && !s.async && s.type !== 'module').map(s => s.src)"));
        }, signedIn: stop.SignedIn);
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
