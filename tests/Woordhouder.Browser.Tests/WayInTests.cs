using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The way in from another system: members, copies, loans and holds from files, and what a member and the desk see of them the same day.</summary>
public sealed class WayInTests(Browser browser) : IClassFixture<Browser>
{
    private const string Baukje = "21315008000017", Ruben = "21315008000025", Copy = "30127008000015", Title = "De aanslag";
    private const string Email = "baukje.wielewaal@voorbeeld.example", Password = "regen op het dak van glas";
    private static readonly string[] At = ["--at", "2026-12-01T10:00"];

    private static readonly (string Kind, string[] Lines)[] Files =
    [
        ("patrons",
        [
            "card;given_name;prefix;family_name;born_on;postcode;house_number;street;city;email;joined_on;subscription;subscription_from;subscription_until;reading_history",
            $"{Baukje};Baukje;van der;Wielewaal;1984-05-17;1315 AB;7;Stadhuisplein;Almere;{Email};2019-09-01;basis;2026-09-01;2027-08-31;forget",
            $"{Ruben};Ruben;;Wielewaal;1982-02-03;1315 AB;7;Stadhuisplein;Almere;ruben.wielewaal@voorbeeld.example;2020-01-15;basis;2026-01-15;2027-01-14;",
        ]),
        ("items", ["barcode;control_number;branch;shelf_mark;times_lent", $"{Copy};demo-0001;stad;Romans MUL;12"]),
        ("loans", ["card;barcode;lent_on;due_on;branch", $"{Baukje};{Copy};2026-11-20;2026-12-11;stad"]),
        ("holds", ["card;control_number;barcode;placed_on;pick_up", $"{Ruben};demo-0001;{Copy};2026-11-25;stad"]),
    ];

    [Fact]
    public async Task What_came_in_from_files_is_there_for_the_member_and_the_desk()
    {
        await using var server = await ServerProcess.StartAsync(At);
        await RefusedWholeAsync(server);
        foreach (var (kind, lines) in Files) Assert.Equal(0, (await ImportAsync(server, kind, lines)).ExitCode);
        // Who reads it in once more changes nothing.
        Assert.Equal(0, (await ImportAsync(server, Files[0].Kind, Files[0].Lines)).ExitCode);
        await server.StartAgainAsync(At);

        await browser.OnPageAsync(Screen.Phone, page => MemberSeesAsync(page, server));
        await browser.OnPageAsync(Screen.Desk, page => DeskWorksAsync(page, server));
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SignInAsync(server, Baukje, Password);
            await page.ReadsAsync("Baukje");
            await page.GoAsync(server, "/mijn/leningen");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Title);
        });
    }

    /// <summary>One fault on the second line, and nobody of the file is here.</summary>
    private async Task RefusedWholeAsync(ServerProcess server)
    {
        var (_, lines) = Files[0];
        var (exitCode, output) = await ImportAsync(server, "patrons", [lines[0], lines[1], lines[2].Replace("1982-02-03", "3 feb 1982", StringComparison.Ordinal)]);
        Assert.Equal(1, exitCode);
        Assert.Contains("regel 3, born_on: Schrijf een dag als 2026-03-31", output, StringComparison.Ordinal);
        Assert.Contains("Niets is veranderd", output, StringComparison.Ordinal);
        Assert.DoesNotContain("feb 1982", output, StringComparison.Ordinal);
        await server.StartAgainAsync(At);
        await browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.SignInAsync(server, "fatma.bouali");
            await page.GoAsync(server, "/balie/leden");
            await page.WriteAsync("Pas, naam, geboortedatum, of postcode en huisnummer", "Wielewaal");
            await page.PressAsync("Zoek");
            await page.ReadsAsync("Niemand gevonden.");
        });
    }

    /// <summary>A member of the other system has no password here, and gets one by mail as anybody who forgot theirs.</summary>
    private static async Task MemberSeesAsync(IPage page, ServerProcess server)
    {
        await page.GoAsync(server, "/wachtwoord-vergeten");
        await page.WriteAsync("Pasnummer of e-mailadres", Baukje);
        await page.PressAsync("Stuur link");
        await page.ReadsAsync("De link werkt 24 uur.");
        await page.GotoAsync(await page.MailedLinkAsync(server, Email));
        await page.WriteAsync("Nieuw wachtwoord", Password);
        await page.PressAsync("Bewaar en log in");
        await page.ReadsAsync("Baukje");
        await page.GoAsync(server, "/mijn/leningen");
        await page.ReadsAsync(Title);
        await page.ReadsAsync("11 december");
        await Look.AtAsync(page, "overgezet-leningen");
        await page.GoAsync(server, "/mijn/gegevens/inzage");
        await page.ReadsAsync("17 mei 1984");
        await page.ReadsAsync(Copy);
    }

    /// <summary>The copy comes back, and goes to whoever waited for it in the other system.</summary>
    private static async Task DeskWorksAsync(IPage page, ServerProcess server)
    {
        await page.SignInAsync(server, "fatma.bouali");
        await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
        await page.ScanAsync(Baukje);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Baukje van der Wielewaal");
        await Look.AtAsync(page, "overgezet-balie");
        await page.GoAsync(server, "/balie/innemen?vestiging=stad");
        await page.ScanAsync(Copy);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Klaar voor een lid");
        await page.GoAsync(server, "/balie/uitlenen?vestiging=stad");
        await page.ScanAsync(Ruben);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Ruben");
        await page.ScanAsync(Copy);
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
    }

    private static async Task<(int ExitCode, string Output)> ImportAsync(ServerProcess server, string kind, string[] lines)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            return await server.CommandAsync(["import", kind, file, "--language", "nl", .. At]);
        }
        finally { File.Delete(file); }
    }
}
