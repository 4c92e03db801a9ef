using Microsoft.Playwright;
using Xunit;
using static Woordhouder.Browser.Tests.Accessibility;

namespace Woordhouder.Browser.Tests;

/// <summary>What every state of every page must be: accessible, as wide as its screen, and to be looked at by somebody.</summary>
public static class Look
{
    /// <summary>Names a folder that gets a picture of every page and of each state of a journey, to look at. <c>./test</c> sets it.</summary>
    private const string Pictures = "WOORDHOUDER_PICTURES";

    /// <summary>The page as it stands now, somewhere in a journey.</summary>
    /// <param name="state">Name of its picture.</param>
    public static async Task AtAsync(IPage page, string state)
    {
        await FitsAsync(page);
        await AxeClean(page);
        await PictureAsync(page, $"{state}-{page.ViewportSize!.Width}");
    }

    /// <summary>Nobody has to scroll sideways; what sticks out at the right is named.</summary>
    public static async Task FitsAsync(IPage page) => Assert.Equal("", await page.EvaluateAsync<string>("""
        () => {
          const root = document.scrollingElement, width = root.clientWidth;
          if (root.scrollWidth <= width) return '';
          return `${root.scrollWidth} of ${width}: ` + [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ');
        }
        """));

    /// <summary>Of the page from its top, as far as two screens of this width reach.</summary>
    public static async Task PictureAsync(IPage page, string name, string? into = null)
    {
        if ((into ?? Environment.GetEnvironmentVariable(Pictures)) is not { Length: > 0 } folder) return;
        var width = page.ViewportSize!.Width;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true, Clip = new() { Width = width, Height = (width > 600 ? 2 : 5) * width } });
    }
}
