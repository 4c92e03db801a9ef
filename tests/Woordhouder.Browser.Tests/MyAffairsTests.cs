using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What a member settles alone: choices, the subscription, a card that is lost; at every width, with script and without, and without a mouse.</summary>
public sealed class MyAffairsTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<int, bool> Everywhere => MyLibraryTests.Everywhere;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_member_chooses_changes_her_subscription_and_a_lost_card_lends_no_more(int width, bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
        {
            await page.SetViewportSizeAsync(width, width < 400 ? 800 : 768);
            await page.SignInAsync(server, Visit.Samira, Visit.MemberPassword);
            await page.GoAsync(server, "/mijn/keuzes");
            foreach (var choice in new[] { "Vergeten", "Bewaren" })
            {
                await page.PressAsync(choice);
                await page.ReadsAsync("Bewaard. Het geldt vanaf nu.");
                await page.ReadsAsync($"Nu: {choice}");
            }
            await Look.AtAsync(page, Name("mijn-keuzes", script));

            await page.GoAsync(server, "/mijn/abonnement");
            await Look.AtAsync(page, Name("mijn-abonnement", script));
            var other = page.Locator("section", new() { Has = page.Locator("#anders") }).Locator("li").First;
            var name = (await other.Locator(".wh-strong").TextContentAsync())!;
            await other.GetByRole(AriaRole.Button).ClickAsync();
            await page.ReadsAsync("Bewaard.");
            await Assertions.Expect(page.Locator("#nu")).ToHaveTextAsync(name);
            await Look.AtAsync(page, Name("mijn-abonnement-anders", script));

            await page.GoAsync(server, "/mijn/pas");
            await page.PressAsync("Meld pas kwijt");
            await page.ReadsAsync("Je hebt geen geldige pas.");
            await Look.AtAsync(page, Name("mijn-pas-kwijt", script));

            await page.Context.ClearCookiesAsync();
            await page.SignInAsync(server, "kees.vrijwilliger");
            await page.GoAsync(server, "/balie/uitlenen");
            await page.ScanAsync(Visit.Samira);
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Deze pas mag niet meer");
            await Look.AtAsync(page, Name("balie-pas-kwijt", script));
        }, script);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_renews_forgets_a_title_and_chooses_without_a_mouse(bool script)
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        await browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(server, "/inloggen");
            await page.TypeInAsync("Pasnummer of e-mailadres", Visit.Samira);
            await page.TypeInAsync("Wachtwoord", Visit.MemberPassword);
            await page.Keyboard.PressAsync("Enter");
            await page.ReadsAsync("Dit heb je thuis");
            await page.EnterAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Verleng alles wat kan") }));
            await page.ReadsAsync("Verlengd: ");

            await page.EnterAsync(page.Locator("nav.wh-tabs").GetByRole(AriaRole.Link, new() { Name = "Wat ik las" }));
            var first = page.Locator("main .wh-list > li").First;
            await page.EnterAsync(first.GetByRole(AriaRole.Button));
            await page.ReadsAsync("Vergeten: ");
            await page.EnterAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = new("keuze", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First);
            await page.EnterAsync("Vergeten");
            await page.ReadsAsync("Nu: Vergeten");
        }, script);
    }

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
