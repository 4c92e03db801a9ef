using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The work of staff on the narrowest phone and on a desk, with script and without: a branch that lends from a market stall does it on a telephone.</summary>
[Collection(SharedDemo.Name)]
public sealed class EveryWidthTests(Demo demo)
{
    private const string IJsbrand = "21315000000056", Unknown = "30127000000000";

    /// <summary>Games, of which somebody may have three at home; the demo lends none of these (see DemoLoans and DemoOverdue).</summary>
    private static readonly string[] Games = ["30127000006416", "30127000006424", "30127000006457", "30127000006473"];

    public static TheoryData<int, bool> Everywhere => MyLibraryTests.Everywhere;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public Task A_turn_with_a_limit_that_the_desk_may_pass_by(int width, bool script) => AtAsync("fatma.bouali", width, script, async page =>
    {
        var outcome = page.Locator("#uitkomst");
        await page.GoAsync(demo.Server, "/balie/uitlenen");
        await page.ScanAsync(IJsbrand);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("IJsbrand");
        foreach (var game in Games[..3])
        {
            await page.ScanAsync(game);
            await Assertions.Expect(outcome).ToContainTextAsync("Terug uiterlijk");
            await Assertions.Expect(outcome).ToContainTextAsync(game);
        }
        await page.ScanAsync(Games[3]);
        await Assertions.Expect(outcome).ToContainTextAsync("Van deze soort zijn er nu 3 thuis");
        await Assertions.Expect(outcome).ToContainTextAsync("De balie mag toch uitlenen.");
        await Look.AtAsync(page, Name("balie-grens", script));
        await page.PressAsync("Toch uitlenen");
        await Assertions.Expect(outcome).ToContainTextAsync("Schrijf erbij waarom dit toch mag");
        await page.WriteAsync("Waarom toch? Het lid leest dit.", "Brengt vandaag iets terug");
        await page.PressAsync("Toch uitlenen");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 4");
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 3");
        await page.ScanAsync(Unknown);
        await Assertions.Expect(outcome).ToContainTextAsync("kennen wij niet");
        await page.ScanAsync("");
        await Assertions.Expect(outcome).ToContainTextAsync("Uitgeleend: 3.");
        await Look.AtAsync(page, Name("balie-klaar", script));

        await page.GoAsync(demo.Server, "/balie/innemen?vestiging=stad");
        foreach (var game in Games[..3])
        {
            await page.ScanAsync(game);
            await Assertions.Expect(outcome).ToContainTextAsync(game);
        }
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 3");
        // The one in the middle is taken back, and the others stay what they were.
        await page.Locator("#beurt tbody tr").Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new("^Ongedaan") }).ClickAsync();
        await Assertions.Expect(outcome).ToContainTextAsync("Teruggedraaid");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 2");
        await page.ScanAsync(Games[1]);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 3");
        foreach (var game in Games[..3]) await Assertions.Expect(page.Locator("#beurt tbody tr", new() { HasText = game }).Locator(".wh-strong")).Not.ToBeEmptyAsync();
        await Look.AtAsync(page, Name("balie-ingenomen", script));

        await page.GoAsync(demo.Server, "/balie/inleverbus?vestiging=stad");
        await page.PressAsync("Begin");
        await page.ScanAsync(Games[3]);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Op deze kar: 1");
        await Look.AtAsync(page, Name("kar", script));
        await page.PressAsync("Kar is leeg");
        await page.ReadsAsync("Begin een kar");
    });

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_message_of_the_office_stands_on_the_first_page_until_it_is_taken_away(int width, bool script)
    {
        var text = $"De lift is stuk ({width}, {(script ? "met" : "zonder")} script).";
        await AtAsync("anouk.de.wit", width, script, async page =>
        {
            await page.GoAsync(demo.Server, "/kantoor/meldingen");
            await page.PressAsync("Zet op de site");
            await page.ReadsAsync("Schrijf een melding");
            await page.WriteAsync("Melding", text);
            await page.PressAsync("Zet op de site");
            await page.ReadsAsync(text);
            await Look.AtAsync(page, Name("meldingen", script));
            await page.GoAsync(demo.Server, "/");
            await page.ReadsAsync(text);
            await Look.AtAsync(page, Name("home-melding", script));
            await page.GoAsync(demo.Server, "/kantoor/meldingen");
            await page.Locator("tr", new() { HasText = text }).GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
            await page.GoAsync(demo.Server, "/");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
        });
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public Task A_colleague_is_invited_and_her_training_recorded(int width, bool script) => AtAsync("henk.bakker", width, script, async page =>
    {
        var name = $"Wil Breed{width}{(script ? "a" : "b")}";
        await page.GoAsync(demo.Server, "/beheer/medewerkers");
        await page.WriteAsync("Naam", name);
        await page.WriteAsync("E-mailadres op het werk", $"wil.{width}.{script}@demo.invalid");
        await page.GetByLabel("balie", new() { Exact = true }).CheckAsync();
        await page.PressAsync("Nodig uit");
        await page.ReadsAsync("Uitgenodigd.");
        await page.PressAsync("Leg vast");
        await Look.AtAsync(page, Name("training-fout", script));
        await page.WriteAsync("Gedaan op", "2-3-2026");
        await page.WriteAsync("Bewijs", "certificaat AVG-basis");
        await page.PressAsync("Leg vast");
        await page.ReadsAsync("De training is vastgelegd.");
        await Look.AtAsync(page, Name("training-vast", script));
        await page.GoAsync(demo.Server, "/beheer/medewerkers");
        await page.WriteAsync("Zoek een naam", name);
        await page.GetByLabel("Zoek een naam", new() { Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = name })).ToContainTextAsync("geldig t/m");
    });

    private async Task AtAsync(string who, int width, bool script, Func<IPage, Task> act) => await demo.Browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
    {
        await page.SetViewportSizeAsync(width, width < 400 ? 800 : 768);
        await act(page);
    }, script, signedIn: await demo.SignedInAsync(who));

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
