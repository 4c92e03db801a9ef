using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Where a page of the demo is to be seen, and the cookies of who looks at it; none: a visitor.</summary>
public sealed record Stop(string Path, string? SignedIn = null);

/// <summary>
/// An address for every page of the program in a running demo. A route with a value in it needs an example here: for a new
/// one the test says so.
/// </summary>
public sealed partial class Tour(Demo demo) : IAsyncDisposable
{
    private const string BackOffice = "anouk.de.wit", Officer = "ruth.cohen", Administrator = "henk.bakker", Untrained = "noor.nieuw", MemberLists = "lotte.visser";

    private readonly Dictionary<string, string> _found = [];
    private readonly Dictionary<string, IPage> _pages = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values) await page.Context.CloseAsync();
    }

    /// <summary>The page of a visitor, or of whoever has these cookies: one for the whole tour.</summary>
    public async Task<IPage> PageOfAsync(string? signedIn) =>
        _pages.TryGetValue(signedIn ?? "", out var page) ? page : _pages[signedIn ?? ""] = await demo.Browser.NewPageAsync(Screen.Desk, signedIn: signedIn);

    public async Task<Stop> StopAsync(PageFile page) => page.Route switch
    {
        "/inloggen/code" => new(page.Route, await HalfwayAsync(Administrator)),
        "/inloggen/tweede-factor" => new(page.Route, await InvitedAsync()),
        "/balie/vergrendel" => new(page.Route, await LockedAsync()),
        "/medewerker" => new(page.Route, await demo.SignedInAsync(BackOffice)),
        "/balie/training" => new(page.Route, await demo.SignedInAsync(Untrained)),
        "/kantoor/etiketten" => new(page.Route + "?nummers=30127000000013%0A30127000001391%0A30127000001383", await demo.SignedInAsync(BackOffice)),
        "/kantoor/collectie/nieuw" => new(page.Route + "?beeld=bron&bron=Eigen%20catalogus&woorden=aanslag", await demo.SignedInAsync(BackOffice)),
        "/kantoor/ledenlijst" => new(page.Route, await demo.SignedInAsync(MemberLists)),
        "/uitloggen" => new(page.Route, await demo.SignedInAsync(Visit.Noor, Visit.MemberPassword)),
        _ => await StopForAudienceAsync(page),
    };

    /// <summary>Every address of a page: its example, and where one route holds several pages, those.</summary>
    public async Task<IReadOnlyList<Stop>> StopsAsync(PageFile page)
    {
        var first = await StopAsync(page);
        IEnumerable<string> others = page.Route switch
        {
            "/hulp/{boek?}" => [.. Directory.EnumerateFiles(Repository.Path("docs", "handleiding"), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Where(b => b != "README").Select(b => "/hulp/" + b), "/hulp"],
            "/fout/{code:int?}" => new[] { 400, 403, 404, 410, 429, 500, 503 }.Select(code => $"/fout/{code}"),
            _ => [],
        };
        return [first, .. others.Where(o => o != first.Path).Select(o => first with { Path = o })];
    }

    private async Task<Stop> StopForAudienceAsync(PageFile page)
    {
        var signedIn = page.Audience switch
        {
            "Open" => null,
            "My" => await demo.SignedInAsync(Visit.Samira, Visit.MemberPassword),
            "Desk" or "Office" => await demo.SignedInAsync(BackOffice),
            "Officer" => await demo.SignedInAsync(Officer),
            "Admin" => await demo.SignedInAsync(Administrator),
            _ => throw new InvalidOperationException($"{page.Route} lies in the folder of no audience: {page.Audience}"),
        };
        return new(await FilledAsync(page.Route), signedIn);
    }

    private async Task<string> FilledAsync(string route) => Value().Match(route) is not { Success: true } value ? route : route switch
    {
        "/balie/inleverbus/{id:guid}" => await OnceAsync("kar", BeginTrolleyAsync),
        "/balie/inventaris/{id:guid}" => await OnceAsync("inventaris", BeginInventoryAsync),
        "/balie/inventaris/{id:guid}/uitkomst" => await OnceAsync("inventaris", BeginInventoryAsync) + "/uitkomst",
        "/fout/{code:int?}" => "/fout/404",
        "/hulp/{boek?}" => "/hulp/balie",
        "/privacy/versies/{n:int}" => "/privacy/versies/1",
        "/privacy/woord/{belofte}" => "/privacy/woord/bew-leden",
        "/catalogus/titel/{id:guid}" => await LinkAsync("/catalogus", "/catalogus/titel/", null),
        "/mijn/reserveren/{id:guid}" => (await LinkAsync("/catalogus", "/catalogus/titel/", null)).Replace("/catalogus/titel/", "/mijn/reserveren/", StringComparison.Ordinal),
        "/balie/reserveren/{id:guid}" => (await LinkAsync("/catalogus", "/catalogus/titel/", null)).Replace("/catalogus/titel/", "/balie/reserveren/", StringComparison.Ordinal),
        "/kantoor/collectie/{id:guid}" => await LinkAsync("/kantoor/collectie?zoek=aanslag", "/kantoor/collectie/0", BackOffice),
        "/kantoor/collectie/wijzig/{id:guid}" => await OnceAsync("wijzig", ChangeManyAsync),
        "/kantoor/collectie/invoer/{id:guid}" => await LinkAsync("/kantoor/collectie/invoer", "/kantoor/collectie/invoer/", BackOffice),
        "/kantoor/lijsten/{id:guid}" => await LinkAsync("/kantoor/lijsten", "/kantoor/lijsten/", BackOffice),
        "/vestigingen/{id}" => "/vestigingen/stad",
        "/lijsten/{slug}" => await LinkAsync("/lijsten", "/lijsten/", null),
        "/catalogus/api/titels/{id:guid}" => (await LinkAsync("/catalogus", "/catalogus/titel/", null)).Replace("/titel/", "/api/titels/", StringComparison.Ordinal),
        "/catalogus/bezit/{isil}.json" => "/catalogus/bezit/NL-0800001001.json",
        "/beheer/terminals/{id:guid}" => await LinkAsync("/beheer/terminals", "/beheer/terminals/", Administrator),
        "/beheer/medewerkers/{id:guid}" => await LinkAsync("/beheer/medewerkers", "/beheer/medewerkers/", Administrator),
        "/vertegenwoordiger/bevestig/{sleutel}" => route.Replace(value.Value, "een-sleutel", StringComparison.Ordinal),
        "/welkom/{sleutel}" => await OnceAsync("welkom", InviteAsync),
        "/wachtwoord/{sleutel}" => await OnceAsync("wachtwoord", NewPasswordAsync),
        "/lid-worden/bevestig/{sleutel}" => await OnceAsync("bevestig", ConfirmAsync),
        "/kantoor/instellingen/{id:guid}" => await LinkAsync("/kantoor/instellingen", "/kantoor/instellingen/", BackOffice),
        "/balie/instelling/{id:guid}" => await LinkAsync("/balie/instellingen", "/balie/instelling/", BackOffice),
        "/balie/reserveringen/{id:guid}" => (await LinkAsync("/kantoor/kosten", "/balie/kosten/", BackOffice)).Replace("/balie/kosten/", "/balie/reserveringen/", StringComparison.Ordinal),
        "/balie/kosten/{id:guid}" => await LinkAsync("/kantoor/kosten", "/balie/kosten/", BackOffice),
        _ when route.StartsWith("/balie/leden/{id:guid}", StringComparison.Ordinal) => await FileAsync(route.Replace("/balie/leden/{id:guid}", "", StringComparison.Ordinal)),
        _ when route.StartsWith("/lid-worden/", StringComparison.Ordinal) => route.Replace(value.Value, await OnceAsync("sleutel", EnrolAsync), StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"{route} needs an example: say in {nameof(Tour)} what stands for {value.Value}."),
    };

    /// <summary>All copies of one branch get a price class, as the office does it.</summary>
    private async Task<string> ChangeManyAsync(IPage page)
    {
        var found = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async office =>
        {
            await office.GoAsync(demo.Server, "/kantoor/collectie/wijzig");
            await office.Locator("#Branch").SelectOptionAsync("haven");
            await office.Locator("#Act").SelectOptionAsync("PriceClass");
            await office.Locator("#ToText").FillAsync("boek-gewoon");
            await office.PressAsync("Bekijk eerst wat er gebeurt");
            await office.Locator("#voorbeeld ~ form button").ClickAsync();
            await office.ReadsAsync("Maak ongedaan");
            found = new Uri(office.Url).AbsolutePath;
        }, signedIn: await demo.SignedInAsync(BackOffice));
        return found;
    }

    private async Task<string> BeginTrolleyAsync(IPage page)
    {
        var found = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async desk =>
        {
            await desk.GoAsync(demo.Server, "/balie/inleverbus");
            await desk.PressAsync("Begin");
            await desk.ScanAsync("30127000002209");
            await Assertions.Expect(desk.Locator("#beurt")).ToContainTextAsync("Op deze kar: 1");
            found = new Uri(desk.Url).AbsolutePath;
        }, signedIn: await demo.SignedInAsync(BackOffice));
        return found;
    }

    private async Task<string> BeginInventoryAsync(IPage page)
    {
        var found = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async desk =>
        {
            await desk.GoAsync(demo.Server, "/balie/inventaris");
            await desk.PressAsync("Begin");
            await desk.ScanAsync("30127000002209");
            await Assertions.Expect(desk.Locator("#beurt")).ToContainTextAsync("Net gescand: 1");
            found = new Uri(desk.Url).AbsolutePath;
        }, signedIn: await demo.SignedInAsync(BackOffice));
        return found;
    }

    private async Task<string> OnceAsync(string name, Func<IPage, Task<string>> find)
    {
        if (!_found.ContainsKey(name)) await demo.Browser.OnPageAsync(Screen.Desk, async page => _found[name] = await find(page));
        return _found[name];
    }

    private async Task<string> LinkAsync(string from, string start, string? staff)
    {
        var found = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, from);
            found = (await page.Locator($"main a[href^='{start}']").First.GetAttributeAsync("href"))!;
        }, signedIn: staff is null ? null : await demo.SignedInAsync(staff));
        return found;
    }

    /// <summary>An opened file closes after three minutes: each of its pages is opened anew.</summary>
    private async Task<string> FileAsync(string part)
    {
        var found = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, "/balie/leden");
            await page.WriteAsync("Pas, naam, geboortedatum, of postcode en huisnummer", "Oldenbarneveldt");
            await page.PressAsync("Zoek");
            await page.Locator("main td a").First.ClickAsync();
            await page.GetByLabel("Een vraag of verzoek van het lid").CheckAsync();
            await page.PressAsync("Toon gegevens");
            var opened = new Uri(page.Url);
            found = opened.AbsolutePath + part + opened.Query;
        }, signedIn: await demo.SignedInAsync(BackOffice));
        return found;
    }

    private async Task<string> HalfwayAsync(string name)
    {
        var state = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GoAsync(demo.Server, "/inloggen");
            await page.WriteAsync("Pasnummer of e-mailadres", name);
            await page.WriteAsync("Wachtwoord", Visit.StaffPassword);
            await page.PressAsync("Log in");
            state = await page.Context.StorageStateAsync();
        });
        return state;
    }

    /// <summary>A screen of the desk at which two are parked.</summary>
    private async Task<string> LockedAsync()
    {
        var state = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.SignInAsync(demo.Server, "fatma.bouali");
            await page.LockAsync();
            await page.PressAsync("Iemand anders, of je pincode vergeten? Log in met je wachtwoord");
            await page.SignInHereAsync("kees.vrijwilliger");
            await page.LockAsync();
            state = await page.Context.StorageStateAsync();
        });
        return state;
    }

    private async Task<string> InvitedAsync()
    {
        var state = "";
        await demo.Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.GotoAsync(await InviteAsync(page, "Truus Tweedestap"));
            await page.WriteAsync("Nieuw wachtwoord", "zeven zware zandzakken");
            await page.PressAsync("Bewaar en log in");
            state = await page.Context.StorageStateAsync();
        });
        return state;
    }

    private async Task<string> InviteAsync(IPage page) => new Uri(await InviteAsync(page, "Gerda Genodigd")).AbsolutePath;

    private async Task<string> InviteAsync(IPage page, string name)
    {
        var address = $"{name.Split(' ')[1].ToLowerInvariant()}@demo.invalid";
        await demo.Browser.OnPageAsync(Screen.Desk, async office =>
        {
            await office.GoAsync(demo.Server, "/beheer/medewerkers");
            await office.WriteAsync("Naam", name);
            await office.WriteAsync("E-mailadres op het werk", address);
            await office.GetByLabel("kantoor").CheckAsync();
            await office.PressAsync("Nodig uit");
            await office.ReadsAsync("Uitgenodigd.");
        }, signedIn: await demo.SignedInAsync(Administrator));
        return await page.MailedLinkAsync(demo.Server, address);
    }

    private async Task<string> NewPasswordAsync(IPage page)
    {
        await page.GoAsync(demo.Server, "/wachtwoord-vergeten");
        await page.WriteAsync("Pasnummer of e-mailadres", "femke@voorbeeld.example");
        await page.PressAsync("Stuur link");
        return new Uri(await page.MailedLinkAsync(demo.Server, "femke@voorbeeld.example")).AbsolutePath;
    }

    private async Task<string> EnrolAsync(IPage page)
    {
        await new Enrolment(demo.Server, "Tess", "Toer", "tess.toer@voorbeeld.example").FillInAsync(page);
        await page.PressAsync("Abonnement afsluiten en betalen");
        return page.Url.Split('/')[^1];
    }

    private async Task<string> ConfirmAsync(IPage page)
    {
        _ = await OnceAsync("sleutel", EnrolAsync);
        return new Uri(await page.MailedLinkAsync(demo.Server, "tess.toer@voorbeeld.example")).AbsolutePath;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Value();
}
