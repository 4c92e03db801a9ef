using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Lists of the office: searched, sorted and taken along; and a list of people, which needs a role and a reason and is read of by the member.</summary>
[Collection(SharedDemo.Name)]
public sealed class OfficeListTests(Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_shelf_is_searched_sorted_and_taken_along(bool script) => AtAsync("anouk.de.wit", script, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/plank");
        await page.WriteAsync("Titel, maker of nummer", "de");
        await page.PressAsync("Toon");
        await page.Locator("th a", new() { HasText = "Nummer" }).ClickAsync();
        await page.Locator("th a", new() { HasText = "Nummer" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Nummer");
        await Look.AtAsync(page, $"lijst-gezocht{(script ? "" : "-zonder-script")}");
        var shown = await page.Locator("tbody tr td:nth-child(4)").AllTextContentsAsync();
        Assert.Equal(shown.OrderDescending(StringComparer.Ordinal), shown);
        var file = await DownloadAsync(page, "CSV");
        Assert.Equal(shown[0], file.Split("\r\n")[1].Split(';')[3]);
        Assert.StartsWith("PK", await DownloadAsync(page, "XLSX"), StringComparison.Ordinal);
        await page.Locator(".wh-chips a", new() { HasText = "“de”" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("278 exemplaren");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Nummer");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_members_asks_what_for_and_why_and_the_member_reads_of_it(bool script)
    {
        await AtAsync("lotte.visser", script, async page =>
        {
            await page.GoAsync(demo.Server, "/kantoor/ledenlijst");
            await page.PressAsync("Tel eerst");
            await page.ReadsAsync("Kies waarvoor je de lijst nodig hebt.");
            await Look.AtAsync(page, "ledenlijst-fout");
            await page.GetByLabel("je lidmaatschap en abonnement").CheckAsync();
            await page.GetByLabel("naam", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("postcode", new() { Exact = true }).CheckAsync();
            await page.PressAsync("Tel eerst");
            await page.ReadsAsync("Dit komt op de lijst");
            await Look.AtAsync(page, $"ledenlijst-geteld{(script ? "" : "-zonder-script")}");
            await page.WriteAsync("Waarom?", "Brief over de nieuwe openingstijden");
            await page.GetByLabel("CSV").CheckAsync();
            var make = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Maak de lijst van") });
            var download = await page.RunAndWaitForDownloadAsync(() => make.ClickAsync());
            Assert.Equal("ledenlijst.csv", download.SuggestedFilename);
        });
        await AtAsync("ruth.cohen", script, async page =>
        {
            await page.GoAsync(demo.Server, "/functionaris/verstrekkingen");
            await page.ReadsAsync("Brief over de nieuwe openingstijden");
            await Look.AtAsync(page, "verstrekkingen");
        });
        await demo.Browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.GoAsync(demo.Server, "/mijn/gegevens/wie-keek");
            await page.ReadsAsync("je lidmaatschap en abonnement");
        }, script, signedIn: await demo.SignedInAsync(Visit.Samira, Visit.MemberPassword));
    }

    private async Task AtAsync(string who, bool script, Func<IPage, Task> act) => await demo.Browser.OnPageAsync(Screen.Desk, act, script, signedIn: await demo.SignedInAsync(who));

    private static async Task<string> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = button, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8);
    }
}
