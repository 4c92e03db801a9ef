using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class CheckOutTests
{
    [Theory, BothDatabases]
    public async Task An_item_is_lent_until_the_day_that_the_policy_says(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, dvd) = (await lib.Patron(), await lib.Item(), await lib.Item(material: "dvd"));

        var lent = await lib.Lend(patron, book);
        Assert.Equal(new DateOnly(2026, 3, 23), lent.Value.DueOn); // 2 March + 21 days
        Assert.Equal(new DateOnly(2026, 3, 9), (await lib.Lend(patron, dvd)).Value.DueOn); // + 7

        var loan = (await lib.Loan(lent.Value.Loan))!;
        Assert.Equal((patron, new DateOnly(2026, 3, 2), "book", "fiction", "stad", (DateOnly?)null), (loan.PatronId!.Value, loan.LentOn, loan.MaterialType, loan.GenreGroup, loan.Branch, loan.ReturnedOn));
    }

    [Theory, BothDatabases]
    public async Task The_desk_opening_a_patron_to_lend_is_recorded(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item());
        Assert.Equal(["lending"], await lib.Consulted(patron));
    }

    [Theory, BothDatabases]
    public async Task All_reasons_against_it_come_at_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(maxLoans: 0, age: 10, endsOn: new DateOnly(2026, 3, 1));
        var outcome = await lib.Lend(patron, await lib.Item(material: "dvd", fromAge: 12, withdrawn: true));
        Assert.Equal(["subscription-ended", "limit-reached", "too-young", "withdrawn"], outcome.Codes());
        Assert.Equal(0, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task A_subscription_still_lends_on_its_last_day(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        Assert.True((await lib.Lend(await lib.Patron(endsOn: new DateOnly(2026, 3, 2)), await lib.Item())).Done);
    }

    [Theory, BothDatabases]
    public async Task Somebody_whose_membership_ended_borrows_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        Assert.Equal(["membership-ended"], (await lib.Lend(await lib.Patron(ended: true), await lib.Item())).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_part_of_a_number_is_not_a_number(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        Assert.Equal(["unknown-number"], (await lib.Lend(patron, book[..^1])).Codes());
        Assert.Equal(["unknown-number"], (await lib.Lend(patron, book + book)).Codes());
    }

    [Theory, BothDatabases]
    public async Task The_same_item_again_for_the_same_patron_changes_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var first = await lib.Lend(patron, book);
        var second = await lib.Lend(patron, book);
        Assert.True(second.Value.Already);
        Assert.Equal(first.Value.Loan, second.Value.Loan);
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task An_item_on_loan_to_somebody_else_is_refused(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        Assert.Equal(["on-loan-to-another"], (await lib.Lend(await lib.Patron(), book)).Codes());
    }

    [Theory, BothDatabases]
    public async Task Over_the_limit_the_desk_may_go_on_and_a_volunteer_may_not(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(maxLoans: 0), await lib.Item());
        Assert.Equal(["limit-reached"], (await lib.Lend(patron, book)).Codes());
        Assert.Equal(["limit-reached"], (await lib.Lend(patron, book, mayOverride: true, role: "volunteer")).Codes());
        Assert.True((await lib.Lend(patron, book, mayOverride: true)).Done);
    }

    [Theory, BothDatabases]
    public async Task An_age_limit_is_nobodys_to_override(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var outcome = await lib.Lend(await lib.Patron(age: 15, maxLoans: 0), await lib.Item(material: "game", fromAge: 16), mayOverride: true);
        Assert.Equal(["too-young"], outcome.Codes());
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_lent_to_somebody_whose_data_stand_still_unless_they_agreed(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (still, agreed) = (await lib.Patron(), await lib.Patron());
        await lib.Restrict(still);
        await lib.Restrict(agreed, lendingGoesOn: true);
        Assert.Equal(["patron-not-visible"], (await lib.Lend(still, await lib.Item())).Codes());
        Assert.True((await lib.Lend(agreed, await lib.Item())).Done);
    }

    [Theory, BothDatabases]
    public async Task The_loan_carries_the_choice_about_titles(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var lent = await lib.Lend(await lib.Patron(history: ReadingHistoryChoice.Forget), await lib.Item());
        Assert.Equal(ReadingHistoryChoice.Forget, (await lib.Loan(lent.Value.Loan))!.History);
    }

    [Theory, BothDatabases]
    public async Task A_sensitive_genre_never_gets_into_a_loan(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var lent = await lib.Lend(await lib.Patron(), await lib.Item(genre: "religion"));
        Assert.Equal("general", (await lib.Loan(lent.Value.Loan))!.GenreGroup);
    }

    [Theory, BothDatabases]
    public async Task Of_two_desks_with_the_same_item_exactly_one_gets_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        var patrons = new[] { await lib.Patron(), await lib.Patron() };
        var outcomes = await MeetingClock.Both(lib, (desk, clock, n) => ActivatorUtilities.CreateInstance<CheckOut>(desk, clock).Do(new CheckOutRequest(patrons[n], book, "stad")));
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal(["on-loan-to-another"], outcomes.Single(o => !o.Done).Codes());
        Assert.Equal(1, await lib.OpenLoans());
        await OneEventPerLoan(lib, 1);
    }

    [Theory]
    [BothDatabasesWith(0), BothDatabasesWith(1)]
    public async Task Of_two_desks_with_one_loan_left_exactly_one_lends(Engine engine, int before)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(maxLoans: before + 1);
        for (var n = 0; n < before; n++) await lib.Lend(patron, await lib.Item());
        var books = new[] { await lib.Item(), await lib.Item() };
        var outcomes = await MeetingClock.Both(lib, (desk, clock, n) => ActivatorUtilities.CreateInstance<CheckOut>(desk, clock).Do(new CheckOutRequest(patron, books[n], "stad")));
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal(["limit-reached"], outcomes.Single(o => !o.Done).Codes());
        Assert.Equal(before + 1, await lib.OpenLoans());
        await OneEventPerLoan(lib, before + 1);
    }

    [Theory, BothDatabases]
    public async Task The_catalogue_shows_the_item_as_lent(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        await lib.Pump();
        await using var scope = lib.AsLibrary();
        Assert.True(await scope.Get<Things>().Set<Woordhouder.Collection.Item>().Where(i => i.Barcode == book).Select(i => i.OnLoan).SingleAsync());
    }

    /// <summary>A try that lost leaves no event behind.</summary>
    private static async Task OneEventPerLoan(TestLibrary lib, int loans)
    {
        await using var scope = lib.AsLibrary();
        Assert.Equal(loans, await scope.Get<Things>().Set<OutboxRow>().CountAsync(o => o.Type == "ItemCheckedOut"));
    }
}
