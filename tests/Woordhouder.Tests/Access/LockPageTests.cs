using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Access;

/// <summary>The locked screen over HTTP: locked by hand, by itself, and with a scan that comes too late.</summary>
public sealed partial class LockPageTests
{
    private static async Task<(TestLibrary Lib, HttpClient Browser)> AtDesk(Engine engine, string role = Audiences.Roles.Desk)
    {
        var lib = await AccessLibrary.Create(engine);
        var (person, _) = await lib.Staff(role);
        return (lib, await lib.Browse(lib.Jar(await lib.SessionOf(person, SessionKind.Staff))));
    }

    private static Task<HttpResponseMessage> Get(HttpClient browser, string path) => browser.GetAsync(new Uri(path, UriKind.Relative));

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, bool fragment = false, params (string Name, string Value)[] fields)
    {
        var token = FormToken().Match(await (await Get(browser, page)).Content.ReadAsStringAsync()).Groups[1].Value;
        return await Send(browser, action, token, fragment, fields);
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string action, string token, bool fragment, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]) };
        if (fragment) request.Headers.Add("X-Fragment", "1");
        return browser.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [Theory, BothDatabases]
    public async Task A_locked_desk_shows_the_lock_and_no_record_is_in_the_way_back(Engine engine)
    {
        var (lib, browser) = await AtDesk(engine);
        await using var _ = lib;
        var file = $"/balie/leden/{Guid.NewGuid()}/wijzigen";
        Assert.Equal("/balie/vergrendel?terug=%2Fbalie%2Fleden", (await Post(browser, "/balie", "/balie/vergrendel", fields: ("terug", file))).Headers.Location!.ToString());
        Assert.Equal("/inloggen?terug=%2Fbalie%2Finnemen", (await Get(browser, "/balie/innemen")).Headers.Location!.ToString());
        Assert.Equal("/balie/vergrendel?terug=%2Fbalie%2Finnemen", (await Get(browser, "/inloggen?terug=%2Fbalie%2Finnemen")).Headers.Location!.ToString());
        Assert.Contains("Hilde", await (await Get(browser, "/balie/vergrendel")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(browser, "/inloggen?anders=true")).StatusCode);
        browser.Dispose();
    }

    [Theory, BothDatabases]
    public async Task A_desk_that_nobody_touched_for_a_quarter_of_an_hour_is_locked(Engine engine)
    {
        var (lib, browser) = await AtDesk(engine);
        await using var _ = lib;
        lib.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await Get(browser, "/balie")).StatusCode);
        lib.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await Get(browser, "/balie")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get(browser, "/balie/vergrendel")).StatusCode);
        browser.Dispose();
    }

    [Theory, BothDatabases]
    public async Task Long_work_in_the_office_is_not_locked(Engine engine)
    {
        var (lib, browser) = await AtDesk(engine, Audiences.Roles.BackOffice);
        await using var _ = lib;
        lib.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await Get(browser, "/kantoor/collectie")).StatusCode);
        browser.Dispose();
    }

    [Theory, BothDatabases]
    public async Task A_form_after_the_session_leads_to_sign_in_and_a_scan_hears_that_it_ended(Engine engine)
    {
        var (lib, browser) = await AtDesk(engine);
        await using var _ = lib;
        var token = FormToken().Match(await (await Get(browser, "/balie/innemen")).Content.ReadAsStringAsync()).Groups[1].Value;
        lib.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(browser, "/balie/innemen", token, fragment: true, ("scan", "30127000000013"))).StatusCode);
        Assert.Equal("/inloggen?terug=%2Fbalie%2Finnemen", (await Send(browser, "/balie/innemen", token, fragment: false, ("scan", "30127000000013"))).Headers.Location!.ToString());
        browser.Dispose();
    }

    [Theory, BothDatabases]
    public async Task Their_own_account_is_shown_to_staff_alone(Engine engine)
    {
        var (lib, browser) = await AtDesk(engine);
        await using var _ = lib;
        Assert.Contains("Kies een pincode", await (await Get(browser, "/medewerker")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var visitor = await lib.Browse();
        Assert.Equal(HttpStatusCode.Redirect, (await Get(visitor, "/medewerker")).StatusCode);
        browser.Dispose();
    }
}
