using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Woordhouder.Access.Demo;
using Woordhouder.Access.Http;
using Woordhouder.Access.People;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

/// <summary>Signing in and out as a browser does it, over HTTP and through every middleware.</summary>
public sealed partial class AccessPagesTests
{
    private const string Card = "21315000000012";

    private sealed class Visitor : IDisposable
    {
        private readonly HttpClientHandler handler;

        public Visitor(TestLibrary lib)
        {
            handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
            Client = new HttpClient(handler) { BaseAddress = new Uri(lib.App.Urls.First()) };
        }

        public HttpClient Client { get; }
        public string? Cookie => handler.CookieContainer.GetCookies(Client.BaseAddress!)["session"]?.Value;
        public void Plant(string value) => handler.CookieContainer.Add(Client.BaseAddress!, new Cookie("session", value));
        public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

        /// <summary>Fills in the page's form: its token, and these fields.</summary>
        public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
        {
            var html = await (await Get(page)).Content.ReadAsStringAsync();
            var token = FormToken().Match(html).Groups[1].Value;
            Assert.NotEmpty(token);
            return await Client.PostAsync(new Uri(action, UriKind.Relative),
                new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
        }

        public Task<HttpResponseMessage> SignIn(string name) => Post("/inloggen", "/inloggen", ("Name", name), ("Password", AccessLibrary.Password));
        public void Dispose() => Client.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private static async Task<TestLibrary> Served(Engine engine)
    {
        var lib = await AccessLibrary.Create(engine);
        await lib.App.StartAsync();
        return lib;
    }

    [Theory, BothDatabases]
    public async Task Signing_out_ends_the_session_at_the_server(Engine engine)
    {
        await using var lib = await Served(engine);
        await lib.Member(Card);
        using var browser = new Visitor(lib);
        var answer = await browser.SignIn(Card);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=43200", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/mijn/beveiliging")).StatusCode);

