using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Architecture;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Libraries;

/// <summary>A library that leaves purposes out of its statement – here it lends nothing – has no pages and does no work for them, and all else goes on (D9).</summary>
public sealed class PurposeLeftOutTests
{
    private static readonly string[] Gone = ["/balie/uitlenen", "/balie/innemen", "/balie/stapel", "/mijn/leningen", "/mijn/leesgeschiedenis"];

    private static LibraryFolder NoLending() => LibraryFolder.Zuid().WithoutPurpose("lending").WithoutPurpose("reading-history");

    [Theory, BothDatabases]
    public async Task Its_pages_are_not_there_and_all_others_answer(Engine engine)
    {
        using var folder = NoLending();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var wrong = new List<string>();
        foreach (var lib in new[] { almere, zuid })
        {
            var (member, _) = await lib.Enrol();
            using var visitor = await lib.Browse();
            using var mine = await lib.BrowseAs(member);
            using var desk = await lib.BrowseAs("back-office");
            using var officer = await lib.BrowseAs("privacy-officer");
            using var admin = await lib.BrowseAs("administrator");
            var pages = lib.Pages().ToList();
            Assert.Empty(Gone.Except(pages.Select(p => p.Path)));
            foreach (var (path, audience, _) in pages)
            {
                var browser = audience switch { "My" => mine, "Desk" or "Office" => desk, "Officer" => officer, "Admin" => admin, _ => visitor };
                var status = (int)(await browser.GetAsync(path)).StatusCode;
                var expected = Gone.Contains(path) ? lib == almere ? status == 200 : status == 404 : status < 500;
                if (!expected) wrong.Add($"{lib.Library.Id} {path}: {status}");
            }
            var start = WebUtility.HtmlDecode(await (await desk.GetAsync("/balie/leden")).Content.ReadAsStringAsync());
            Assert.Equal(lib == almere, start.Contains("/balie/uitlenen", StringComparison.Ordinal));
        }
        Assert.Empty(wrong);
    }

    [Theory, BothDatabases]
    public async Task A_visitor_is_not_asked_to_sign_in_for_a_page_that_is_not_there(Engine engine)
    {
        using var folder = NoLending();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        using var browser = await zuid.Browse();
        foreach (var path in Gone) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_member_enrols_reads_their_report_and_is_erased_all_the_same(Engine engine)
    {
        using var folder = NoLending();
        await using var almere = await TestLibrary.Create(engine);
        await using var zuid = await almere.Beside(folder.Path);
        var (member, _) = await zuid.Enrol("Zonderboek", history: ReadingHistoryChoice.Keep);
        Assert.Empty(await zuid.Raw("SELECT id FROM consent"));
        await using (var scope = zuid.AsMember(member))
        {
            var report = await scope.Get<AccessReport>().Of(member, "nl");
            Assert.DoesNotContain(report.Sections.SelectMany(s => s.Purposes), p => p is "uitlenen en innemen" or "je leesgeschiedenis bewaren");
        }
        Assert.Contains("sweep", await zuid.GoTo(new DateOnly(2026, 3, 3)));
        await using (var scope = zuid.AsMember(member)) Assert.True((await scope.Get<Erase>().Do(member)).Done);
        Assert.Empty(await zuid.Raw("SELECT id FROM person"));
    }

    [Theory, BothDatabases]
    public async Task A_job_and_a_handler_of_the_purpose_do_nothing(Engine engine)
    {
        using var folder = NoLending();
        await using var almere = await TestLibrary.Create(engine, also: s => s.AddDailyJob<CountsLoans>("counts-loans", 0).AddHandler<MembershipBegan, LendsAtOnce>());
        await using var zuid = await almere.Beside(folder.Path);
        foreach (var lib in new[] { almere, zuid })
        {
            await using var scope = lib.AsLibrary();
            var data = scope.Get<For<Membership>>();
            data.Publish(new MembershipBegan(TypedId.New<PersonId>(lib.Clock)));
            await data.Save();
        }
        foreach (var lib in new[] { almere, zuid }) Assert.Contains("counts-loans", await lib.GoTo(new DateOnly(2026, 3, 3)));
        Assert.Equal("0 cards", (await almere.Raw("SELECT result FROM job WHERE name = 'counts-loans'"))[0][0]);
        Assert.Equal("off", (await zuid.Raw("SELECT result FROM job WHERE name = 'counts-loans'"))[0][0]);
        // No dead letter either: there was nothing to do, and that is done.
        var row = Assert.Single(await zuid.Raw("SELECT attempts, failure, handled_at FROM outbox"));
        Assert.Equal((0, null), (Convert.ToInt32(row[0], System.Globalization.CultureInfo.InvariantCulture), row[1]));
        Assert.NotNull(row[2]);
    }

    private sealed class CountsLoans(For<Lending> data) : IDailyJob
    {
        public async Task<string> Run(DateOnly today, CancellationToken ct) => $"{await data.Keys<Card>().CountAsync(ct)} cards";
    }

    private sealed class LendsAtOnce(For<Lending> data) : IHandle<MembershipBegan>
    {
        public Task Handle(MembershipBegan happened, CancellationToken ct) => data.Keys<Card>().CountAsync(ct);
    }

    /// <summary>Purposes without which no library runs; a page of any other one has to say whose it is.</summary>
    private static readonly string[] Core = ["enrolment", "membership", "sign-in", "rights", "retention", "accountability", "staff-access"];

    internal static IEnumerable<string> PurposesOf(Type page) =>
        from source in page.GetConstructors().SelectMany(c => c.GetParameters()).Concat(page.GetMethods().Where(m => m.Name.StartsWith("On", StringComparison.Ordinal)).SelectMany(m => m.GetParameters()))
        from purpose in source.ParameterType.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Append(source.ParameterType)
        where purpose.IsGenericType && purpose.GetGenericTypeDefinition() == typeof(For<>)
        let id = (string)purpose.GetGenericArguments()[0].GetProperty("Id")!.GetValue(null)!
        where !Core.Contains(id)
        select id;

    internal static bool SaysWhose(Type page) => PurposesOf(page).Distinct().All(page.GetCustomAttributes<OnlyForAttribute>().Select(a => a.Purpose).Contains);

    [Fact]
    public void Every_page_of_a_purpose_that_can_be_left_out_says_so()
    {
        Assert.False(SaysWhose(typeof(ForgotToSay)));
        var pages = WallTests.Modules().SelectMany(m => m.GetTypes()).Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract).ToList();
        Assert.True(pages.Count > 30);
        Assert.Empty(pages.Where(p => !SaysWhose(p)).Select(p => p.FullName));
    }

    private sealed class ForgotToSay : PageModel
    {
        public void OnGet(CountsLoans loans) => _ = loans;
    }
}
