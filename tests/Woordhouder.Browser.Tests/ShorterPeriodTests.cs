using Microsoft.Playwright;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The privacy officer shortens a period in the statement, and the program does what the new text says: not before, and all of it (D45).</summary>
public sealed class ShorterPeriodTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Officer = "ruth.cohen";
    private const string Sentence = "Heb je nog niets gekozen, dan na ", Old = Sentence + "60 dagen", New = Sentence + "vijf dagen";

    private readonly string _library = Directory.CreateTempSubdirectory("woordhouder-library-").FullName;

    public void Dispose() => Directory.Delete(_library, recursive: true);

    [Fact]
    public async Task A_shorter_period_is_approved_and_text_sweep_report_and_evidence_follow()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("libraries", "almere"))) File.Copy(file, Path.Combine(_library, Path.GetFileName(file)));
        await using var server = await ServerProcess.StartAsync(On("2026-12-01T10:00"));
        var before = 0;
        await browser.OnPageAsync(Screen.Phone, async page => before = await TitlesOfNoorAsync(page, server));

        await ShortenAsync("2026-12-01");
        await server.StartAgainAsync(On("2026-12-01T12:00"));
        await browser.OnPageAsync(Screen.Desk, page => ReadAndApproveAsync(page, server));

        // Its first sweep would take more than 5 percent of a table: it stops and asks once.
        await server.StartAgainAsync(On("2026-12-02T12:00"));
        await browser.OnPageAsync(Screen.Desk, page => ReleaseAsync(page, server));

        await server.StartAgainAsync(On("2026-12-03T12:00"));
        await browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SeenOnAsync(server, "bew-titels", "3 december 2026");
            var promise = page.Locator("li#bew-titels");
            await Assertions.Expect(promise).ToContainTextAsync("Klopt");
            await Assertions.Expect(promise).ToContainTextAsync("het laatst op 3 december 2026.");
            Assert.InRange(await TitlesOfNoorAsync(page, server), 0, before - 1);
            await page.ReadsAsync("vijf dagen");
        });
    }

    private string[] On(string moment) => ["--library", _library, "--at", moment];

    /// <summary>As an administrator would: two lines of the file, in an editor.</summary>
    private async Task ShortenAsync(string date)
    {
        var file = Path.Combine(_library, "statement.yaml");
        var text = await File.ReadAllTextAsync(file);
        var period = "  - id: titles-undecided\n    clause: bew-titels\n    period: ";
        var changed = text.Replace(period + "P60D", period + "P5D", StringComparison.Ordinal)
            .Replace("version:\n  date: 2026-11-23", $"version:\n  date: {date}", StringComparison.Ordinal);
        Assert.Equal(text.Length - 1, changed.Length);
        await File.WriteAllTextAsync(file, changed);
    }

    private static async Task ReadAndApproveAsync(IPage page, ServerProcess server)
    {
        await page.GoAsync(server, "/privacy");
        await page.ReadsAsync(Old);

        await page.SignInAsync(server, Officer);
        await page.GoAsync(server, "/functionaris");
        await page.PressAsync("Bekijk de versie");
        await page.ReadsAsync("Versie 2 van 1 december 2026 wacht");
        await Assertions.Expect(page.Locator("del").Filter(new() { HasText = "60" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("ins").Filter(new() { HasText = "vijf" }).First).ToBeVisibleAsync();
        var takes = page.Locator("tr", new() { HasText = "als je nog niets koos" });
        await Assertions.Expect(takes.First).ToContainTextAsync("vijf dagen");
        await Assertions.Expect(takes.First).ToContainTextAsync("stopt en vraagt het je");
        await Accessibility.AxeClean(page);

        await page.PressAsync("Keur deze versie goed");
        await page.ReadsAsync("Nu geldt versie 2 van 1 december 2026");
        await page.GoAsync(server, "/privacy");
        await page.ReadsAsync(New);
        await page.ReadsAsync("Versie 2, van 1 december 2026.");
        await page.GoAsync(server, "/privacy/versies/2");
        await Assertions.Expect(page.Locator("ins").Filter(new() { HasText = "vijf" }).First).ToBeVisibleAsync();
    }

    private static async Task ReleaseAsync(IPage page, ServerProcess server)
    {
        await page.SeenOnAsync(server, "bew-titels", "2 december 2026");
        await page.SignInAsync(server, Officer);
        await page.GoAsync(server, "/functionaris/bewaren");
        await page.ReadsAsync("Wij wachten op jou.");
        await Accessibility.AxeClean(page);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new("^Laat doorgaan") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Wij wachten op jou.");
    }

    /// <summary>In how many of her loans the member's own report names the title.</summary>
    private static async Task<int> TitlesOfNoorAsync(IPage page, ServerProcess server)
    {
        await page.SignInAsync(server, Visit.Noor, Visit.MemberPassword);
        await page.GoAsync(server, "/mijn/gegevens/inzage");
        return await page.Locator("main td a[href^='/catalogus/titel/'], main td:has-text('30127')").CountAsync();
    }
}
