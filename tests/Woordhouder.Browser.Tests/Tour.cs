using System.Text.RegularExpressions;
using Microsoft.Playwright;
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
    private const string BackOffice = "anouk.de.wit", Officer = "ruth.cohen", Administrator = "henk.bakker", Untrained = "noor.nieuw";

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
        "/balie/training" => new(page.Route, await demo.SignedInAsync(Untrained)),
        "/uitloggen" => new(page.Route, await demo.SignedInAsync(Visit.Noor, Visit.MemberPassword)),
        _ => await StopForAudienceAsync(page),
    };

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
        "/fout/{code:int?}" => "/fout/404",
        "/privacy/versies/{n:int}" => "/privacy/versies/1",
        "/privacy/woord/{belofte}" => "/privacy/woord/bew-leden",
        "/catalogus/titel/{id:guid}" => await LinkAsync("/catalogus", "/catalogus/titel/", null),
        "/beheer/medewerkers/{id:guid}" => await LinkAsync("/beheer/medewerkers", "/beheer/medewerkers/", Administrator),
        "/vertegenwoordiger/bevestig/{sleutel}" => route.Replace(value.Value, "een-sleutel", StringComparison.Ordinal),
        "/welkom/{sleutel}" => await OnceAsync("welkom", InviteAsync),
        "/wachtwoord/{sleutel}" => await OnceAsync("wachtwoord", NewPasswordAsync),
        "/lid-worden/bevestig/{sleutel}" => await OnceAsync("bevestig", ConfirmAsync),
        _ when route.StartsWith("/balie/leden/{id:guid}", StringComparison.Ordinal) => await FileAsync(route.Replace("/balie/leden/{id:guid}", "", StringComparison.Ordinal)),
        _ when route.StartsWith("/lid-worden/", StringComparison.Ordinal) => route.Replace(value.Value, await OnceAsync("sleutel", EnrolAsync), StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"{route} needs an example: say in {nameof(Tour)} what stands for {value.Value}."),
    };

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
