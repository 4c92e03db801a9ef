using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Patrons;
using Xunit;

namespace Woordhouder.Tests.Access;

/// <summary>A form that comes after the session ran out is kept for its person and nobody else, and nothing of it is carried out.</summary>
public sealed partial class KeptFormTests
{
    private const string NewStreet = "Zonnestraat";

    private static async Task<(HttpClient Browser, List<KeyValuePair<string, string>> Form)> TypedAsync(TestLibrary lib, PersonId person)
    {
        var browser = await lib.BrowseAs(person);
        var html = await browser.GetStringAsync("/mijn/gegevens");
        var token = Token().Match(html).Groups[1].Value;
        var version = Version().Match(html).Groups[1].Value;
        return (browser, [new("__RequestVerificationToken", token), new("ContactVersion", version), new("Contact.Street", NewStreet), new("Contact.Postcode", "1315 XC"), new("Contact.HouseNumber", "101"),
            new("Contact.City", "Almere"), new("Contact.Email", "lid@voorbeeld.invalid"), new("Contact.LettersIn", "nl")]);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await browser.PostAsync(new Uri("/mijn/gegevens?handler=Contact", UriKind.Relative), content);
    }

    private static string Street(string html) => Field().Match(html) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value : "";

    [Theory, BothDatabases]
    public async Task Who_signs_in_again_finds_the_form_as_it_was_typed_and_nothing_was_saved(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((person, _), (other, _)) = (await lib.Enrol("Postma"), await lib.Enrol("Ander", email: "ander@voorbeeld.invalid"));
        var (browser, form) = await TypedAsync(lib, person);
        lib.Clock.Advance(TimeSpan.FromMinutes(61));
        var answer = await Send(browser, form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var back = Uri.UnescapeDataString(answer.Headers.Location!.ToString().Split("terug=")[1]);
        Assert.StartsWith("/mijn/gegevens?verder=", back, StringComparison.Ordinal);
        Assert.DoesNotContain(NewStreet, string.Concat((await lib.Raw("SELECT sealed FROM kept_form")).Select(r => r[0])), StringComparison.Ordinal);
        Assert.Equal("Stadhuisplein", (await lib.Row<PatronContact>(c => c.PersonId == person)).Street);

        using (var strangers = await lib.BrowseAs(other)) Assert.NotEqual(NewStreet, Street(await strangers.GetStringAsync(back)));
        using var again = await lib.BrowseAs(person);
        var html = await again.GetStringAsync(back);
        Assert.Equal(NewStreet, Street(html));
        Assert.Contains("Wat je invulde staat er weer.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>Fout", html, StringComparison.Ordinal);
        Assert.Equal("Stadhuisplein", Street(await again.GetStringAsync("/mijn/gegevens")));
        lib.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.NotEqual(NewStreet, Street(await again.GetStringAsync(back)));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_and_one_of_nobody_keep_nothing()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var (person, _) = await lib.Enrol("Postma");
        var (browser, form) = await TypedAsync(lib, person);
        lib.Clock.Advance(TimeSpan.FromMinutes(61));
        // To sign-in, as every form that comes too late, but with no key to what was typed.
        Assert.DoesNotContain("verder", await LeadsToAsync(browser, form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))), StringComparison.Ordinal);
        using var nobody = await lib.Browse();
        Assert.DoesNotContain("verder", await LeadsToAsync(nobody, form), StringComparison.Ordinal);
        Assert.Empty(await lib.Raw("SELECT 1 FROM kept_form"));
    }

    private static async Task<string> LeadsToAsync(HttpClient browser, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var answer = await Send(browser, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
    [GeneratedRegex("name=\"ContactVersion\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
    [GeneratedRegex("value=\"([^\"]*)\"[^>]*name=\"Contact.Street\"|name=\"Contact.Street\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
