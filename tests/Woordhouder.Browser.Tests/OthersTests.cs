using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Who borrows without being a member: a guest with a card of today, and a school on its own card; with script and without, on a desk and on the narrowest phone.</summary>
[Collection(SharedDemo.Name)]
public sealed class OthersTests(Demo demo)
{
    private const string School = "21315000000411";
    private static readonly string[] Books = ["30127000001839", "30127000001920"];

    [Theory]
    [MemberData(nameof(MyLibraryTests.Everywhere), MemberType = typeof(MyLibraryTests))]
    public async Task A_guest_gets_a_card_and_borrows(int width, bool script) => await AtAsync(width, script, async page =>
    {
        var outcome = page.Locator("#uitkomst");
        await page.GoAsync(demo.Server, "/balie/gasten");
        await page.PressAsync("Maak een gastpas");
        await page.ReadsAsync("Een gast is 18 jaar of ouder.");
        await Look.AtAsync(page, Name("gast-fout", script));
        await page.WriteAsync("Naam", "Piotr Wiśniewski");
        await page.GetByLabel("Is 18 jaar of ouder").CheckAsync();
        await page.PressAsync("Maak een gastpas");
        await Look.AtAsync(page, Name("gast-pas", script));
        await page.PressAsync("Leen uit aan deze gast");
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("wij weten alleen naam en pas");
        await page.ScanAsync(Books[0]);
        await Assertions.Expect(outcome).ToContainTextAsync("Terug uiterlijk");
        await Look.AtAsync(page, Name("gast-leent", script));
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(outcome).ToContainTextAsync("Teruggedraaid");
    });

    [Theory]
    [MemberData(nameof(MyLibraryTests.Everywhere), MemberType = typeof(MyLibraryTests))]
    public async Task A_school_borrows_on_its_own_card_and_brings_back(int width, bool script) => await AtAsync(width, script, async page =>
    {
        var (outcome, book) = (page.Locator("#uitkomst"), Books[1]);
        await page.GoAsync(demo.Server, "/balie/uitlenen");
        await page.ScanAsync(School);
        await page.ReadsAsync("Basisschool De Vuurtoren");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Heeft nu: 3");
        await page.ScanAsync(book);
        await Assertions.Expect(outcome).ToContainTextAsync("Terug uiterlijk");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Heeft nu: 4");
        await page.ScanAsync(Visit.Samira);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
        await Look.AtAsync(page, Name("na-de-school", script));
        await page.GoAsync(demo.Server, "/balie/instellingen");
        await page.PressAsync("Basisschool De Vuurtoren");
        await Look.AtAsync(page, Name("school", script));
        await page.GoAsync(demo.Server, "/balie/innemen");
        await page.ScanAsync(book);
        await Assertions.Expect(outcome).ToContainTextAsync(book);
        await page.GoAsync(demo.Server, "/balie/instellingen");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "De Vuurtoren" }).Locator("td").First).ToHaveTextAsync("3");
    });

    private async Task AtAsync(int width, bool script, Func<IPage, Task> act) =>
        await demo.Browser.OnPageAsync(width < 600 ? Screen.Phone : Screen.Desk, async page =>
        {
            await page.SetViewportSizeAsync(width, 768);
            await act(page);
        }, script, signedIn: await demo.SignedInAsync("fatma.bouali"));

    private static string Name(string state, bool script) => script ? state : state + "-zonder-script";
}
