using Woordhouder.Circulation;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class LoanRuleTests
{
    [Theory]
    [InlineData("basis", "dvd", "stad", 7)]
    [InlineData("jeugd", "dvd", "stad", 14)] // a line of its own, before the one for everybody
    [InlineData("basis", "game", "haven", 21)]
    [InlineData("basis", "game", "stad", 14)]
    [InlineData("jeugd", "book", "haven", 28)]
    [InlineData("basis", "book", "haven", 21)]
    [InlineData(null, "book", "haven", 21)]
    public async Task The_first_line_that_fits_counts(string? subscription, string material, string branch, int days)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal(days, lib.Library.Settings.Loans.RuleFor(subscription, material, branch).Days);
    }

    [Theory, BothDatabases]
    public async Task Of_one_kind_no_more_than_its_line_allows_and_the_desk_may_go_on(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        for (var n = 0; n < 3; n++) Assert.True((await lib.Lend(patron, await lib.Item(material: "game"))).Done);
        var fourth = await lib.Item(material: "game");
        var refused = await lib.Lend(patron, fourth);
        Assert.Equal(["limit-of-kind"], refused.Codes());
        Assert.Equal([("n", (object?)3), ("max", 3)], refused.Refusals[0].Values);
        Assert.True((await lib.Lend(patron, await lib.Item())).Done); // another kind
        Assert.Equal(["limit-of-kind"], (await lib.Lend(patron, fourth, mayOverride: true, role: "volunteer")).Codes());
        Assert.True((await lib.Lend(patron, fourth, mayOverride: true)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_limit_counts_what_was_lent_under_its_own_line(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        for (var n = 0; n < 3; n++) await lib.Lend(patron, await lib.Item(material: "game")); // at Stad
        await using var desk = lib.AsStaff("desk");
        Assert.True((await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, await lib.Item(material: "game"), "haven"))).Done);
    }

    [Theory, BothDatabases]
    public async Task A_due_date_on_a_closed_day_of_the_branch_moves_to_the_next_open_one(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 16)).AddHours(15)); // + 21 is Easter Monday 6 April
        var patron = await lib.Patron();
        var atStad = await lib.Lend(patron, await lib.Item());
        Assert.Equal(new DateOnly(2026, 4, 7), atStad.Value.DueOn);
        await using var desk = lib.AsStaff("desk");
        var atHaven = await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, await lib.Item(), "haven"));
        Assert.Equal(new DateOnly(2026, 4, 8), atHaven.Value.DueOn); // closed on Tuesdays too
        var loan = (await lib.Loan(atStad.Value.Loan))!;
        Assert.Equal((new DateOnly(2026, 3, 16), 21, "2026-04-06 feestdag tweede-paasdag\n"), (loan.CountedFrom, loan.LoanDays, loan.DueMoves));
    }

    [Theory, BothDatabases]
    public async Task Renewing_counts_by_the_rule_of_the_loans_branch_and_skips_closed_days(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var lent = await lib.Lend(patron, await lib.Item(material: "dvd"));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 4, 20)).AddHours(10)); // + 7 is Koningsdag
        await using var member = lib.AsMember(patron);
        Assert.Equal(new DateOnly(2026, 4, 28), (await member.Get<Renew>().Do(new RenewRequest(patron, null))).Value[0].DueOn);
        Assert.Equal((new DateOnly(2026, 4, 20), 7, 1), ((await lib.Loan(lent.Value.Loan))! is var l ? (l.CountedFrom!.Value, l.LoanDays!.Value, l.Renewals) : default));
    }
}
