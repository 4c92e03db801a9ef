using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>Members, subscriptions and the work of today as the back office sees them: masked lines and counts.</summary>
public sealed class OfficePatronsTests
{
    private static async Task<(int Count, IReadOnlyList<PatronLine> Lines)> Find(TestLibrary lib, OfficePatronsRequest request)
    {
        await using var scope = lib.AsStaff("back-office");
        var use = scope.Get<OfficePatrons>();
        var chosen = use.Chosen(request).Value;
        return (await use.Count(chosen, default), await use.Lines(chosen, request, 0, 100, default));
    }

    private static async Task<PatronCounts> Counts(TestLibrary lib)
    {
        await using var scope = lib.AsStaff("back-office");
        return await scope.Get<OfficePatrons>().Counts(default);
    }

    [Theory, BothDatabases]
    public async Task Members_are_filtered_by_state_and_subscription_and_stay_masked(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var jan = await lib.Enrol();
        var noor = await lib.EnrolChild();
        var saida = await lib.Enrol(Answers("Saïda", "van der", "Bérg", born: "03-04-1990", postcode: "1316 CD", subscription: "compleet"));
        Assert.Equal(["B", "B", "B"], (await Find(lib, new(null, null, null))).Lines.Select(l => l.FamilyName[..1]));
        Assert.Equal([saida.Person], (await Find(lib, new("berg saida", null, null))).Lines.Select(l => l.Person));
        Assert.Equal([noor.Person], (await Find(lib, new(null, null, "jeugd"))).Lines.Select(l => l.Person));
        Assert.Equal([jan.Person, saida.Person, noor.Person], (await Find(lib, new(null, null, null, PatronOrder.Born))).Lines.Select(l => l.Person));
        Assert.Equal(saida.Person, (await Find(lib, new(null, null, null, PatronOrder.Postcode, Descending: true))).Lines[0].Person);
        await using (var scope = lib.AsStaff("back-office")) Assert.Equal("search-more", scope.Get<OfficePatrons>().Chosen(new("b", null, null)).Codes());

        // Basis and compleet last a year: in their last month they run out.
        Assert.Equal(0, (await Counts(lib)).ByState[PatronState.Expiring]);
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddYears(1).AddDays(-10)).AddHours(12));
        Assert.Equal((2, 0, 3), ((await Counts(lib)).ByState is var c ? (c[PatronState.Expiring], c[PatronState.Expired], c[PatronState.Member]) : default));
        Assert.Equal(2, (await Find(lib, new(null, PatronState.Expiring, null))).Count);
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddDays(20)).AddHours(12));
        Assert.Equal(2, (await Find(lib, new(null, PatronState.Expired, null))).Count);
        Assert.Empty(await lib.Rows<Consultation>());

        // Whose data stand still is in no list; the page says how many there are.
        await using (var own = lib.AsMember(jan.Person)) Assert.True((await own.Get<Restrict>().Do(new RestrictRequest(jan.Person, RestrictionScope.File, "", false))).Done);
        Assert.Equal((2, 1), ((await Find(lib, new(null, null, null))).Count, (await Counts(lib)).Hidden));
    }

    [Theory, BothDatabases]
    public async Task Small_numbers_of_subscriptions_are_not_told(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        for (var n = 0; n < 11; n++) await lib.Enrol(Answers("Jan", null, $"Berg{(char)('a' + n)}", number: $"{n + 1}"));
        for (var n = 0; n < 3; n++) await lib.Enrol(Answers("Piet", null, $"Dal{(char)('a' + n)}", number: $"{n + 30}", subscription: "compleet"));
        await using (var scope = lib.AsStaff("back-office"))
        {
            var figures = scope.Get<SubscriptionFigures>();
            Assert.Equal([("jeugd", 0), ("basis", 11), ("compleet", null)], (await figures.Now(default)).Select(n => (n.Subscription, n.Now)));
            var months = await figures.Months(default);
            Assert.Equal(3 * (SubscriptionFigures.MonthsBack + SubscriptionFigures.MonthsAhead), months.Count);
            var month = new DateOnly(lib.Today.Year, lib.Today.Month, 1);
            Assert.Equal([(0, 0), (11, 0), (null, 0)], months.Where(m => m.Month == month).Select(m => (m.Joined, m.Stopped)));
            Assert.All(months.Where(m => m.Month > month), m => Assert.Equal((0, 0), (m.Joined, m.Stopped)));
        }
        // Half a year before they run out, the month shows how many, and to the day before it does nobody.
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddMonths(8)).AddHours(12));
        await using (var scope = lib.AsStaff("back-office"))
        {
            var last = (await lib.Membership((await lib.Rows<PatronMembership>())[0].PersonId)).EndsOn!.Value;
            Assert.Equal([0, 11, null], (await scope.Get<SubscriptionFigures>().Months(default)).Where(m => (m.Month.Year, m.Month.Month) == (last.Year, last.Month)).Select(m => m.RunsOut));
        }
        using var browser = await lib.BrowseAs("back-office");
        var file = await browser.GetStringAsync("/kantoor/abonnementen?handler=Csv&taal=nl");
        Assert.Contains(";Compleet;minder dan 10;", file, StringComparison.Ordinal);
        Assert.DoesNotContain(";Compleet;3;", file, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/kantoor/abonnementen?taal=nl"));
        Assert.Contains("minder dan 10", page, StringComparison.Ordinal);
        Assert.Contains("11 +", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_work_of_today_counts_what_waits_and_says_when_nothing_does(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        using var browser = await lib.BrowseAs("back-office");
        Assert.Contains("Niets wacht op jou", WebUtility.HtmlDecode(await browser.GetStringAsync("/kantoor?taal=nl")), StringComparison.Ordinal);
        await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddYears(1).AddDays(-10)).AddHours(12));
        await lib.Raw("UPDATE mail SET failed = true, sent_at = NULL, queued_at = @p0", Stored(lib, engine));
        using var later = await lib.BrowseAs("back-office");
        var page = WebUtility.HtmlDecode(await later.GetStringAsync("/kantoor?taal=nl"));
        Assert.Contains("/kantoor/leden?stand=expiring", page, StringComparison.Ordinal);
        Assert.Contains("mails die niet weg konden", page, StringComparison.Ordinal);
        Assert.Matches(new Regex("<span class=\"wh-num\">1</span>"), page);
    }

    private static object Stored(TestLibrary lib, Engine engine) => engine == Engine.Sqlite ? (lib.Clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : lib.Clock.GetUtcNow();

    [Theory, BothDatabases]
    public async Task Members_are_searched_by_POST_only_and_a_filter_may_stand_in_the_address(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(Answers("Saïda", "van der", "Bérg"));
        await lib.EnrolChild();
        using var browser = await lib.BrowseAs("back-office");
        var all = await browser.GetStringAsync("/kantoor/leden?zoek=saida&taal=nl");
        Assert.Contains("2 leden", all, StringComparison.Ordinal);
        Assert.Contains("1 lid", WebUtility.HtmlDecode(await browser.GetStringAsync("/kantoor/leden?abonnement=jeugd&taal=nl")), StringComparison.Ordinal);
        var token = Regex.Match(all, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var answer = await browser.PostAsync("/kantoor/leden?taal=nl", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("zoek", "saida"), new("volgorde", "-naam")]));
        var found = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("S. van der Bérg", found, StringComparison.Ordinal);
        Assert.Contains("1 lid", found, StringComparison.Ordinal);
        Assert.DoesNotContain("zoek=", found, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Csv", found, StringComparison.Ordinal);
    }
}
