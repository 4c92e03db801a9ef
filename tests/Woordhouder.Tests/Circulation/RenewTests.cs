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
