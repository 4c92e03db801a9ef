using Microsoft.Playwright;
using Xunit;
using static Woordhouder.Browser.Tests.Accessibility;

namespace Woordhouder.Browser.Tests;

/// <summary>Every page of the program as its own audience sees it, in both languages, on a phone and on a desk.</summary>
[Collection(SharedDemo.Name)]
public sealed class PagesTests(Demo demo)
{
    /// <summary>Names a folder that gets a picture of every page, to look at.</summary>
    private const string Pictures = "WOORDHOUDER_PICTURES";

    private static readonly int[] Widths = [320, 390, 1366];

    public static TheoryData<string> Routes => [.. PageFiles.All.Where(p => !p.IsDownload).Select(p => p.Route)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_is_accessible_fits_every_screen_and_keeps_to_itself(string route)
    {
        var stop = await demo.Tour.StopAsync(PageFiles.All.Single(p => p.Route == route));
        await LookAsync(route, stop, "nl", axeAt: 390);
        await LookAsync(route, stop, "en", axeAt: 1366);
    }

    /// <summary>One page that is made narrower, so that its files are fetched once.</summary>
    private async Task LookAsync(string route, Stop stop, string language, int axeAt)
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
            Assert.Equal("", await TooWideAsync(page));
            if (width == axeAt) await AxeClean(page);
            if (width > 320 && Environment.GetEnvironmentVariable(Pictures) is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{PictureName(route)}-{width}-{language}.png"), FullPage = true, Clip = new() { Width = width, Height = 2 * width } });
        }
        Assert.Empty(watch.Faults);
    }

    /// <summary>What sticks out at the right, when the page can be scrolled sideways.</summary>
    private static async Task<string> TooWideAsync(IPage page) => await page.EvaluateAsync<string>("""
        () => {
          const root = document.scrollingElement, width = root.clientWidth;
          if (root.scrollWidth <= width) return '';
          return `${root.scrollWidth} of ${width}: ` + [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ');
        }
        """);

    private static string PictureName(string route) => route == "/" ? "home" : string.Concat(route.Trim('/').Where(c => char.IsLetterOrDigit(c) || c is '/' or '-')).Replace('/', '-');
}
