using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>A hold from the catalogue to the bag: on a phone and at the desk, with script and without.</summary>
public sealed class HoldsTests(Browser browser) : IClassFixture<Browser>
{
    private const string Desk = "fatma.bouali", IJsbrand = "21315000000056";
    /// <summary>On its shelf at Stad in the demo, the only one there: see DemoLoans, which lends others.</summary>
    private const string Item = "30127000000583";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_reserves_on_a_phone_the_desk_fetches_it_and_nobody_else_borrows_it_unseen(bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SetViewportSizeAsync(360, 800);
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await ReserveAsync(page, server, script);
        }, script);
        await browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.SignInAsync(server, Desk);
            await FetchAsync(page, server, script);
            await LendAsync(page, server, script);
        }, script);
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await page.GoAsync(server, "/mijn/reserveringen");
            // What is at home is no hold any more.
            Assert.Equal(0, await page.GetByText("Op pauze tot en met").CountAsync());
            await page.GoAsync(server, "/mijn/leningen");
            await page.ReadsAsync("22 december");
        }, script);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_desk_pauses_moves_and_cancels_what_a_member_on_the_telephone_reserved(bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await page.GoAsync(server, $"/catalogus?zoek={Item}");
            await page.PressAsync("Reserveer");
            await page.GetByLabel("Waar haal je het op?").SelectOptionAsync("stad");
            await page.GetByLabel("Niet meer nodig na").FillAsync("31-1-2027");
            await page.PressAsync("Reserveer");
            await page.ReadsAsync("Wacht tot en met zondag 31 januari 2027.");
            await Look.AtAsync(page, Name("reservering-laatste-dag", script));
        }, script);
        await browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.SignInAsync(server, Desk);
            await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
            await page.ScanAsync(Visit.Samira);
            await page.Locator("#lid").GetByRole(AriaRole.Link, new() { NameRegex = new("^Reserveringen") }).ClickAsync();
            await page.ReadsAsync("Wacht tot en met zondag 31 januari 2027.");
            await Look.AtAsync(page, Name("balie-reserveringen", script));
            ILocator Row() => page.Locator("main .wh-list > li", new() { HasText = "31 januari 2027" });
            await Row().Locator("summary").ClickAsync();
            await Row().GetByLabel("Op pauze tot en met").FillAsync("31-12-2026");
            await Row().GetByRole(AriaRole.Button, new() { NameRegex = new("^Zet op pauze") }).ClickAsync();
            await page.ReadsAsync("Op pauze tot en met donderdag 31 december 2026. De plaats in de rij blijft.");
            await Look.AtAsync(page, Name("balie-reserveringen-pauze", script));
            await Row().GetByRole(AriaRole.Button, new() { NameRegex = new("^Haal van pauze") }).ClickAsync();
            await Row().Locator("summary").ClickAsync();
            await Row().GetByLabel("Ophalen in").SelectOptionAsync("haven");
            await Row().GetByRole(AriaRole.Button, new() { NameRegex = new("^Bewaar") }).ClickAsync();
            await page.ReadsAsync("Bewaard. Ophalen in Haven.");
            await Row().GetByRole(AriaRole.Button, new() { NameRegex = new("^Annuleer") }).ClickAsync();
            await page.ReadsAsync("Geannuleerd.");
            await page.PressAsync("Ongedaan maken");
            await page.ReadsAsync("Teruggezet, op de oude plaats in de rij.");
        }, script);
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SignInAsync(server, Desk);
            await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
            await page.ScanAsync(Visit.Samira);
            await page.Locator("#lid").GetByRole(AriaRole.Link, new() { NameRegex = new("^Reserveringen") }).ClickAsync();
            await page.ReadsAsync("Wacht tot en met");
            await Look.AtAsync(page, Name("balie-reserveringen-telefoon", script));
        }, script);
    }

    private static async Task ReserveAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, $"/catalogus?zoek={Item}");
        await page.PressAsync("Reserveer");
        await page.GetByLabel("Waar haal je het op?").SelectOptionAsync("stad");
        await Look.AtAsync(page, Name("reserveren", script));
        await page.PressAsync("Reserveer");
        await page.ReadsAsync("Gereserveerd. Je bent nummer 1 in de rij.");
        var mine = page.Locator("main .wh-list > li", new() { HasText = "Je bent nummer 1" }).Last;
        await mine.Locator("summary").ClickAsync();
        await mine.GetByLabel("Op pauze tot en met").FillAsync("31-12-2026");
        await mine.GetByRole(AriaRole.Button, new() { NameRegex = new("^Zet op pauze") }).ClickAsync();
        await page.ReadsAsync("Op pauze tot en met donderdag 31 december 2026. Je houdt je plaats.");
        await Look.AtAsync(page, Name("reservering-pauze", script));
        await page.Locator("main .wh-list > li", new() { HasText = "31 december 2026" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Haal van pauze") }).ClickAsync();
        await page.ReadsAsync("Bewaard. Ophalen in Stad.");
    }

    private static async Task FetchAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, "/balie/plank?vestiging=stad");
        await Assertions.Expect(page.Locator("#halen")).ToContainTextAsync(Item);
        await Look.AtAsync(page, Name("plank-halen", script));
        await page.GoAsync(server, "/balie/innemen?vestiging=stad");
        await page.ScanAsync(Item);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Klaar voor een lid");
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Plank ");
        await Look.AtAsync(page, Name("klaar-voor-een-lid", script));
        await page.GoAsync(server, "/balie/plank?vestiging=stad");
        await Assertions.Expect(page.Locator("#halen")).Not.ToContainTextAsync(Item);
        await Assertions.Expect(page.Locator("#plank")).ToContainTextAsync(Item);
    }

    private static async Task LendAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
        await page.ScanAsync(IJsbrand);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("IJsbrand");
        await page.ScanAsync(Item);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Dit exemplaar ligt klaar voor iemand anders.");
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("De balie mag toch uitlenen.");
        await Look.AtAsync(page, Name("klaar-voor-een-ander", script));
        await page.ScanAsync(Visit.Samira);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
        await page.ScanAsync(Item);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
    }

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
