using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Libraries;

/// <summary>Two libraries in one process: Bibliotheek Zuid beside Almere, with facts and words of its own. File and behaviour move together, and nothing crosses.</summary>
public sealed partial class SecondLibraryTests
{
    private static LibraryFolder Zuid() => LibraryFolder.Zuid().Period("mail-bodies", "P10D").Period("consultation-log", "P11M");

    [Theory, BothDatabases]
    public async Task Each_host_name_shows_its_own_librarys_words(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        using var there = await almere.Browse();
        using var here = await zuid.Browse();

        var (his, ours) = (await Text(there, "/privacy?taal=en"), await Text(here, "/privacy?taal=en"));
        Assert.Contains("Stichting Openbare Bibliotheek Almere", his, StringComparison.Ordinal);
        Assert.Contains("Stichting Bibliotheek Zuid", ours, StringComparison.Ordinal);
        Assert.DoesNotContain("Bibliotheek Zuid", his, StringComparison.Ordinal);
        Assert.Contains("ten days", ours, StringComparison.Ordinal);
        Assert.Contains("eleven months", ours, StringComparison.Ordinal);
        Assert.DoesNotContain("ten days", his, StringComparison.Ordinal);

        using var nobody = new HttpRequestMessage(HttpMethod.Get, "/privacy");
        nobody.Headers.Host = "oost.test";
        Assert.Equal(HttpStatusCode.NotFound, (await there.SendAsync(nobody)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_row_goes_at_the_period_of_its_own_library_and_stays_in_the_other(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        foreach (var lib in new[] { almere, zuid }) await Mail(lib);

        // Sent on 2 March: ten days end with 12 March, so the text is gone on the 13th; thirty days end with 1 April.
        foreach (var lib in new[] { almere, zuid }) Assert.Contains("sweep", await lib.GoTo(new DateOnly(2026, 3, 12)));
        Assert.Equal(("letter", "letter"), (await Body(almere), await Body(zuid)));
        foreach (var lib in new[] { almere, zuid }) await lib.GoTo(new DateOnly(2026, 3, 13));
        Assert.Equal(("letter", null), (await Body(almere), await Body(zuid)));
        foreach (var lib in new[] { almere, zuid }) await lib.GoTo(new DateOnly(2026, 4, 2));
        Assert.Equal((null, null), (await Body(almere), await Body(zuid)));
        Assert.Contains(await zuid.Raw("SELECT rule FROM ledger"), r => (string)r[0]! == "P10D");
        Assert.DoesNotContain(await almere.Raw("SELECT rule FROM ledger"), r => (string)r[0]! == "P10D");
    }

    [Theory, BothDatabases]
    public async Task A_member_of_one_is_unknown_to_the_other_and_reads_their_own_librarys_report(Engine engine)
    {
        using var folder = Zuid().Change("statement.yaml", "en: \"member details and loans, after your membership ended\"", "en: \"what Zuid knows of you\"");
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var (member, _) = await zuid.Enrol("Zuiderling");
        Assert.Empty(await almere.Raw("SELECT id FROM person"));
        Assert.Empty(await almere.Raw("SELECT id FROM mail"));

        await using var scope = zuid.AsMember(member);
        var report = await scope.Get<AccessReport>().Of(member, "en");
        Assert.Equal("Stichting Bibliotheek Zuid", report.Controller.Name);
        Assert.Contains(report.Sections, s => s.KeptUntil == "what Zuid knows of you");
        Assert.Contains("Zuiderling", ReportDocument.JsonText(report), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_session_of_one_library_is_worth_nothing_in_the_other(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var (member, _) = await almere.Enrol();
        var session = await almere.SessionOf(member, SessionKind.Member);
        using var home = await almere.Browse(almere.Jar(session));
        using var stranger = await zuid.Browse(zuid.Jar(session));
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("/mijn")).StatusCode);
        Assert.StartsWith("/inloggen", (await stranger.GetAsync("/mijn")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_form_of_one_library_cannot_be_sent_to_the_other(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var jar = new CookieContainer();
        using var there = await almere.Browse(jar);
        var token = FormToken().Match(await Text(there, "/inloggen")).Groups[1].Value;
        Assert.NotEmpty(token);
        var form = jar.GetAllCookies().Single(c => c.Name == "form");
        Assert.Equal(HttpStatusCode.OK, (await Send(there, token)).StatusCode);

        var copied = new CookieContainer();
        copied.Add(new Cookie("form", form.Value, "/", "zuid.test"));
        using var here = await zuid.Browse(copied);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(here, token)).StatusCode);
        Assert.NotEqual((await almere.Raw("SELECT xml FROM protection_key"))[0][0], (await zuid.Raw("SELECT xml FROM protection_key")).FirstOrDefault()?[0]);

        static Task<HttpResponseMessage> Send(HttpClient browser, string token) =>
            browser.PostAsync("/inloggen", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Name", "x"), new("Password", "y")]));
    }

    [Theory, BothDatabases]
    public async Task A_refused_statement_closes_its_own_library_and_no_other(Engine engine)
    {
        using var folder = Zuid().Period("mail-bodies", "P0D");
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path, refused: true);
        using var there = await almere.Browse();
        using var here = await zuid.Browse();
        foreach (var path in new[] { "/", "/privacy", "/inloggen", "/mijn", "/balie/uitlenen" })
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await here.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/privacy")).StatusCode);
        Assert.Contains("sweep", await almere.GoTo(new DateOnly(2026, 3, 3)));

        Assert.False(zuid.Library.Runs);
        Assert.Contains(zuid.Library.Refusals, c => c.ToString().Contains("statement.yaml:", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task No_library_opens_on_the_data_of_another(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        var opener = almere.App.Services.GetRequiredService<LibraryOpener>();
        var (library, complaints) = await opener.OpenAsync(folder.Path, almere.DataFolder, almere.Library.Place.Database.IsSqlite ? null : almere.Library.Place.Database.ConnectionString);
        Assert.Null(library);
        Assert.Contains("belongs to library 'almere'", Assert.Single(complaints).Wrong, StringComparison.Ordinal);
        Assert.Single(await almere.Raw("SELECT number FROM statement_version"));
    }

    [Theory, BothDatabases]
    public async Task Jobs_have_their_turn_in_each_library(Engine engine)
    {
        using var folder = Zuid();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var ran = await almere.GoTo(new DateOnly(2026, 3, 3));
        Assert.Empty(await zuid.Raw("SELECT name FROM job"));
        Assert.Equal(ran, await zuid.GoTo(new DateOnly(2026, 3, 3)));
        Assert.Empty(await almere.GoTo(new DateOnly(2026, 3, 3)));
    }

    private static async Task Mail(TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Context("service-mail");
        var now = lib.Clock.GetUtcNow();
        db.Add(new MailRow { Id = Guid.CreateVersion7(), PersonId = TypedId.New<PersonId>(lib.Clock), Lane = "service", Template = "t", Address = "a@b.nl", QueuedAt = now, NextAt = now, SentAt = now, Subject = "s", Body = "letter" });
        await db.SaveChangesAsync();
    }

    private static async Task<string?> Body(TestLibrary lib) => (string?)(await lib.Raw("SELECT body FROM mail"))[0][0];

    private static async Task<string> Text(HttpClient browser, string path) => WebUtility.HtmlDecode(await (await browser.GetAsync(path)).Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