        using var thief = new Visitor(lib);
        thief.Plant(browser.Cookie!);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/mijn/beveiliging")).StatusCode);
        await browser.Post("/uitloggen", "/uitloggen");
        Assert.Null(browser.Cookie);
        Assert.StartsWith("/inloggen", (await thief.Get("/mijn/beveiliging")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_session_planted_before_sign_in_is_not_the_one_signed_in(Engine engine)
    {
        await using var lib = await Served(engine);
        await lib.Member(Card);
        using var browser = new Visitor(lib);
        browser.Plant("geplant");
        await browser.SignIn(Card);
        Assert.NotEqual("geplant", browser.Cookie);
        using var attacker = new Visitor(lib);
        attacker.Plant("geplant");
        Assert.Equal(HttpStatusCode.Redirect, (await attacker.Get("/mijn/beveiliging")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_form_without_its_token_does_nothing(Engine engine)
    {
        await using var lib = await Served(engine);
        await lib.Member(Card);
        using var browser = new Visitor(lib);
        foreach (var path in new[] { "/inloggen", "/uitloggen", "/wachtwoord-vergeten", "/welkom/x", "/wachtwoord/x", "/inloggen/code", "/inloggen/tweede-factor" })
        {
            using var form = new FormUrlEncodedContent([new("Name", Card), new("Password", AccessLibrary.Password)]);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Client.PostAsync(new Uri(path, UriKind.Relative), form)).StatusCode);
        }
        Assert.Null(browser.Cookie);
    }

    [Fact]
    public async Task Every_answer_has_the_strict_headers_and_a_page_with_a_key_tells_nobody_where_it_was()
    {
        await using var lib = await Served(Engine.Sqlite);
        using var browser = new Visitor(lib);
        foreach (var (path, referrer) in new[] { ("/inloggen", "strict-origin-when-cross-origin"), ("/welkom/geheim", "no-referrer"), ("/bestaat-niet", "strict-origin-when-cross-origin") })
        {
            var answer = await browser.Get(path);
            string Header(string name) => string.Join(',', answer.Headers.TryGetValues(name, out var values) ? values : []);
            Assert.Equal(StrictHeaders.ContentSecurityPolicy, Header("Content-Security-Policy"));
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal(referrer, Header("Referrer-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
            Assert.Empty(Header("Server"));
        }
        Assert.Contains("no-store", (await browser.Get("/welkom/geheim")).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Staff_with_a_second_factor_pass_two_pages_and_see_their_own_only(Engine engine)
    {
        await using var lib = await Served(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.Administrator, trained: false, name: "Henk Bakker");
        using var browser = new Visitor(lib);
        Assert.Equal("/inloggen/code", (await browser.SignIn(name)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/beheer/medewerkers")).StatusCode);
        var code = Totp.CodeAt(DemoStaff.Key, Totp.StepAt(lib.Clock.GetUtcNow()));
        Assert.Equal("/inloggen", (await browser.Post("/inloggen/code", "/inloggen/code", ("Code", code))).Headers.Location!.ToString());
        Assert.Equal("/beheer", (await browser.Get("/inloggen")).Headers.Location!.ToString());
        foreach (var page in new[] { "/beheer", "/beheer/medewerkers", "/beheer/sessies" }) Assert.Equal(HttpStatusCode.OK, (await browser.Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/mijn/beveiliging")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_administrator_invites_trains_and_ends_on_the_pages(Engine engine)
    {
        await using var lib = await Served(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.Administrator, trained: false, name: "Henk Bakker");
        using var browser = new Visitor(lib);
        await browser.SignIn(name);
        await browser.Post("/inloggen/code", "/inloggen/code", ("Code", Totp.CodeAt(DemoStaff.Key, Totp.StepAt(lib.Clock.GetUtcNow()))));
        var file = (await browser.Post("/beheer/medewerkers", "/beheer/medewerkers", ("Name", "Noor Nieuw"), ("Email", "noor@example.org"), ("Roles", "desk"))).Headers.Location!.ToString().Split('?')[0];
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post(file, file + "?handler=Training", ("TakenOn", "1-3-2026"), ("Proof", "certificaat 4711"))).StatusCode);
        Assert.Contains("certificaat 4711", await (await browser.Get(file)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var link = await (await browser.Post(file, file + "?handler=Link")).Content.ReadAsStringAsync();
        Assert.Contains("/welkom/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post(file, file + "?handler=End")).StatusCode);
        await using var scope = lib.AsStaff(Audiences.Roles.Administrator);
        Assert.Equal(lib.Today, (await scope.Get<StaffLists>().All(default)).Single(c => c.Name == "Noor Nieuw").EndedOn);
    }

    [Theory, BothDatabases]
    public async Task Untrained_staff_read_why_nothing_opens(Engine engine)
    {
        await using var lib = await Served(engine);
        var (_, name) = await lib.Staff(trained: false);
        using var browser = new Visitor(lib);
        await browser.SignIn(name);
        Assert.Equal(TrainingGate.Explains, (await browser.Get("/inloggen")).Headers.Location!.ToString());
        Assert.Equal(TrainingGate.Explains, (await browser.Get("/balie/leden")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(TrainingGate.Explains)).StatusCode);
    }

    [Fact]
    public async Task Guessing_from_one_network_is_stopped()
    {
        await using var lib = await Served(Engine.Sqlite);
        using var browser = new Visitor(lib);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 61; i++)
        {
            using var form = new FormUrlEncodedContent([]);
            codes.Add((await browser.Client.PostAsync(new Uri("/inloggen", UriKind.Relative), form)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.BadRequest, codes[59]);
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[60]);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/inloggen")).StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.77", "C00002")]
    [InlineData("::ffff:192.0.2.78", "C00002")]
    [InlineData("2001:db8:1:2200::1", "20010DB8000122")]
    public void A_network_is_what_a_household_has(string address, string network) => Assert.Equal(network, RateLimits.NetworkOf(IPAddress.Parse(address)));
}
