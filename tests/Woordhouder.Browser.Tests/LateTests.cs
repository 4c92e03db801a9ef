using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>From the last day of a loan to the money that goes back: on a phone, at the desk and in the office, with script and without.</summary>
public sealed class LateTests(Browser browser) : IClassFixture<Browser>
{
    private const string Desk = "fatma.bouali", Office = "anouk.de.wit";
    /// <summary>On its shelf at Stad in the demo.</summary>
    private const string Item = "30127000000583";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_late_hears_it_pays_for_what_is_lost_and_gets_it_back_when_it_is_found(bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await AtDeskAsync(script, server, Desk, async page =>
        {
            await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
            await page.ScanAsync(Visit.Samira);
            await page.ScanAsync(Item);
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
        });

        // Eight days after the last one: the first message goes in the night after the seventh.
        await server.StartAgainAsync("--at", "2026-12-30T10:00");
        await AtDeskAsync(script, server, Office, page => LateAndLostAsync(page, server, script));
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SetViewportSizeAsync(360, 800);
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await page.GoAsync(server, "/mijn/kosten");
            await page.ReadsAsync("kwijt");
            await page.ReadsAsync("12,50");
            await Look.AtAsync(page, Name("mijn-kosten-kwijt", script));
        }, script);
        await AtDeskAsync(script, server, Desk, page => PaidAndFoundAsync(page, server, script));
    }

    private Task AtDeskAsync(bool script, ServerProcess server, string who, Func<IPage, Task> act) => browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(server, who);
        await act(page);
    }, script);

    private static async Task LateAndLostAsync(IPage page, ServerProcess server, bool script)
    {
        var told = page.Locator("tbody tr", new() { HasText = Visit.Samira[^4..] }).Filter(new() { HasText = "te laat, bericht 1" }).Filter(new() { HasText = "22 dec" });
        await page.UntilAsync(server, "/kantoor/te-laat", told);
        await Look.AtAsync(page, Name("te-laat", script));
        await told.GetByRole(AriaRole.Link).ClickAsync();
        var loan = page.Locator("#leningen ~ ul > li", new() { HasText = "terug uiterlijk" }).Filter(new() { HasText = "22 dec" });
        await loan.Locator("summary").ClickAsync();
        await loan.GetByLabel("Bedrag", new() { Exact = true }).First.FillAsync("12,50");
        await Look.AtAsync(page, Name("kosten-kwijt", script));
        await loan.GetByRole(AriaRole.Button, new() { NameRegex = new("^Kwijt") }).ClickAsync();
        await page.ReadsAsync("Genoteerd als kwijt.");
    }

    private static async Task PaidAndFoundAsync(IPage page, ServerProcess server, bool script)
    {
        await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
        await page.ScanAsync(Visit.Samira);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
        await page.Locator("#lid").GetByRole(AriaRole.Link, new() { Name = "Kosten" }).ClickAsync();
        var costs = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alles betaald") }).ClickAsync();
        await page.ReadsAsync("Niets open");

        await page.GoAsync(server, "/balie/innemen?vestiging=stad");
        await page.ScanAsync(Item);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync(Item);
        // With what it cost to deal with the loss.
        await page.UntilAsync(server, costs, page.GetByText("Terug te betalen: € 17,50"));
        await Look.AtAsync(page, Name("kosten-terug", script));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Terugbetaald") }).First.ClickAsync();
        await page.ReadsAsync("Terug te betalen: € 5,00");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Terugbetaald") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Terug te betalen");
    }

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
