using System.Net;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class WhyDueTests
{
    private static readonly DateOnly Due = new(2026, 3, 23), Later = new(2026, 4, 13);

    [Theory, BothDatabases]
    public async Task Every_step_is_told_with_its_reason_in_its_order(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item());
        await lib.CloseDay("stad", Due, Due);
        await lib.Pump();
        await lib.Extend(null, Due.AddDays(1), Due.AddDays(1), Later);
        await lib.Pump();
        var why = await Why(lib, patron);
        Assert.Equal((new DateOnly(2026, 3, 2), 21, 0), (why.CountedFrom!.Value, why.Days!.Value, why.Renewals));
        Assert.Equal([(ClosedBy.Closure, Due, Due.AddDays(1), "storm", "a storm", false), ((ClosedBy?)null, Due.AddDays(1), Later, "een storing", "a fault", false)],
            why.Steps.Select(s => (s.Move.By, s.Move.From, s.Move.To, s.ReasonNl, s.ReasonEn, s.TakenBack)));
    }

    [Theory, BothDatabases]
    public async Task A_closure_that_was_opened_again_is_told_as_such_and_renewing_begins_anew(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item());
        var closure = await lib.CloseDay("stad", Due, Due);
        await lib.Pump();
        await using (var scope = lib.AsLibrary()) await scope.Get<OpenAgain>().Do(closure);
        Assert.True((await Why(lib, patron)).Steps.Single().TakenBack);
        lib.Clock.Advance(TimeSpan.FromDays(8));
        await using (var member = lib.AsMember(patron)) Assert.True((await member.Get<Renew>().Do(new RenewRequest(patron, null))).Value[0].Done);
        var renewed = await Why(lib, patron);
        Assert.Equal((new DateOnly(2026, 3, 10), 1, 0), (renewed.CountedFrom!.Value, renewed.Renewals, renewed.Steps.Count));
    }

    [Fact]
    public async Task It_stays_true_when_the_settings_change_later()
    {
        using var folder = new LibraryFolder();
        await using var lib = await LendingLibrary.Create(Engine.Sqlite);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 8, 24)).AddHours(12)); // + 21 is the training day of 14 September
        var patron = await lib.Patron();
        Assert.Equal(new DateOnly(2026, 9, 15), (await lib.Lend(patron, await lib.Item())).Value.DueOn);
        folder.Change("settings.yaml", "  - {day: 2026-09-14, name: {nl: studiedag van de medewerkers, en: a training day of our staff}}\n", "").Change("settings.yaml", "  - {days: 21, renewals: 2}", "  - {days: 14, renewals: 1}");
        await using var later = await lib.Node(LendingLibrary.SamePatrons(lib), folder.Path);
        var why = await Why(later, patron);
        Assert.Equal((21, "studiedag van de medewerkers", "a training day of our staff"), (why.Days!.Value, why.Steps.Single().ReasonNl, why.Steps.Single().ReasonEn));
    }

    private static async Task<WhyDue> Why(TestLibrary lib, PersonId patron)
    {
        await using var member = lib.AsMember(patron);
        return (await member.Get<MyLoans>().Do(patron))!.Loans.Single().Why;
    }
}

/// <summary>The pages that everybody may open, as a browser without script gets them.</summary>
public sealed class BranchPagesTests
{
    [Fact]
    public async Task Branches_their_hours_and_the_loan_rules_are_there_for_everybody()
    {
        await using var lib = await LendingLibrary.Create(Engine.Sqlite);
        using var visitor = await lib.Browse();
        var all = WebUtility.HtmlDecode(await visitor.GetStringAsync("/vestigingen"));
        Assert.Contains("open vandaag om 12.00 uur", all, StringComparison.Ordinal); // Monday 2 March, ten o'clock
        Assert.Contains("open morgen om 13.00 uur", all, StringComparison.Ordinal); // Buiten
        Assert.Contains("tweede paasdag", all, StringComparison.Ordinal);
        Assert.Contains("Haven", await visitor.GetStringAsync("/vestigingen/haven"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri("/vestigingen/poort", UriKind.Relative))).StatusCode);
        var rules = WebUtility.HtmlDecode(await visitor.GetStringAsync("/leenregels"));
        Assert.Contains("Al het andere", rules, StringComparison.Ordinal);
        Assert.Contains("Game of spel, geleend in Haven", rules, StringComparison.Ordinal);
    }
}
