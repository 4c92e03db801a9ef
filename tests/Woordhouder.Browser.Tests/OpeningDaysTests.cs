using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>A day is closed, the due dates on it move, and the member reads why; then everybody gets more time.</summary>
[Collection(SharedDemo.Name)]
public sealed partial class OpeningDaysTests(Demo demo)
{
    private const string Administrator = "henk.bakker", BackOffice = "anouk.de.wit", Desk = "fatma.bouali";

    [Theory]
    [InlineData(true, "30127000000617")]
    [InlineData(false, "30127000000914")]
    public async Task A_closed_day_moves_due_dates_and_the_member_sees_why(bool script, string item)
    {
        var (due, reason) = (await LendAsync(script, item), script ? "de verwarming wordt vervangen" : "de lift wordt vervangen");
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, "/beheer/vestigingen");
            await page.PressAsync("Bekijk eerst wat er gebeurt");
            await page.ReadsAsync("Kies een eerste dag");
            await Look.AtAsync(page, $"sluiten-fout{Name(script)}");
            await page.Locator("#Branch").SelectOptionAsync("stad");
            await page.Locator("#From").FillAsync(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await page.WriteAsync("Reden in het Nederlands", reason);
            await page.WriteAsync("Reden in het Engels", "repairs");
            await page.PressAsync("Bekijk eerst wat er gebeurt");
            await page.ReadsAsync("naar de eerste open dag.");
            await Look.AtAsync(page, $"sluiten-voorbeeld{Name(script)}");
            await page.PressAsync("Sluit deze dagen");
            await page.ReadsAsync("Gesloten.");
        }, script, signedIn: await demo.SignedInAsync(Administrator));

        await demo.Browser.OnPageAsync(Screen.Phone, async page =>
        {
            // The mover turns every two seconds.
            var row = page.Locator("li", new() { HasText = reason }).First;
            for (var tries = 0; tries < 30 && await row.CountAsync() == 0; tries++)
            {
                await page.GoAsync(demo.Server, "/mijn/leningen");
                await Task.Delay(500);
            }
            await row.Locator("summary").ClickAsync();
            await Assertions.Expect(row).ToContainTextAsync($"Op {due.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"))} is Stad dicht: {reason}.");
            await Look.AtAsync(page, $"waarom-deze-datum{Name(script)}");
            await page.GoAsync(demo.Server, "/vestigingen/stad");
            await page.ReadsAsync(reason);
        }, script, signedIn: await demo.SignedInAsync(Visit.Noor, Visit.MemberPassword));

        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, "/beheer/vestigingen");
            await page.Locator("tr", new() { HasText = reason }).Locator("button").First.ClickAsync();
            await page.ReadsAsync("De dagen zijn weer open.");
        }, script, signedIn: await demo.SignedInAsync(Administrator));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everybody_gets_more_time_after_a_look_and_it_can_be_undone(bool script) => await demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        var from = DateOnly.FromDateTime(await page.EvaluateAsync<DateTime>("() => new Date()")).AddDays(200 + (script ? 0 : 20));
        await page.GoAsync(demo.Server, "/kantoor/verlengen");
        await page.Locator("#DueFrom").FillAsync(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#DueUntil").FillAsync(from.AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#NewDue").FillAsync(from.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.WriteAsync("Reden in het Nederlands", "het systeem lag plat");
        await page.WriteAsync("Reden in het Engels", "the system was down");
        await page.PressAsync("Bekijk eerst wat er gebeurt");
        await page.ReadsAsync("niemand krijgt minder tijd");
        await page.Locator("#NewDue").FillAsync(from.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.PressAsync("Bekijk eerst wat er gebeurt");
        await page.ReadsAsync("0 leningen hoeven pas terug op");
        await Look.AtAsync(page, $"verlengen-voorbeeld{Name(script)}");
        await page.PressAsync("Verleng 0 leningen");
        await page.ReadsAsync("De inleverdatums schuiven nu op");
        await page.Locator("tr", new() { HasText = "het systeem lag plat" }).First.Locator("button").ClickAsync();
        await page.ReadsAsync("De oude datums komen terug");
    }, script, signedIn: await demo.SignedInAsync(BackOffice));

    /// <summary>Lends to Noor at Stad; the day on which it is due.</summary>
    private async Task<DateOnly> LendAsync(bool script, string item)
    {
        DateOnly due = default;
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, "/balie/uitlenen");
            await page.ScanAsync(Visit.Noor);
            await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Noor");
            await page.ScanAsync(item);
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
            var words = await page.Locator("#uitkomst").TextContentAsync();
            due = DateOnly.Parse(Date().Match(words!).Value, CultureInfo.GetCultureInfo("nl-NL"));
            await page.Locator("#beurt summary").First.ClickAsync();
            await Look.AtAsync(page, $"balie-waarom{Name(script)}");
        }, script, signedIn: await demo.SignedInAsync(Desk));
        return due;
    }

    private static string Name(bool script) => script ? "" : "-zonder-script";

    [GeneratedRegex(@"\d{1,2} \p{L}+ \d{4}")]
    private static partial Regex Date();
}
