using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What comes out of a printer: its size, how many pages, and nothing of the screen on it.</summary>
[Collection(SharedDemo.Name)]
public sealed partial class PaperTests(Demo demo)
{
    private static readonly (double, double) A4 = (210, 297);

    [Fact]
    public Task A_receipt_is_a_slip_of_eighty_millimetres() => AtAsync("fatma.bouali", async page =>
    {
        await page.GoAsync(demo.Server, "/balie/uitlenen");
        await page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await page.ScanAsync("21315000000072");
        await page.ScanAsync("30127000006440");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 1");
        await page.ScanAsync("*BON");
        await page.WaitForFunctionAsync("() => window.printed");
        await IsAsync(page, (80, 120), 1, "bon", ".wh-slip");
        // Paper hides the field, and with it goes the focus; a printer does not.
        await page.Locator("#scan").FocusAsync();
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Teruggedraaid");
    });

    [Fact]
    public Task Labels_fill_sheets_of_A4() => AtAsync("anouk.de.wit", async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/etiketten?nummers=30127000000013%0A30127000001391%0A30127000001383");
        await IsAsync(page, A4, 1, "etiketten", ".wh-sheet");
    });

    [Fact]
    public Task A_code_for_a_member_is_a_letter_with_the_address_in_the_window() => AtAsync("fatma.bouali", async page =>
    {
        await page.GoAsync(demo.Server, "/balie/inschrijven");
        foreach (var (label, text) in new[] { ("Voornaam", "Berend"), ("Achternaam", "Briefschrijver"), ("Geboortedatum", "03-05-1961"), ("Postcode", "1315 AB"), ("Nummer", "77"), ("Straat", "Stadhuisplein"), ("Plaats", "Almere") })
            await page.WriteAsync(label, text);
        await page.Locator("[name='Form.Subscription'][value=basis]").CheckAsync();
        await page.PressAsync("Schrijf in");
        await page.ReadsAsync("Ingeschreven");
        await page.PressAsync("Zet in een brief");
        await page.ReadsAsync("Beste Berend,");
        await Look.AtAsync(page, "brief");
        await IsAsync(page, A4, 1, "brief-papier", ".wh-letter");
        // As the envelope sees it: 20 mm from the left edge, 50 from the top, margins of the paper included.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var place = await page.EvaluateAsync<double[]>("() => { const l = document.querySelector('.wh-letter').getBoundingClientRect(), a = document.querySelector('.wh-letter__to').getBoundingClientRect(); return [(a.left - l.left) / 96 * 25.4, (a.top - l.top) / 96 * 25.4, a.height / 96 * 25.4]; }");
        Assert.InRange(place[0], 0, 1);
        Assert.InRange(place[1], 29, 31);
        Assert.InRange(place[2], 34, 36);
    });

    [Fact]
    public async Task The_report_of_what_is_known_is_A4_and_counts_its_pages() => await demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.GoAsync(demo.Server, "/mijn/gegevens/inzage");
        var pages = await IsAsync(page, A4, null, "inzage", ".wh-report");
        Assert.True(pages > 1, $"{pages} page");
    }, signedIn: await demo.SignedInAsync(Visit.Samira, Visit.MemberPassword));

    /// <summary>Every page of the paper has this size; on it is this part, and the bar of the screen is not.</summary>
    /// <returns>How many pages.</returns>
    private static async Task<int> IsAsync(IPage page, (double Width, double Height) millimetres, int? pages, string name, string part)
    {
        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        var sizes = Box().Matches(paper).Select(m => (Width: Points(m, 1), Height: Points(m, 2))).ToList();
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size =>
        {
            Assert.InRange(size.Width, millimetres.Width - 1, millimetres.Width + 1);
            Assert.InRange(size.Height, millimetres.Height - 1, millimetres.Height + 1);
        });
        if (pages is { } wanted) Assert.Equal(wanted, sizes.Count);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(part).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".wh-top")).ToBeHiddenAsync();
        if (part is ".wh-slip" or ".wh-letter") Assert.Equal("", (await page.EvaluateAsync<string>($"() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('{part}') && !e.querySelector('{part}')).map(e => e.outerHTML.slice(0, 80)).join(' | ')")));
        await Look.PictureAsync(page, name);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return sizes.Count;
    }

    private static double Points(Match box, int group) => double.Parse(box.Groups[group].Value, CultureInfo.InvariantCulture) / 72 * 25.4;

    private async Task AtAsync(string who, Func<IPage, Task> act) => await demo.Browser.OnPageAsync(Screen.Desk, act, signedIn: await demo.SignedInAsync(who));

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex Box();
}
