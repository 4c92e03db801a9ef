using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Office, privacy officer and administrator by Tab, Space and Enter: with the page's script, and in a browser that runs none.</summary>
[Collection(SharedDemo.Name)]
public sealed class KeyboardStaffTests(Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task The_office_searches_and_sorts_a_list_and_puts_a_message_on_the_site(bool script) => AtAsync("anouk.de.wit", script, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/plank");
        await page.TypeInAsync("Titel, maker of nummer", "de");
        await page.Keyboard.PressAsync("Enter");
        await page.EnterAsync(page.Locator("th a", new() { HasText = "Nummer" }));
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Nummer");

        var text = $"Gesloten om vijf uur{(script ? "" : " vandaag")}.";
        await page.GoAsync(demo.Server, "/kantoor/meldingen");
        await page.TypeInAsync("Melding", text);
        await page.EnterAsync("Zet op de site");
        await page.EnterAsync(page.Locator("tr", new() { HasText = text }).GetByRole(AriaRole.Button));
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task The_officer_checks_the_promises_looks_for_one_and_signs_what_was_seen(bool script) => AtAsync("ruth.cohen", script, async page =>
    {
        await page.GoAsync(demo.Server, "/functionaris/beloftes");
        await page.EnterAsync("Controleer nu");
        await page.TypeInAsync("Woorden uit de belofte, of haar nummer", "bew-leden");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 zin");

        await page.GoAsync(demo.Server, "/functionaris/bewijsstukken");
        var proof = $"map 12, blad {(script ? 3 : 4)}";
        await page.TypeInAsync("Waar is het te vinden?", proof);
        await page.EnterAsync("Teken af");
        await Assertions.Expect(page.Locator("tr", new() { HasText = proof })).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task The_administrator_invites_a_colleague_and_looks_at_the_jobs(bool script) => AtAsync("henk.bakker", script, async page =>
    {
        await page.GoAsync(demo.Server, "/beheer");
        await page.ReadsAsync("Wissen wat over zijn termijn is");
        await page.EnterAsync("Medewerkers");
        await page.TypeInAsync("Naam", $"Toets Bord{(script ? "a" : "b")}");
        await page.TypeInAsync("E-mailadres op het werk", $"toets.{script}@demo.invalid");
        await page.ChooseByKeyAsync(page.GetByLabel("vrijwilliger", new() { Exact = true }));
        await page.EnterAsync("Nodig uit");
        await page.ReadsAsync("Uitgenodigd.");
        await page.TypeInAsync("Gedaan op", "2-3-2026");
        await page.TypeInAsync("Bewijs", "certificaat");
        await page.Keyboard.PressAsync("Enter");
        await page.ReadsAsync("De training is vastgelegd.");
    });

    private async Task AtAsync(string who, bool script, Func<IPage, Task> act) => await demo.Browser.OnPageAsync(Screen.Desk, act, script, signedIn: await demo.SignedInAsync(who));
}
