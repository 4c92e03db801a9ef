using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The back office brings in a supplier's file, mends what did not go in, and decides about what it changed by hand.</summary>
[Collection(SharedDemo.Name)]
public sealed class ImportTests(Demo demo)
{
    private const string BackOffice = "anouk.de.wit", Form = "/kantoor/collectie/invoer";

    [Theory]
    [InlineData(true, "Grutto")]
    [InlineData(false, "Kievit")]
    public Task What_is_good_goes_in_and_what_is_not_comes_back_to_be_mended(bool script, string bird) => AtOfficeAsync(script, async page =>
    {
        var titleless = MarcFileBytes.Book($"{bird}-4", "");
        var last = MarcFileBytes.Book($"{bird}-5", $"{bird} vijf", "Over een vogel in het weiland.");
        var cut = last[..^20];
        byte[] file = [.. Good(bird, 1), .. Good(bird, 2), .. Good(bird, 3), .. titleless, .. cut];

        await OfferAsync(page, $"{bird}.mrc", file);
        await NumbersAsync(page, ("Gelezen", 5), ("Nieuw", 3), ("Niet gelukt", 2));
        await page.ReadsAsync("Dit record heeft geen titel (veld 245).");
        await page.ReadsAsync("Het bestand houdt midden in dit record op. Haal of maak het bestand opnieuw.");
        await LookAsync(page, script, "klaar");
        var rejected = await DownloadAsync(page);
        await InEnglishAsync(page);

        var parts = MarcFileBytes.Split(rejected);
        Assert.Equal(2, parts.Count);
        Assert.Equal(titleless, parts[0]);
        Assert.Equal([.. cut, MarcFileBytes.RecordEnd], parts[1]);
        await OfferAsync(page, $"{bird}-hersteld.mrc", [.. MarcFileBytes.WithTitle(parts[0], $"{bird} vier"), .. parts[1][..^1], .. last[^20..]]);
        await NumbersAsync(page, ("Gelezen", 2), ("Nieuw", 2), ("Niet gelukt", 0));
        await page.GoAsync(demo.Server, $"/catalogus?zoek={bird}&precies=1");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("5 titels gevonden");
        foreach (var name in new[] { "een", "twee", "drie", "vier", "vijf" }) await page.ReadsAsync($"{bird} {name}");
    });

