using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class RenewTests
{
    [Theory, BothDatabases]
    public async Task A_member_renews_from_today_as_often_as_the_policy_says(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var lent = await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(new DateOnly(2026, 4, 12), (await Renewed(lib, patron, lent.Value.Loan)).Value[0].DueOn); // 22 March + 21 days
        lib.Clock.Advance(TimeSpan.FromDays(20));
        Assert.True((await Renewed(lib, patron, lent.Value.Loan)).Value[0].Done);
        lib.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal("renewals-used", (await Renewed(lib, patron, lent.Value.Loan)).Value[0].Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task Everything_at_once_gives_a_result_for_each(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var book = await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(10));
        var fresh = await lib.Lend(patron, await lib.Item());
        var results = (await Renewed(lib, patron, null)).Value.ToDictionary(r => r.Loan);
        Assert.True(results[book.Value.Loan].Done);
        Assert.Equal("renew-no-gain", results[fresh.Value.Loan].Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task Somebody_elses_or_a_returned_loan_is_not_renewed(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var lent = await lib.Lend(patron, book);
        lib.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["loan-not-open"], (await Renewed(lib, other, lent.Value.Loan)).Codes());
        await lib.TakeBack(book);
        Assert.Equal(["loan-not-open"], (await Renewed(lib, patron, lent.Value.Loan)).Codes());
    }

    [Theory, BothDatabases]
    public async Task An_ended_subscription_renews_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(endsOn: new DateOnly(2026, 3, 5));
        var lent = await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal("subscription-ended", (await Renewed(lib, patron, lent.Value.Loan)).Value[0].Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task Renewing_while_the_desk_takes_it_back_harms_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var lent = await lib.Lend(patron, book);
        lib.Clock.Advance(TimeSpan.FromDays(3));
        await Task.WhenAll(Task.Run(() => Renewed(lib, patron, lent.Value.Loan)), Task.Run(() => lib.TakeBack(book)));
        Assert.Equal(lib.Today, (await lib.Loan(lent.Value.Loan))!.ReturnedOn);
    }

    private static async Task<Outcome<IReadOnlyList<RenewedLoan>>> Renewed(TestLibrary lib, PersonId patron, LoanId? loan)
    {
        await using var member = lib.AsMember(patron);
        return await member.Get<Renew>().Do(new RenewRequest(patron, loan));
    }
}

public sealed class RenewAtDeskTests
{
    [Theory, BothDatabases]
    public async Task What_can_be_renewed_is_and_the_rest_has_its_reason(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(10));
        var fresh = await lib.Lend(patron, await lib.Item());
        await using var desk = lib.AsStaff("desk");
        var done = (await desk.Get<RenewAtDesk>().Do(new RenewAtDeskRequest(patron, "stad"))).Value;
        Assert.Equal((1, 1), (done.Renewed, done.Not));
        Assert.Equal((fresh.Value.Loan, "renew-no-gain"), (done.Reasons.Single().Loan, done.Reasons.Single().Refusals.Single().Code));
        Assert.Equal(1, (await desk.Get<DeskNumbers>().Today("stad")).Renewals);
    }

    [Theory, BothDatabases]
    public async Task One_submit_sent_four_times_at_once_renews_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, key) = (await lib.Patron(), Guid.NewGuid());
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        lib.Clock.Advance(TimeSpan.FromDays(10));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var desk = lib.AsStaff("desk");
            return await desk.Get<RenewAtDesk>().Do(new RenewAtDeskRequest(patron, "stad", key));
        })));
        Assert.Contains(answers, a => a.Done && a.Value.Renewed == 1);
        Assert.Equal(1, (await lib.Loan(loan))!.Renewals);
        await using var later = lib.AsStaff("desk");
        Assert.Equal((1, 0), await later.Get<RenewAtDesk>().Do(new RenewAtDeskRequest(patron, "stad", key)) is { Done: true, Value: var v } ? (v.Renewed, v.Not) : (0, 0));
    }
}
