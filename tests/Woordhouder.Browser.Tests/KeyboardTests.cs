using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Enrolling and the desk by Tab, Space, arrows and Enter: with the page's script, and in a browser that runs none.</summary>
[Collection(SharedDemo.Name)]
public sealed class KeyboardTests(Demo demo)
{
    [Theory]
    [InlineData(true, "Klaske", "30127000000096")]
    [InlineData(false, "Sjoukje", "30127000000120")]
    public Task A_member_joins_and_the_desk_lends_and_takes_back_without_a_mouse(bool script, string name, string item) =>
        demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            var card = await JoinAsync(page, name, $"{name.ToLowerInvariant()}@voorbeeld.example");
            await SignInAsync(page, "fatma.bouali", Visit.StaffPassword);
            await page.GoAsync(demo.Server, "/balie/uitlenen");
            await page.ScanAsync(card);
            await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync(name);
            await page.ScanAsync(item);
            await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Terug uiterlijk");
            await page.TabToAsync(page.Locator("a[accesskey=i]"));
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/balie/innemen");
            await page.ScanAsync(item);
            await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 1");
        }, script);

    [Fact]
    public Task Without_script_a_pile_of_scans_is_done_in_one_go() => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await SignInAsync(page, "kees.vrijwilliger", Visit.StaffPassword);
        await page.GoAsync(demo.Server, "/balie/stapel?wat=uit");
        await Assertions.Expect(page.Locator("#stapel")).ToBeFocusedAsync();
        foreach (var scan in new[] { Visit.Samira, "30127000000153", "30127000000187", "30127000000000" })
        {
            await page.Keyboard.TypeAsync(scan);
            await page.Keyboard.PressAsync("Enter");
        }
        await page.EnterAsync("Verwerk");
        await page.ReadsAsync("2 gedaan, 1 niet.");
    }, script: false);

    [Fact]
    public Task A_wrong_answer_keeps_what_was_typed_and_the_summary_leads_to_it() => demo.Browser.OnPageAsync(Screen.Phone, async page =>
    {
        await page.GoAsync(demo.Server, "/lid-worden/wie");
        await page.TypeInAsync("Voornaam", "Gerrit");
        await page.TypeInAsync("Geboortedatum", "gisteren");
        await page.EnterAsync("Ga verder");
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Fout:"));
        await Assertions.Expect(page.GetByLabel("Voornaam", new() { Exact = true })).ToHaveValueAsync("Gerrit");
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = new("Geboortedatum|geboortedatum") }).First);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Geboortedatum", new() { Exact = true })).ToBeFocusedAsync();
    }, script: false);

    private async Task<string> JoinAsync(IPage page, string name, string address)
    {
        await page.GoAsync(demo.Server, "/lid-worden");
        await page.EnterAndGoOnAsync("Begin");
        await page.TypeInAsync("Voornaam", name);
        await page.TypeInAsync("Achternaam", "Toetsenaar");
        await page.TypeInAsync("Geboortedatum", "3 mei 1980");
        await page.EnterAndGoOnAsync("Ga verder");
        await page.TypeInAsync("Postcode", "1315AB");
        await page.TypeInAsync("Huisnummer", "8");
        await page.TypeInAsync("Straat", "Stadhuisplein");
        await page.TypeInAsync("Plaats", "Almere");
        await page.TypeInAsync("E-mailadres", address);
        await page.EnterAndGoOnAsync("Ga verder");
        await page.ChooseByKeyAsync(page.GetByRole(AriaRole.Radio).First);
        await page.EnterAndGoOnAsync("Ga verder");
        await page.ReadsAsync("Klopt alles?");
        await page.EnterAndGoOnAsync("Abonnement afsluiten en betalen");
        await page.GotoAsync(await page.MailedLinkAsync(demo.Server, address));
        await page.TypeInAsync("Wachtwoord", Enrolment.Password);
        await page.EnterAsync("Bevestig en word lid");
        await page.ReadsAsync($"Welkom, {name}");
        return (await page.Locator(".wh-lead strong").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
    }

    private async Task SignInAsync(IPage page, string name, string password)
    {
        await page.GoAsync(demo.Server, "/inloggen");
        await page.TypeInAsync("Pasnummer of e-mailadres", name);
        await page.TypeInAsync("Wachtwoord", password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/balie");
    }
}