    [Theory]
    [InlineData(true, "Wulp")]
    [InlineData(false, "Scholekster")]
    public Task Work_by_hand_is_not_written_over_without_asking(bool script, string bird) => AtOfficeAsync(script, async page =>
    {
        await OfferAsync(page, $"{bird}.mrc", Good(bird, 1));
        await NumbersAsync(page, ("Nieuw", 1));
        await page.GoAsync(demo.Server, $"/kantoor/collectie?zoek={bird}");
        await page.PressAsync($"{bird} een");
        await page.WriteAsync("Titel", $"{bird} van eigen hand");
        await page.PressAsync("Bewaar beschrijving");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{bird} van eigen hand");
        var title = page.Url;

        await OfferAsync(page, $"{bird}-nieuwer.mrc", MarcFileBytes.Book($"{bird}-1", $"{bird} een, herzien"));
        await NumbersAsync(page, ("Nieuw", 0), ("Gewijzigd", 0), ("Vraag aan jou", 1));
        var question = page.Locator("section", new() { Has = page.Locator(".wh-compare") });
        await Assertions.Expect(question.GetByText("Wat er nu staat").Locator("..").Locator("mark", new() { HasText = $"{bird} van eigen hand" })).ToBeVisibleAsync();
        await Assertions.Expect(question.GetByText("Wat het bestand zegt").Locator("..").Locator("mark", new() { HasText = $"{bird} een, herzien" })).ToBeVisibleAsync();
        await Assertions.Expect(question.Locator("mark")).ToHaveCountAsync(2);
        await LookAsync(page, script, "vraag");
        await page.PressAsync("Houd wat er staat");
        await Assertions.Expect(question).ToHaveCountAsync(0);

        if (!script) return; // the rest is no other page; without script each file takes a refresh of five seconds
        await page.GotoAsync(title);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{bird} van eigen hand");
        await OfferAsync(page, $"{bird}-weer.mrc", MarcFileBytes.Book($"{bird}-1", $"{bird} een, herzien"));
        await NumbersAsync(page, ("Stond er al", 1), ("Vraag aan jou", 0));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_is_no_file_of_titles_is_refused_at_the_form(bool script) => AtOfficeAsync(script, async page =>
    {
        await ChooseAsync(page, "jaarverslag.pdf", [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, .. "\n1 0 obj\n<</Type/Catalog>>\nendobj\n"u8]);
        await page.ReadsAsync("Dit is geen bestand met titels. Dit is een pdf, geen bestand met records.");
        Assert.EndsWith(Form, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByLabel("Bestand met titels")).ToHaveAttributeAsync("aria-invalid", "true");
        await LookAsync(page, script, "geweigerd");
        await page.PressAsync("Voer in");
        await page.ReadsAsync("Kies eerst een bestand.");
    });

    [Fact]
    public Task A_large_file_shows_how_much_of_it_is_sent_and_can_be_stopped() => AtOfficeAsync(script: true, async page =>
    {
        // A slow line: 20 MB at a megabyte a second.
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 1e6 });
        await ChooseAsync(page, "Tureluur.mrc", [.. Good("Tureluur", 1), .. new byte[20_000_000]]);
        var sent = page.Locator("[data-sent]");
        await Assertions.Expect(sent.GetByRole(AriaRole.Status)).ToHaveTextAsync("Wij krijgen je bestand. Blijf op deze pagina tot het verstuurd is.");
        await Assertions.Expect(sent).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"[1-9][0-9]?,\d van 20,0 MB verstuurd"), new() { Timeout = 20_000 });
        await LookAsync(page, script: true, "versturen");
        await page.PressAsync("Stop met sturen");
        await Assertions.Expect(sent.GetByRole(AriaRole.Status)).ToHaveTextAsync("Gestopt. Er is niets verwerkt.");
        await Assertions.Expect(sent.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();

        // A line that breaks says so, and the same button sends it again.
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await page.GetByLabel("Bestand met titels").SetInputFilesAsync(new FilePayload { Name = "Tureluur.mrc", MimeType = "application/octet-stream", Buffer = Good("Tureluur", 1) });
        await page.PressAsync("Voer in");
        await Assertions.Expect(sent.GetByRole(AriaRole.Status)).ToHaveTextAsync("Geen verbinding. Er is nog niets verwerkt. Kies Voer in om het opnieuw te sturen.");
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await page.PressAsync("Voer in");
        await page.WaitForURLAsync($"**{Form}/**");
        await NumbersAsync(page, ("Gelezen", 1), ("Nieuw", 1));
    });

    [Fact]
    public Task A_copy_that_became_an_item_does_not_count_as_left_out() => AtOfficeAsync(script: true, async page =>
    {
        await page.GoAsync(demo.Server, Form);
        await page.PressAsync("collection.xml");
        await NumbersAsync(page, ("Gelezen", 300), ("Nieuw", 300), ("Velden weggelaten", 0));
    });

    private async Task AtOfficeAsync(bool script, Func<IPage, Task> act) =>
        await demo.Browser.OnPageAsync(Screen.Desk, act, script, signedIn: await demo.SignedInAsync(BackOffice));

    private static byte[] Good(string bird, int number) => MarcFileBytes.Book($"{bird}-{number}", $"{bird} {(number == 1 ? "een" : number == 2 ? "twee" : "drie")}");

    private static async Task LookAsync(IPage page, bool script, string state)
    {
        await Look.AtAsync(page, $"invoer-{state}{(script ? "" : "-zonder-script")}");
        if (!script) return;
        await page.SetViewportSizeAsync(390, 844);
        await Look.AtAsync(page, $"invoer-{state}");
        await page.SetViewportSizeAsync(1366, 768);
    }

    private async Task ChooseAsync(IPage page, string name, byte[] file)
    {
        await page.GoAsync(demo.Server, Form);
        await page.GetByLabel("Bestand met titels").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });
        await page.PressAsync("Voer in");
    }

    /// <summary>Offers the file and waits, doing nothing, until the page itself says that it is done.</summary>
    private async Task OfferAsync(IPage page, string name, byte[] file)
    {
        await ChooseAsync(page, name, file);
        await page.WaitForURLAsync($"**{Form}/**");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Invoer van {name}");
        await Assertions.Expect(page.Locator("#stand")).ToHaveTextAsync("Klaar", new() { Timeout = 15_000 });
    }

    private static async Task NumbersAsync(IPage page, params (string Name, int Count)[] numbers)
    {
        foreach (var (name, count) in numbers)
            await Assertions.Expect(page.Locator("dl div", new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd")).ToHaveTextAsync($"{count}");
    }

    private static async Task<byte[]> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download deze records"));
        Assert.EndsWith("-niet-gelukt.mrc", download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task InEnglishAsync(IPage page)
    {
        await page.Locator(".wh-lang a").First.ClickAsync();
        await page.ReadsAsync("The record has no title (field 245).");
        await page.ReadsAsync("The file ends in the middle of this record.");
        await page.Locator(".wh-lang a").First.ClickAsync();
        await page.ReadsAsync("Dit record heeft geen titel");
    }
}
