using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Every page with Tab alone: each part that does something is reached, and one sees where one is (WCAG 2.1.1, 2.4.7, 2.4.11).</summary>
[Collection(SharedDemo.Name)]
public sealed class FocusTests(Demo demo)
{
    private const int MostTabs = 600;

    public static TheoryData<string> Routes => PagesTests.Routes;

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Tab_reaches_every_part_of_a_page_and_the_focus_is_seen(string route) => WalkMainAsync(route, 1366, "nl");

    [Theory]
    [MemberData(nameof(Routes))]
    public Task On_a_narrow_screen_and_in_English_as_well(string route) => WalkMainAsync(route, 360, "en");

    /// <summary>What stands around the page itself is the same on every page of an audience.</summary>
    [Theory]
    [InlineData("/", 1366)]
    [InlineData("/mijn", 1366)]
    [InlineData("/balie/innemen", 1366)]
    [InlineData("/kantoor", 1366)]
    [InlineData("/functionaris", 1366)]
    [InlineData("/beheer", 1366)]
    [InlineData("/", 360)]
    [InlineData("/mijn", 360)]
    [InlineData("/balie/innemen", 360)]
    [InlineData("/kantoor", 360)]
    [InlineData("/functionaris", 360)]
    [InlineData("/beheer", 360)]
    public async Task From_the_first_link_to_the_last_of_the_foot(string route, int width)
    {
        var page = await OpenAsync(route, width, "nl");
        // Also where a field takes the focus by itself.
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await WalkAsync(page, "body");
        Assert.True(await page.EvaluateAsync<bool>("() => !!document.querySelector('footer a[href]')"));
    }

    /// <summary>A page of each audience: the menu of a narrow screen opens with Enter, and Tab walks through it.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/mijn")]
    [InlineData("/balie/innemen")]
    [InlineData("/kantoor")]
    [InlineData("/functionaris")]
    [InlineData("/beheer")]
    public async Task The_menu_of_a_narrow_screen_opens_by_key_and_each_of_its_links_is_reached(string route)
    {
        var page = await OpenAsync(route, 360, "nl");
        var menu = page.Locator("details.wh-narrow").First;
        await page.TabToAsync(menu.Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        var links = await menu.Locator("a").AllAsync();
        Assert.NotEmpty(links);
        await page.EvaluateAsync(Mark, "body");
        foreach (var link in links)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await link.EvaluateAsync<bool>("e => e === document.activeElement"), $"Tab did not reach {await link.TextContentAsync()}");
            Assert.Null(await page.EvaluateAsync<string?>(Look));
        }
        await Woordhouder.Browser.Tests.Look.FitsAsync(page);
    }

    [Theory]
    [InlineData("primary-action")]
    [InlineData("secondary-action")]
    [InlineData("subtle")]
    public async Task A_button_that_was_clicked_keeps_its_colours(string kind)
    {
        var page = await OpenAsync("/beheer/patronen", 1366, "nl");
        await page.EvaluateAsync("() => document.addEventListener('click', e => e.preventDefault(), true)");
        var button = page.Locator($"main button.utrecht-button--{kind}:enabled").First;
        Task<string> ColoursAsync() => button.EvaluateAsync<string>("e => { const s = getComputedStyle(e); return `${s.backgroundColor} ${s.color} ${s.borderTopColor}`; }");
        var before = await ColoursAsync();
        await button.ClickAsync();
        await page.Mouse.MoveAsync(0, 0);
        Assert.True(await button.EvaluateAsync<bool>("e => e === document.activeElement"));
        await Assertions.Expect(button).Not.ToHaveCSSAsync("background-color", "rgb(166, 255, 0)");
        Assert.Equal(before, await ColoursAsync());
    }

    private async Task<IPage> OpenAsync(string route, int width, string language)
    {
        var stop = await demo.Tour.StopAsync(PageFiles.All.Single(p => p.Route == route));
        var page = await demo.Tour.PageOfAsync(stop.SignedIn);
        await page.SetViewportSizeAsync(width, 768);
        await page.GoAsync(demo.Server, $"{stop.Path}{(stop.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}taal={language}");
        return page;
    }

    /// <summary>Enter on the link past what all pages share leads to what this one is for; from there on with Tab.</summary>
    private async Task WalkMainAsync(string route, int width, string language)
    {
        var page = await OpenAsync(route, width, language);
        await page.Locator("a[href='#inhoud']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("inhoud", await page.EvaluateAsync<string?>("() => document.activeElement?.id"));
        await WalkAsync(page, "main");
    }

    private static async Task WalkAsync(IPage page, string part)
    {
        var left = await page.EvaluateAsync<int>(Mark, part);
        var unseen = new List<string>();
        for (var tabs = 0; tabs < MostTabs && left > 0; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<JsonElement>($"() => [({Look})(), window.whLeft.size]");
            if (seen[0].GetString() is { } fault) unseen.Add(fault);
            left = seen[1].GetInt32();
        }
        Assert.True(unseen.Count == 0, string.Join('\n', unseen.Distinct()));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...window.whLeft].map(e => e.outerHTML.slice(0, 160))"));
    }

    /// <summary>What should take the focus: seen, not switched off, and of a group of radio buttons one.</summary>
    private const string Mark = """
        part => {
          const all = [...document.querySelector(part).querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: false, visibilityProperty: true }) && e.getClientRects().length > 0);
          const groups = new Set();
          window.whLeft = new Set(all.filter(e => {
            if (e.type !== 'radio') return true;
            const group = `${e.form?.id ?? ''}/${e.name}`;
            const chosen = all.find(r => r.type === 'radio' && r.name === e.name && r.form === e.form && r.checked);
            if (chosen) return e === chosen;
            if (groups.has(group)) return false;
            groups.add(group);
            return true;
          }));
          return window.whLeft.size;
        }
        """;

    /// <summary>Takes what has the focus from what is left. Null: it is seen; else what is wrong.</summary>
    private const string Look = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          window.whLeft.delete(e);
          // A link that runs on in the next line is looked for on its first: between its two ends stands something else.
          const style = getComputedStyle(e), box = e.getClientRects()[0] ?? e.getBoundingClientRect();
          const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
          if (!ring) return 'no ring: ' + e.outerHTML.slice(0, 160);
          if (box.width < 1 || box.height < 1 || box.bottom <= 0 || box.top >= innerHeight) return 'out of sight: ' + e.outerHTML.slice(0, 160);
          const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1);
          const top = document.elementFromPoint(x, y);
          return !top || e.contains(top) || top.contains(e) || top.closest('label')?.control === e ? null : `under ${top.outerHTML.slice(0, 80)}: ${e.outerHTML.slice(0, 120)}`;
        }
        """;
}
