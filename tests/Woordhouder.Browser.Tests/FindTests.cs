using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>A reader with a phone looks for something to read: with the page's script, and in a browser that runs none.</summary>
[Collection(SharedDemo.Name)]
public sealed partial class FindTests(Demo demo)
{
    /// <summary>On the shelf in the demo: a copy of De aanslag.</summary>
    private const string Barcode = "30127000000013";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_reader_searches_ticks_what_counts_and_takes_it_away_again(bool script) => OnPhoneAsync(script, async page =>
    {
        await SearchAsync(page, "roman");
        var all = await CountAsync(page);
        await LookAsync(page, script, "gezocht");

        var present = await BesideAsync(page, "aanwezig", "1");
        await page.Locator("[name=aanwezig]").CheckAsync();
        await page.PressAsync("Zoek");
        Assert.Equal(present, await CountAsync(page));
        Assert.InRange(present, 1, all - 1);

        // Each filter says beforehand how many titles stay.
        await page.Locator(".wh-filters > summary").ClickAsync();
        await LookAsync(page, script, "filters");
        var books = await ChooseAsync(page, "soort", "book");
        await page.Locator(".wh-filters > summary").ClickAsync();
        var both = await ChooseAsync(page, "vestiging", "stad");
        Assert.InRange(both, 1, books);
        Assert.Equal(["Boek", "Stad"], await ChipsAsync(page));
        await LookAsync(page, script, "gekozen");

        await page.Locator(".wh-chips a", new() { HasText = "Stad" }).ClickAsync();
        Assert.Equal(["Boek"], await ChipsAsync(page));
        Assert.Equal(books, await CountAsync(page));
        await page.Locator(".wh-chips a", new() { HasText = "Boek" }).ClickAsync();
        await Assertions.Expect(page.Locator(".wh-chips")).ToHaveCountAsync(0);
        Assert.Equal(present, await CountAsync(page));
        await Assertions.Expect(page.Locator("[name=aanwezig]")).ToBeCheckedAsync();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_list_is_sorted_paged_shared_and_come_back_to(bool script) => OnPhoneAsync(script, async page =>
    {
        await SearchAsync(page, "roman");
        await page.Locator(".wh-filters > summary").ClickAsync();
        await page.GetByLabel("Volgorde").SelectOptionAsync("jaar");
        await page.PressAsync("Toon");
        var years = await YearsAsync(page);
        Assert.Equal(years.OrderDescending(), years);
        var first = await TitlesAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**pagina=2**");
        var second = await TitlesAsync(page);
        Assert.Empty(first.Intersect(second));
        Assert.InRange((await YearsAsync(page)).Max(), 0, years.Min());

        var (address, count) = (page.Url, await CountAsync(page));
        await OnPhoneAsync(script, async other =>
        {
            await other.GotoAsync(address);
            Assert.Equal(second, await TitlesAsync(other));
            Assert.Equal(count, await CountAsync(other));
            await Assertions.Expect(other.GetByLabel("Titel, schrijver, onderwerp of ISBN")).ToHaveValueAsync("roman");
        });

        await page.Locator(".wh-item a").First.ClickAsync();
        await page.ReadsAsync("Waar is het?");
        await page.GoBackAsync();
        Assert.Equal(address, page.Url);
        Assert.Equal(second, await TitlesAsync(page));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_title_says_where_it_is_and_leads_to_what_belongs_to_it(bool script) => OnPhoneAsync(script, async page =>
    {
        await SearchAsync(page, "geheime kamer");
        await page.PressAsync("Harry Potter en de Geheime Kamer");
        await page.ReadsAsync("Waar is het?");
        await Assertions.Expect(page.Locator("section[aria-labelledby=waar] li").First).ToContainTextAsync("kast");
        await page.GetByText("Uit dezelfde serie").ClickAsync();
        await page.PressAsync("Harry Potter en de Steen der Wijzen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Harry Potter en de Steen der Wijzen");
        await page.GetByText("Uit dezelfde serie").ClickAsync();
        await LookAsync(page, script, "titel");

        var here = page.Url;
        await page.Locator("details", new() { HasText = "Andere uitgaven" }).GetByRole(AriaRole.Link, new() { Name = "Harry Potter en de Steen der Wijzen" }).ClickAsync();
        await page.WaitForURLAsync(address => address != here);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Harry Potter en de Steen der Wijzen");
        await page.Locator("dd").GetByRole(AriaRole.Link, new() { NameRegex = Rowling() }).First.ClickAsync();
        Assert.Equal(4, await CountAsync(page));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_typing_error_is_told_and_can_be_searched_for_after_all(bool script) => OnPhoneAsync(script, async page =>
    {
        await SearchAsync(page, "hary poter");
        Assert.Equal(4, await CountAsync(page));
        await page.ReadsAsync("dit is wat er is van harry potter");
        await LookAsync(page, script, "verbeterd");
        await page.PressAsync("Zoek precies wat je typte");
        Assert.Equal(0, await CountAsync(page));
        await Assertions.Expect(page.GetByLabel("Titel, schrijver, onderwerp of ISBN")).ToHaveValueAsync("hary poter");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Nothing_found_shows_ways_out(bool script) => OnPhoneAsync(script, async page =>
    {
        await page.GoAsync(demo.Server, "/catalogus?zoek=bestaatnietwoord&soort=book");
        Assert.Equal(0, await CountAsync(page));
        await LookAsync(page, script, "niets");
        await page.PressAsync("Zoek zonder filters");
        await Assertions.Expect(page.Locator(".wh-chips")).ToHaveCountAsync(0);
        await page.PressAsync("Toon alles");
        Assert.InRange(await CountAsync(page), 300, int.MaxValue);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_barcode_goes_straight_to_its_title(bool script) => OnPhoneAsync(script, async page =>
    {
        await SearchAsync(page, Barcode);
        await page.WaitForURLAsync("**/catalogus/titel/**");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("De aanslag");
    });

    [Fact]
    public Task New_titles_can_be_followed_and_lists_read() => OnPhoneAsync(script: true, async page =>
    {
        await page.GoAsync(demo.Server, "/");
        await page.PressAsync("Alles wat nieuw is");
        var feed = await page.Locator("head link[type='application/rss+xml']").GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(demo.Server.Address + feed);
        Assert.StartsWith("application/rss+xml", answer.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains("<item>", await answer.TextAsync(), StringComparison.Ordinal);

        await page.GoAsync(demo.Server, "/lijsten");
        await LookAsync(page, script: true, "lijsten");
        var list = page.Locator("main a[href^='/lijsten/']").First;
        var name = await list.TextContentAsync();
        await list.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name!);
        await LookAsync(page, script: true, "lijst");
        var title = await page.Locator(".wh-item a").First.TextContentAsync();
        await page.PressAsync(title!);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title!);
    });

    [Fact]
    public Task In_the_other_language_it_is_the_same_list() => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.GoAsync(demo.Server, "/catalogus?zoek=roman&soort=book&sorteer=jaar&pagina=2");
        var titles = await TitlesAsync(page);
        await LookAsync(page, script: true, "gevonden");
        await page.Locator(".wh-broad .wh-lang a").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Equal(titles, await TitlesAsync(page));
    });

    private Task OnPhoneAsync(bool script, Func<IPage, Task> act) => demo.Browser.OnPageAsync(Screen.Phone, act, script);

    private static Task LookAsync(IPage page, bool script, string state) => Look.AtAsync(page, $"zoeken-{state}{(script ? "" : "-zonder-script")}");

    private async Task SearchAsync(IPage page, string words)
    {
        await page.GoAsync(demo.Server, "/");
        await page.WriteAsync("Zoek in de bibliotheek", words);
        await page.PressAsync("Zoek");
        await page.WaitForURLAsync("**/catalogus**");
    }

    /// <summary>Ticks one value in the opened filters and shows the list; it has as many titles as stood beside the value.</summary>
    private static async Task<int> ChooseAsync(IPage page, string filter, string value)
    {
        var said = await BesideAsync(page, filter, value);
        await page.Locator($"[name={filter}][value={value}]").CheckAsync();
        await page.PressAsync("Toon");
        await page.WaitForURLAsync($"**{filter}={value}**");
        Assert.Equal(said, await CountAsync(page));
        return said;
    }

    private static async Task<int> BesideAsync(IPage page, string filter, string value) =>
        NumberIn(await page.Locator("label", new() { Has = page.Locator($"[name={filter}][value='{value}']") }).Locator(".wh-quiet").TextContentAsync());

    private static async Task<int> CountAsync(IPage page) => NumberIn(await page.GetByRole(AriaRole.Status).TextContentAsync());

    private static int NumberIn(string? text) => int.Parse(Digits().Match(text ?? "").Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static Task<string[]> ChipsAsync(IPage page) => page.Locator(".wh-chips a").EvaluateAllAsync<string[]>("all => all.map(a => a.firstChild.textContent.trim())");

    private static Task<string[]> TitlesAsync(IPage page) => page.Locator(".wh-item a").EvaluateAllAsync<string[]>("all => all.map(a => a.pathname)");

    private static async Task<IReadOnlyList<int>> YearsAsync(IPage page) =>
        [.. (await page.Locator(".wh-item p.wh-quiet").AllTextContentsAsync()).Select(t => Year().Match(t)).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"· (\d{3,4})$")]
    private static partial Regex Year();

    [GeneratedRegex("Rowling")]
    private static partial Regex Rowling();
}
