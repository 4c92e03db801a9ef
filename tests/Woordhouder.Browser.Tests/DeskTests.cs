using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>A day at the desk, with the page's script and in a browser that runs none.</summary>
[Collection(SharedDemo.Name)]
public sealed class DeskTests(Demo demo)
{
    private const string Pin = "7351", Alexandrine = "21315000000064", IJsbrand = "21315000000056";

    private static readonly string[] Ten =
        ["30127000001656", "30127000001680", "30127000001789", "30127000001805", "30127000001862", "30127000001896", "30127000001953", "30127000001987", "30127000002084", "30127000002100"];

    private static ILocator Outcome(IPage page) => page.Locator("#uitkomst");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Two_members_of_staff_switch_at_one_screen_with_a_pin(bool script) => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "fatma.bouali");
        await page.GoAsync(demo.Server, "/balie/innemen");
        await page.LockAsync();
        await page.PressAsync("Iemand anders, of je pincode vergeten? Log in met je wachtwoord");
        await page.SignInHereAsync("kees.vrijwilliger");
        await Assertions.Expect(page).ToHaveURLAsync(demo.Server.Address + "/balie/innemen");
        await Assertions.Expect(page.Locator(".wh-bar")).ToContainTextAsync("Kees V.");

        await page.LockAsync();
        await Look.AtAsync(page, $"vergrendeld-{script}");
        // Four figures and Enter: the colleague who did not lock is chosen already.
        await page.Keyboard.TypeAsync(Pin);
        var pressed = Stopwatch.GetTimestamp();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(demo.Server.Address + "/balie/innemen");
        await Assertions.Expect(page.Locator(".wh-bar")).ToContainTextAsync("Fatma B.");
        await Assertions.Expect(page.Locator("#scan")).ToBeFocusedAsync();
        // A second on a quiet machine; here other tests run beside it.
        Assert.InRange(Stopwatch.GetElapsedTime(pressed), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }, script);

    [Theory]
    [InlineData(ReducedMotion.Reduce)]
    [InlineData(ReducedMotion.NoPreference)]
    public Task An_outcome_flashes_only_for_who_did_not_ask_for_less_movement(ReducedMotion motion) => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await page.SignInAsync(demo.Server, "kees.vrijwilliger");
        await page.GoAsync(demo.Server, "/balie/innemen");
        await page.EvaluateAsync("() => { window.moved = 0; document.addEventListener('animationstart', () => window.moved++); document.addEventListener('transitionrun', () => window.moved++); }");
        await page.ScanAsync("30127000000000");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("kennen wij niet");
        // Two frames: what would move has begun by then.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var moved = await page.EvaluateAsync<int>("() => window.moved");
        if (motion == ReducedMotion.Reduce) Assert.Equal(0, moved);
        else Assert.NotEqual(0, moved);
    });

    [Fact]
    public Task Every_outcome_is_heard_and_a_desk_that_chose_silence_hears_nothing() => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.AddInitScriptAsync("window.heard = []; HTMLMediaElement.prototype.play = function () { window.heard.push(this.src.split('/').pop()); return Promise.resolve(); };");
        await page.SignInAsync(demo.Server, "kees.vrijwilliger");
        await page.GoAsync(demo.Server, "/balie/innemen?vestiging=stad");
        foreach (var (item, sound) in new[] { ("30127000000000", "no.wav"), ("30127000001656", "ok.wav"), ("30127000001664", "route.wav") })
        {
            await page.EvaluateAsync("() => { window.heard = []; }");
            await page.ScanAsync(item);
            await Assertions.Expect(Outcome(page)).ToContainTextAsync(item);
            Assert.Equal([sound], await page.EvaluateAsync<string[]>("() => window.heard"));
        }
        await page.GoAsync(demo.Server, "/balie/toetsen");
        await page.Locator("#geluid").SelectOptionAsync("0");
        await page.PressAsync("Bewaar");
        await page.GoAsync(demo.Server, "/balie/innemen");
        await page.ScanAsync("30127000000000");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("kennen wij niet");
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.heard"));
    });

    [Fact]
    public Task Ten_check_outs_are_ten_scans_and_no_other_key_and_the_receipt_is_printed_at_the_end() => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "fatma.bouali");
        await page.GoAsync(demo.Server, "/balie");
        await Look.AtAsync(page, "balie");
        // The first page takes the card as well.
        await page.ScanAsync(Alexandrine);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/balie/uitlenen"));
        await page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");
        await page.ScanAsync(Ten);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 10");
        await page.ScanAsync(Ten[3]);
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("Al uitgeleend");

        await page.ScanAsync("30127000000000");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("Nummer 30127000000000 kennen wij niet");
        await Assertions.Expect(Outcome(page)).ToHaveAttributeAsync("data-sound", "no");
        await Look.AtAsync(page, "balie-uitlenen");
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 1 niet uitgeleend. Uitgeleend: 9");

        await page.Locator("select[name=bon]").SelectOptionAsync("print");
        await page.ScanAsync("*KLAAR");
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Scan een pas om te beginnen");
        await Assertions.Expect(page.Locator(".wh-slip li")).ToHaveCountAsync(9);
        await page.WaitForFunctionAsync("() => window.printed === 1");
        // Nobody's name: four figures and a letter.
        await Assertions.Expect(page.Locator(".wh-slip")).ToContainTextAsync("•••• 0064 A.");
        Assert.DoesNotContain("Oldenbarneveldt", await page.Locator(".wh-slip").TextContentAsync(), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Look.PictureAsync(page, "bon");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await page.PressAsync("Mail de bon");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("De bon is gemaild");
        await page.ScanAsync("*INNEMEN");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/balie/innemen"));
        foreach (var item in Ten) await page.ScanAsync(item);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Net ingenomen: 10");
        await page.GoAsync(demo.Server, "/balie");
        await page.ReadsAsync("Het drukst was het");
        await Look.AtAsync(page, "balie-cijfers");
    });

    [Fact]
    public Task Without_script_the_same_turn_ends_with_a_receipt_to_print() => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "fatma.bouali");
        await page.GoAsync(demo.Server, "/balie/uitlenen");
        await page.ScanAsync(IJsbrand);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Hooft");
        foreach (var item in new[] { "30127000002167", "30127000002191" })
        {
            await page.ScanAsync(item);
            await Assertions.Expect(Outcome(page)).ToContainTextAsync(item);
        }
        await page.ScanAsync("*BON");
        await Assertions.Expect(page.Locator(".wh-slip li")).ToHaveCountAsync(2);
        await page.ScanAsync("");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("Uitgeleend: 2.");
        await page.PressAsync("Mail de bon");
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("De bon is gemaild");
        await page.ScanAsync("*INNEMEN");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/balie/innemen"));
    }, script: false);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_card_scanned_at_check_in_is_scanned_once(bool script) => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "kees.vrijwilliger");
        await page.GoAsync(demo.Server, "/balie/innemen");
        await page.ScanAsync(IJsbrand);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/balie/uitlenen$"));
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("IJsbrand");
        // On a trolley the page stays, and there is a button.
        await page.GoAsync(demo.Server, "/balie/inleverbus?vestiging=stad");
        await page.PressAsync("Begin");
        await page.ScanAsync(IJsbrand);
        await Assertions.Expect(Outcome(page)).ToContainTextAsync("Dit is een pas");
        await page.PressAsync("Ga naar Uitlenen");
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("IJsbrand");
    }, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_name_that_is_typed_is_looked_for(bool script) => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "kees.vrijwilliger");
        await page.GoAsync(demo.Server, "/balie/uitlenen");
        await page.ScanAsync("Dijkstra");
        await page.ReadsAsync("G. Dijkstra");
        Assert.DoesNotContain("Dijkstra", page.Url, StringComparison.Ordinal);
    }, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_trolley_from_the_book_drop_is_counted_by_place_and_survives_a_reload(bool script) => demo.Browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(demo.Server, "fatma.bouali");
        await page.GoAsync(demo.Server, "/balie/inleverbus?vestiging=stad");
        await page.PressAsync("Begin");
        foreach (var item in new[] { "30127000001656", "30127000001664", "30127000001698", "30127000001714" })
        {
            await page.ScanAsync(item);
            await Assertions.Expect(Outcome(page)).ToContainTextAsync(item);
        }
        await Assertions.Expect(page.Locator(".wh-counts")).ToContainTextAsync(new Regex(@"Kast\s*1\s*Krat Buiten\s*2\s*Krat Haven\s*1\s*Bekijk eerst\s*0"));
        await Look.AtAsync(page, $"inleverbus-{script}");
        await page.GotoAsync(page.Url);
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Op deze kar: 4");
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Op deze kar: 3");
        await page.PressAsync("Kar is leeg");
        await page.ReadsAsync("Begin een kar");
    }, script);
}
