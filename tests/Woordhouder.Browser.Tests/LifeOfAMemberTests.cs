using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The promise that everything else serves: somebody joins, borrows, sees what is known, leaves, and five years later is nowhere any more.</summary>
public sealed class LifeOfAMemberTests(Browser browser) : IClassFixture<Browser>
{
    private const string Desk = "fatma.bouali", Administrator = "henk.bakker";
    private const string Surname = "Zonderspoor", Email = "wietske.zonderspoor@voorbeeld.example";

    /// <summary>On the shelf in the demo: see DemoLoans, which lends others.</summary>
    private static readonly string[] Items = ["30127000000013", "30127000000047", "30127000000070"];

    [Fact]
    public async Task A_member_joins_borrows_looks_leaves_and_is_nowhere_five_years_later()
    {
        await using var server = await ServerProcess.StartAsync("--at", "2026-12-01T10:00");
        var card = "";
        await browser.OnPageAsync(Screen.Phone, async page => card = await JoinAsync(page, server));
        await browser.OnPageAsync(Screen.Desk, page => BorrowAndReturnAsync(page, server, card));
        await browser.OnPageAsync(Screen.Phone, page => LookAndLeaveAsync(page, server, card));
        Assert.NotEmpty(await WhereIsAsync(server, Surname));

        await server.StartAgainAsync("--at", "2026-12-02T12:00");
        await browser.OnPageAsync(Screen.Desk, page => page.SeenOnAsync(server, "bew-leden", "2 december 2026"));

        // The last day was 1 December 2026; five years on, its last day is kept, and the night after takes everything.
        await server.StartAgainAsync("--at", "2031-12-03T12:00");
        await browser.OnPageAsync(Screen.Desk, page => IsGoneAsync(page, server, card));
        await server.StopAsync();
        Assert.Empty(await WhereIsAsync(server, Surname));
    }

    private static async Task<string> JoinAsync(IPage page, ServerProcess server)
    {
        await page.GoAsync(server, "/privacy");
        await page.ReadsAsync("je naam, je adres en je leningen nog vijf jaar");
        await new Enrolment(server, "Wietske", Surname, Email).FillInAsync(page);
        await page.ReadsAsync($"Wietske {Surname}");
        await page.PressAsync("Abonnement afsluiten en betalen");
        await page.ReadsAsync(Email);
        await page.GotoAsync(await page.MailedLinkAsync(server, Email));
        await page.WriteAsync("Wachtwoord", Enrolment.Password);
        await page.PressAsync("Bevestig en word lid");
        await page.ReadsAsync("Welkom, Wietske");
        return (await page.Locator(".wh-lead strong").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>The whole turn without a mouse, at the speed of a scanner.</summary>
    private static async Task BorrowAndReturnAsync(IPage page, ServerProcess server, string card)
    {
        await page.SignInAsync(server, Desk);
        await page.GoAsync(server, "/balie/uitlenen");
        await page.ScanAsync(card);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Wietske");
        await page.ScanAsync(Items);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 3");
        await page.ScanAsync("");
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Scan een pas om te beginnen.");

        // The key itself is the browser's own affair; that the link carries it is ours.
        await page.TabToAsync(page.Locator("a[accesskey=i]"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/balie/innemen");
        await page.ScanAsync(Items);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 3");
    }

    private static async Task LookAndLeaveAsync(IPage page, ServerProcess server, string card)
    {
        await page.SignInAsync(server, card, Enrolment.Password);
        await page.GoAsync(server, "/mijn/gegevens/inzage");
        foreach (var item in Items) await page.ReadsAsync(item);
        await page.ReadsAsync(Surname);
        var looked = page.Locator("section", new() { Has = page.Locator("#wie-keek") }).Locator("tbody tr");
        await Assertions.Expect(looked.First).ToContainTextAsync("1 december 2026");
        await Assertions.Expect(looked.First).ToContainTextAsync("lenen");

        await page.GoAsync(server, "/mijn/opzeggen");
        await page.GetByLabel("Vandaag, dinsdag 1 december 2026").CheckAsync();
        await page.PressAsync("Zeg op");
        await page.ReadsAsync("Opgezegd. De laatste dag is dinsdag 1 december 2026.");
    }

    private static async Task IsGoneAsync(IPage page, ServerProcess server, string card)
    {
        await SaysSoAsync(page, server);

        // The staff's training is five years old as well: nobody opens a member's data before it is renewed.
        await page.SignInAsync(server, Administrator);
        await page.GoAsync(server, "/beheer/medewerkers");
        await page.PressAsync("Fatma Bouali");
        await page.WriteAsync("Gedaan op", "02-12-2031");
        await page.WriteAsync("Bewijs", "certificaat");
        await page.PressAsync("Leg vast");
        await page.Context.ClearCookiesAsync();

        await page.SignInAsync(server, Desk);
        await page.GoAsync(server, "/balie/leden");
        foreach (var query in new[] { Surname, card, "1315 AB 40" })
        {
            await page.WriteAsync("Pas, naam, geboortedatum, of postcode en huisnummer", query);
            await page.PressAsync("Zoek");
            await page.ReadsAsync("Niemand gevonden.");
        }
        await page.GoAsync(server, "/balie/uitlenen");
        await page.ScanAsync(card);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync(card);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("kennen wij niet");

        await page.Context.ClearCookiesAsync();
        await page.GoAsync(server, "/demo");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Email);
    }

    /// <summary>The public page, without anybody having asked: looked at that night, nothing too old, and how much went.</summary>
    private static async Task SaysSoAsync(IPage page, ServerProcess server)
    {
        await page.SeenOnAsync(server, "bew-leden", "3 december 2031");
        var promise = page.Locator("li#bew-leden");
        await Assertions.Expect(promise).ToContainTextAsync("Klopt");
        await Assertions.Expect(promise).ToContainTextAsync("Niet goed: 0.");
        await Assertions.Expect(promise).ToContainTextAsync("rijen, het laatst op 3 december 2031.");
    }

    /// <summary>The files of the library's data in which these letters stand, the database and its log among them.</summary>
    private static async Task<IReadOnlyList<string>> WhereIsAsync(ServerProcess server, string name)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase)) found.Add(file);
        }
        return found;
    }
}
