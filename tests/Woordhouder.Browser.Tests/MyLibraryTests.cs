using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Mijn Bibliotheek on the narrowest phone and on a desk, with script and without: the same tasks, done the same way.</summary>
public sealed class MyLibraryTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<int, bool> Everywhere => new() { { 360, true }, { 360, false }, { 1366, true }, { 1366, false } };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_member_renews_all_and_has_a_title_forgotten(int width, bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
        {
            await page.SetViewportSizeAsync(width, width < 400 ? 800 : 768);
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await page.GoAsync(server, "/mijn");
            await Assertions.Expect(page.Locator("nav.wh-tabs:visible")).ToContainTextAsync("Overzicht");
            await page.ReadsAsync("Dit heb je thuis");
            await Look.AtAsync(page, Name("mijn", script));
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Verleng alles wat kan") }).ClickAsync();
            await page.ReadsAsync("Verlengd: ");
            await Look.AtAsync(page, Name("mijn-verlengd", script));

            await page.TabAsync("Wat ik las");
            var titles = page.Locator("main .wh-list > li");
            var before = await titles.CountAsync();
            Assert.True(before > 0);
            var first = (await titles.First.Locator("h2").TextContentAsync())!.Trim();
            await Look.AtAsync(page, Name("mijn-las", script));
            await titles.First.GetByRole(AriaRole.Button).ClickAsync();
            await page.ReadsAsync("Vergeten: ");
            await Look.AtAsync(page, Name("mijn-vergeten", script));
            await page.GoAsync(server, "/mijn/leesgeschiedenis");
            Assert.DoesNotContain(first, await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        }, script);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_member_gets_a_calendar_looks_at_her_child_and_loses_no_form(int width, bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
        {
            await page.SetViewportSizeAsync(width, width < 400 ? 800 : 768);
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await CalendarAsync(page, server, script);
            await FamilyAsync(page, server, script);

            await page.GoAsync(server, "/mijn/gegevens");
            await page.WriteAsync("Straat", "Zonnestraat");
            // Two hours later, on the same page.
            await server.StartAgainAsync("--at", "2026-12-01T12:00");
            await page.Locator("form", new() { Has = page.Locator("[name='Contact.Street']") }).GetByRole(AriaRole.Button).ClickAsync();
            await page.ReadsAsync("Je was even weg.");
            await page.WriteAsync("Pasnummer of e-mailadres", Visit.Samira);
            await page.WriteAsync("Wachtwoord", Visit.MemberPassword);
            await page.PressAsync("Log in");
            await Assertions.Expect(page.GetByLabel("Straat", new() { Exact = true })).ToHaveValueAsync("Zonnestraat");
            await Look.AtAsync(page, Name("mijn-gegevens-terug", script));
            await page.Locator("form", new() { Has = page.Locator("[name='Contact.Street']") }).GetByRole(AriaRole.Button).ClickAsync();
            await page.ReadsAsync("Bewaard.");
        }, script);
    }

    private static async Task CalendarAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, "/mijn/leningen/agenda");
        await Look.AtAsync(page, Name("mijn-agenda-uit", script));
        await page.PressAsync("Maak een agenda-adres");
        var address = await page.GetByLabel("Plak dit in je agenda-app", new() { Exact = false }).InputValueAsync();
        await Look.AtAsync(page, Name("mijn-agenda-aan", script));
        using var app = new HttpClient();
        Assert.Contains("SUMMARY:1 ding terug naar de bibliotheek\r\n", await app.GetStringAsync(new Uri(address)), StringComparison.Ordinal);
        await page.PressAsync("Ook titels");
        await page.ReadsAsync("Bewaard.");
        Assert.Contains("DESCRIPTION:", await app.GetStringAsync(new Uri(address)), StringComparison.Ordinal);
        await page.PressAsync("Zet de agenda uit");
        await page.ReadsAsync("Het adres werkt niet meer.");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.GetAsync(new Uri(address))).StatusCode);
    }

    private static async Task FamilyAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, "/mijn/gezin");
        await Look.AtAsync(page, Name("mijn-gezin", script));
        await page.PressAsync("Wissel naar Noor");
        await page.ReadsAsync("Bibliotheek van Noor");
        var bar = page.Locator("header", new() { HasText = "Je kijkt bij Noor" });
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Look.AtAsync(page, Name("mijn-noor", script));
        await page.GoAsync(server, "/mijn/pas");
        await page.ReadsAsync("Pas van Noor");
        await Look.AtAsync(page, Name("mijn-pas-noor", script));
        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        // 85.6 × 54 mm in points, one page.
        Assert.Matches(@"/MediaBox \[0 0 24[23](\.\d+)? 15[34](\.\d+)?\]", paper);
        Assert.Matches(@"/Count 1\b", paper);
        await page.GoAsync(server, "/catalogus");
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Terug naar jezelf" }).ClickAsync();
        await page.ReadsAsync("Dag Samira");
    }

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
