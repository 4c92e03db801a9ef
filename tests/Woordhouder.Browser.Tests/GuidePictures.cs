using Microsoft.Playwright;

namespace Woordhouder.Browser.Tests;

/// <summary>One picture of the guide: who looks, at which size, and how to come there.</summary>
/// <param name="Who">Name and password of who is signed in; null: a visitor.</param>
public sealed record GuidePicture(string Name, (string Name, string Password)? Who, Screen Screen, Func<IPage, ServerProcess, Task> Go);

/// <summary>The pictures of <c>docs/handleiding</c>, in the order in which they are taken: each leaves the demo as the next expects it.</summary>
public static class GuidePictures
{
    private static readonly (string, string) Desk = ("fatma.bouali", Visit.StaffPassword), Office = ("anouk.de.wit", Visit.StaffPassword),
        Officer = ("ruth.cohen", Visit.StaffPassword), Lists = ("lotte.visser", Visit.StaffPassword), Administrator = ("henk.bakker", Visit.StaffPassword), Untrained = ("noor.nieuw", Visit.StaffPassword),
        Member = (Visit.Samira, Visit.MemberPassword);

    public static IReadOnlyList<GuidePicture> All { get; } =
    [
        At("home", null, Screen.Phone, "/"),
        At("catalogus", null, Screen.Phone, "/catalogus?zoek=roman"),
        At("woord", null, Screen.Desk, "/privacy/woord"),
        At("mijn", Member, Screen.Phone, "/mijn"),
        At("training", Untrained, Screen.Desk, "/balie"),
        At("inschrijven", Desk, Screen.Desk, "/balie/inschrijven"),
        new("leden", Desk, Screen.Desk, FoundAsync),
        new("dossier", Desk, Screen.Desk, OpenedAsync),
        new("pas", Desk, Screen.Desk, async (page, server) =>
        {
            await OpenedAsync(page, server);
            await page.PressAsync("Pas");
            await page.ReadsAsync("Druk af met Ctrl+P");
        }),
        new("uitlenen-nee", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/uitlenen");
            await page.ScanAsync("30127000000153");
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Scan eerst een pas");
        }),
        new("uitlenen", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/uitlenen");
            await page.ScanAsync(Visit.Samira);
            await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
            await page.ScanAsync("30127000000153");
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
        }),
        new("bon", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/uitlenen");
            await page.ScanAsync(Visit.Samira);
            await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
            await page.ScanAsync("30127000000187");
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("30127000000187");
            await page.ScanAsync("*KLAAR");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print de bon" })).ToBeVisibleAsync();
        }),
        new("innemen", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/innemen");
            await page.ScanAsync("30127000000153");
            await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("30127000000153");
        }),
        new("innemen-krat", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/innemen?vestiging=buiten");
            await page.ScanAsync("30127000000153");
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Leg in de krat voor");
        }),
        new("inleverbus", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/inleverbus?vestiging=stad");
            await page.PressAsync("Begin");
            await page.ScanAsync("30127000000187", "30127000000211");
            await page.ReadsAsync("30127000000211");
        }),
        At("plank", Desk, Screen.Desk, "/balie/plank?vestiging=stad"),
        new("kosten", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/uitlenen");
            await page.ScanAsync(Visit.Samira);
            await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
            await page.Locator("#lid").GetByRole(AriaRole.Link, new() { Name = "Kosten" }).ClickAsync();
            await page.ReadsAsync("Er is iets met een lening");
            await page.Locator("#leningen ~ ul summary").First.ClickAsync();
        }),
        At("toetsen", Desk, Screen.Desk, "/balie/toetsen"),
        At("ledenlijst", Lists, Screen.Desk, "/kantoor/ledenlijst"),
        At("abonnementen", Office, Screen.Desk, "/kantoor/abonnementen"),
        At("meer-tijd", Office, Screen.Desk, "/kantoor/verlengen"),
        At("te-laat", Office, Screen.Desk, "/kantoor/te-laat"),
        At("collectie", Office, Screen.Desk, "/kantoor/collectie?zoek=roman"),
        new("titel", Office, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/kantoor/collectie?zoek=aanslag");
            await page.Locator("main a[href^='/kantoor/collectie/0']").First.ClickAsync();
            await page.ReadsAsync("Bewaar beschrijving");
        }),
        At("invoer", Office, Screen.Desk, "/kantoor/collectie/invoer"),
        new("wijzig-veel", Office, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/kantoor/collectie/wijzig");
            await page.Locator("#Branch").SelectOptionAsync("haven");
            await page.Locator("#Act").SelectOptionAsync("ShelfMark");
            await page.Locator("#ToText").FillAsync("Etalage");
            await page.PressAsync("Bekijk eerst wat er gebeurt");
            await page.ReadsAsync("Dit gaat er gebeuren");
        }),
        At("afschrijven", Office, Screen.Desk, "/kantoor/afschrijven"),
        At("functionaris", Officer, Screen.Desk, "/functionaris"),
        At("beloftes", Officer, Screen.Desk, "/functionaris/beloftes"),
        At("bewijsstukken", Officer, Screen.Desk, "/functionaris/bewijsstukken"),
        At("bewaren", Officer, Screen.Desk, "/functionaris/bewaren"),
        At("versie", Officer, Screen.Desk, "/functionaris/verklaring"),
        At("beheer", Administrator, Screen.Desk, "/beheer"),
        At("vestigingen", Administrator, Screen.Desk, "/beheer/vestigingen"),
        At("leenregels", Administrator, Screen.Desk, "/beheer/leenregels"),
        At("medewerkers", Administrator, Screen.Desk, "/beheer/medewerkers"),
        new("medewerker", Administrator, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/beheer/medewerkers");
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Fatma Bouali" }).ClickAsync();
            await page.ReadsAsync("Leg een training vast");
        }),
        new("gast", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/gasten");
            await page.WriteAsync("Naam", "Anna de Gast");
            await page.GetByLabel("Is 18 jaar of ouder").CheckAsync();
            await page.PressAsync("Maak een gastpas");
            await page.ReadsAsync("Leen uit aan deze gast");
        }),
        new("school", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie/instellingen");
            await page.Locator("main a[href^='/balie/instelling/']").First.ClickAsync();
            await page.ReadsAsync("Heeft nu: 3");
        }),
        new("terminal", Administrator, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/beheer/terminals");
            await page.Locator("main a[href^='/beheer/terminals/']").First.ClickAsync();
            await page.ReadsAsync("Mag inloggen vanaf");
        }),
        // Last: from here on the desk is locked.
        new("vergrendel", Desk, Screen.Desk, async (page, server) =>
        {
            await page.GoAsync(server, "/balie");
            await page.LockAsync();
        }),
    ];

    private static async Task FoundAsync(IPage page, ServerProcess server)
    {
        await page.GoAsync(server, "/balie/leden");
        await page.WriteAsync("Pas, naam, geboortedatum, of postcode en huisnummer", Visit.Samira);
        await page.PressAsync("Zoek");
        await Assertions.Expect(page.Locator("main td a").First).ToBeVisibleAsync();
    }

    private static async Task OpenedAsync(IPage page, ServerProcess server)
    {
        await FoundAsync(page, server);
        await page.Locator("main td a").First.ClickAsync();
        await page.GetByLabel("Een vraag of verzoek van het lid").CheckAsync();
        await page.PressAsync("Toon gegevens");
        await page.ReadsAsync("Abonnement en pas");
    }

    private static GuidePicture At(string name, (string, string)? who, Screen screen, string path) => new(name, who, screen, (page, server) => page.GoAsync(server, path));
}
