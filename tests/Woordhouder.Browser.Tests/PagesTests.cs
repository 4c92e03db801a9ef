using Microsoft.Playwright;
using Xunit;
using static Woordhouder.Browser.Tests.Accessibility;

namespace Woordhouder.Browser.Tests;

/// <summary>
/// Every page of the program as its own audience sees it, in both languages, on a phone and on a desk. In a demo of its own, beside the classes that share one:
/// together they would take one of two cores for twice as long.
/// </summary>
public sealed class PagesTests(Demo demo) : IClassFixture<Demo>
{
    /// <summary>320 px is also a window of 1280 px at 400 %.</summary>
    private static readonly int[] Widths = [320, 360, 1366];

    public static TheoryData<string> Routes => [.. PageFiles.All.Where(p => !p.IsDownload).Select(p => p.Route)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_is_accessible_fits_every_screen_and_keeps_to_itself(string route)
    {
        foreach (var stop in await demo.Tour.StopsAsync(PageFiles.All.Single(p => p.Route == route)))
        {
            await LookAsync(route, stop, "nl");
            await LookAsync(route, stop, "en");
        }
    }

    /// <summary>One page that is made narrower, so that its files are fetched once.</summary>
    private async Task LookAsync(string route, Stop stop, string language)
    {
        var page = await demo.Tour.PageOfAsync(stop.SignedIn);
        var watch = new Watch(page, demo.Server.Address);
        await page.GoAsync(demo.Server, $"{stop.Path}{(stop.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}taal={language}");
        Assert.Equal(stop.Path.Split('?')[0], new Uri(page.Url).AbsolutePath);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.NotEqual("", (await page.TitleAsync()).Trim());
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 768);
            await Look.FitsAsync(page);
            if (width == 320) continue;
            await AxeClean(page);
            // One language is enough to look at; its pictures are the slowest part of the whole tour.
            if (language == "nl") await Look.PictureAsync(page, $"{PictureName(route)}{Which(route, stop)}-{width}");
        }
        // The reader asked for less movement: nothing moves.
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().length"));
        Assert.Empty(watch.Faults);
    }

    /// <summary>Which of several pages of one route.</summary>
    private static string Which(string route, Stop stop) => route is "/hulp/{boek?}" or "/fout/{code:int?}" ? "-" + stop.Path.Split('/')[^1] : "";

    private static string PictureName(string route) => route == "/" ? "home" : string.Concat(route.Trim('/').Where(c => char.IsLetterOrDigit(c) || c is '/' or '-')).Replace('/', '-');
}
