using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>Nothing typed is lost: not when somebody else saved first, and not when a file at the desk closes meanwhile.</summary>
public sealed class ConflictTests
{
    private static readonly (string Name, string Value)[] Typed = [("Contact.Postcode", "1315 AB"), ("Contact.HouseNumber", "12"), ("Contact.Street", "Zonnestraat"), ("Contact.City", "Almere"), ("Contact.Email", "jan@voorbeeld.example"), ("Contact.LettersIn", "nl")];

    private static async Task<(HttpStatusCode Status, string Html, string? To)> Post(HttpClient browser, string html, string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Field(html, "__RequestVerificationToken")), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await browser.PostAsync(new Uri(action, UriKind.Relative), form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
    }

    private static string Field(string html, string name) => WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value);

    private static Task<Outcome<Nothing>> SomebodyElseMoves(TestLibrary lib, PersonId person) =>
        lib.Desk((ChangeContact u) => u.Do(new ChangeContactRequest(person, "1316 CD", "9", null, "Kruidenwijkstraat", "Almere", "jan@voorbeeld.example", null, "nl", 1), default));

    [Theory, BothDatabases]
    public async Task Both_values_stand_side_by_side_and_the_chosen_ones_are_saved(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = (await lib.Enrol(Answers())).Person;
        using var browser = await lib.BrowseAs(person);
        var page = await browser.GetStringAsync("/mijn/gegevens");
        Assert.True((await SomebodyElseMoves(lib, person)).Done);
        var (status, html, _) = await Post(browser, page, "/mijn/gegevens?handler=Contact", [("ContactVersion", "1"), .. Typed]);
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var both in new[] { "Zonnestraat", "Kruidenwijkstraat", "Hieronder zie je beide" }) Assert.Contains(both, html, StringComparison.Ordinal);
        Assert.Equal("Kruidenwijkstraat", (await lib.Row<PatronContact>(c => c.PersonId == person)).Street);
        // What does not differ goes along unseen.
        Assert.Equal(("2", "jan@voorbeeld.example"), (Field(html, "ContactVersion"), Field(html, "Contact.Email")));
        var chosen = Typed.Select(t => t.Name is "Contact.Postcode" ? (t.Name, "1316 CD") : t).Append(("ContactVersion", "2"));
        Assert.Equal("/mijn/gegevens?klaar=adres", (await Post(browser, html, "/mijn/gegevens?handler=Contact", [.. chosen])).To);
        var saved = await lib.Row<PatronContact>(c => c.PersonId == person);
        Assert.Equal(("Zonnestraat", "1316CD", 12), (saved.Street, saved.Postcode, saved.HouseNumber));
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_waits_while_the_file_is_closed_and_is_opened_for_a_reason(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = (await lib.Enrol(Answers())).Person;
        using var browser = await lib.BrowseAs(Audiences.Roles.Desk);
        var file = $"/balie/leden/{person.Value}";
        var opened = (await Post(browser, await browser.GetStringAsync(file), file + "?handler=Open", ("OpenWhy", "Change"))).To!;
        var change = opened.Replace("?", "/wijzigen?", StringComparison.Ordinal);
        var page = await browser.GetStringAsync(change);
        lib.Clock.Advance(TimeSpan.FromMinutes(4));

        var (status, closed, _) = await Post(browser, page, change.Split('?')[0] + "?handler=Contact", [("Bewijs", Field(page, "Bewijs")), ("version", "1"), .. Typed]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Wat je typte is er nog", closed, StringComparison.Ordinal);
        foreach (var datum in new[] { "Zonnestraat", "Stadhuisplein", "jan@voorbeeld.example" }) Assert.DoesNotContain(datum, closed, StringComparison.Ordinal);
        var reopen = change.Split('?')[0] + "?handler=Reopen";
        Assert.Contains("Kies waarvoor je de gegevens opent.", (await Post(browser, closed, reopen, ("Typed", Field(closed, "Typed")))).Html, StringComparison.Ordinal);
        var (_, again, _) = await Post(browser, closed, reopen, ("Typed", Field(closed, "Typed")), ("OpenWhy", "Change"));
        Assert.Contains("Zonnestraat", again, StringComparison.Ordinal);
        Assert.Contains("Het is nog niet bewaard.", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(browser, again, change.Split('?')[0] + "?handler=Contact", [("Bewijs", Field(again, "Bewijs")), ("version", "1"), .. Typed])).Status);
        Assert.Equal("Zonnestraat", (await lib.Row<PatronContact>(c => c.PersonId == person)).Street);
        Assert.Single(await lib.Raw("SELECT DISTINCT purpose FROM consultation"));

        using var colleague = await lib.BrowseAs(Audiences.Roles.BackOffice);
        var theirs = await colleague.GetStringAsync(file);
        Assert.Equal(file, (await Post(colleague, theirs, reopen, ("Typed", Field(closed, "Typed")), ("OpenWhy", "Change"))).To);
    }
}
