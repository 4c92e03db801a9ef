using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The back office copies a title from a source, changes many items at once and takes it back, and withdraws one, with and without script.</summary>
[Collection(SharedDemo.Name)]
public sealed class OfficeCollectionTests(Demo demo)
{
    private const string BackOffice = "anouk.de.wit";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_title_of_a_source_is_copied_with_one_press_and_found(bool script) => AtOfficeAsync(script, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/collectie/nieuw?beeld=bron");
        await page.Locator("#Words").FillAsync("mulisch twee vrouwen");
        await page.PressAsync("Zoek");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("gevonden");
        await Look.AtAsync(page, $"overnemen{(script ? "" : "-zonder-script")}");
        await page.Locator("main ul.wh-list form button").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Twee vrouwen");
        Assert.Matches("/kantoor/collectie/[0-9a-f-]{36}", page.Url);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Many_items_are_changed_after_a_look_and_taken_back(bool script) => AtOfficeAsync(script, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/collectie/wijzig");
        await page.GetByLabel("nummers", new() { Exact = true }).CheckAsync();
        await page.Locator("#Barcodes").FillAsync("30127000000013\n30127000000021");
        await page.Locator("#Act").SelectOptionAsync("ShelfMark");
        await page.Locator("#ToText").FillAsync(script ? "Etalage" : "Etalage zonder script");
        await page.PressAsync("Bekijk eerst wat er gebeurt");
        await page.ReadsAsync("2 exemplaren wijzigen, 0 blijven zoals ze zijn.");
        await page.PressAsync("Wijzig 2 exemplaren");
        await page.ReadsAsync("2 exemplaren zijn gewijzigd.");
        await page.PressAsync("Maak ongedaan");
        await page.ReadsAsync("2 staan weer zoals ze waren.");
    });

    [Fact]
    public Task A_copy_is_withdrawn_and_put_back_the_same_day_and_its_label_printed() => AtOfficeAsync(script: true, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/collectie?zoek=30127000000088");
        await page.Locator("main a[href^='/kantoor/collectie/0']").First.ClickAsync();
        await page.PressAsync("Schrijf af 30127000000088");
        await page.ReadsAsync("Afgeschreven");
        await page.PressAsync("Zet terug 30127000000088");
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Schrijf af 30127000000088" })).ToBeVisibleAsync();
        await page.GoAsync(demo.Server, "/kantoor/etiketten");
        await Look.AtAsync(page, "etiketten");
    });

    private async Task AtOfficeAsync(bool script, Func<IPage, Task> act) =>
        await demo.Browser.OnPageAsync(Screen.Desk, act, script, signedIn: await demo.SignedInAsync(BackOffice));
}
