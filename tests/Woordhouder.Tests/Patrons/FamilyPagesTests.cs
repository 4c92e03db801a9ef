using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>A family behind one sign-in: whose pages these are stands in the bar, until the child is 16 (D5).</summary>
public sealed partial class FamilyPagesTests
{
    /// <summary>A parent, and a child that turns 16 on 10 March 2026.</summary>
    private static async Task<(PersonId Parent, PersonId Child)> Family(TestLibrary lib)
    {
        var (parent, child) = (await lib.Enrol(Answers("Samira")), await lib.EnrolChild(born: "10-03-2010"));
        Assert.True((await lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child.Person, RepresentationKind.Parent, parent.Card.ToString(), "Samira Berg", null, true, Site), default))).Done);
        return (parent.Person, child.Person);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await browser.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    [Theory, BothDatabases]
    public async Task Who_looks_at_a_child_reads_so_on_every_page_and_the_link_is_gone_on_the_16th_birthday(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (parent, child) = await Family(lib);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 9)).AddHours(23.75));
        using var browser = await lib.BrowseAs(parent);
        Assert.Equal("/mijn", (await Post(browser, "/mijn/gezin", "/mijn/wissel", ("person", child.Value.ToString()))).Headers.Location!.ToString());
        foreach (var page in new[] { "/mijn", "/mijn/pas", "/", "/privacy" }) Assert.Contains("Je kijkt bij <strong>Noor</strong>", await browser.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("Pas van Noor", await browser.GetStringAsync("/mijn/pas"), StringComparison.Ordinal);

        lib.Clock.Advance(TimeSpan.FromMinutes(30));
        var after = await browser.GetStringAsync("/mijn");
        Assert.Contains("Je regelt niet meer voor iemand anders", after, StringComparison.Ordinal);
        Assert.Contains("Dag Samira", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Noor", after, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(browser, "/mijn/gezin", "/mijn/wissel?handler=Back")).StatusCode);
        Assert.DoesNotContain("Je regelt niet meer", await browser.GetStringAsync("/mijn"), StringComparison.Ordinal);
        await lib.Night(new DateOnly(2026, 3, 10));
        using var next = await lib.BrowseAs(parent);
        var family = await next.GetStringAsync("/mijn/gezin");
        Assert.Contains("gestopt op dinsdag 10 maart 2026", family, StringComparison.Ordinal);
        Assert.DoesNotContain("Noor", family, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_a_child_has_too_late_is_counted_on_the_parents_page_and_nobody_elses_is(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (parent, child) = await Family(lib);
        var stranger = (await lib.Enrol(Answers("Piet", born: "01-01-1970"))).Person;
        foreach (var person in new[] { child, child, stranger }) Assert.True((await lib.Lend(person, await lib.Item(material: "dvd"))).Done);
        using (var browser = await lib.BrowseAs(parent)) Assert.DoesNotContain("te laat", await browser.GetStringAsync("/mijn"), StringComparison.Ordinal);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 9)).AddHours(8));
        using (var browser = await lib.BrowseAs(parent)) Assert.DoesNotContain("te laat", await browser.GetStringAsync("/mijn"), StringComparison.Ordinal);
        await lib.Raw("UPDATE loan SET due_on = lent_on");
        using (var browser = await lib.BrowseAs(parent))
        {
            var page = await browser.GetStringAsync("/mijn");
            Assert.Contains("2 titels van je kinderen zijn te laat", page, StringComparison.Ordinal);
            Assert.Contains("Noor: 2.", page, StringComparison.Ordinal);
        }
        await using var scope = lib.AsLibrary();
        Assert.Equal((child, 2), (await scope.Get<ChildrensLoans>().Late([child])).Select(l => (l.Key, l.Value)).Single());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
