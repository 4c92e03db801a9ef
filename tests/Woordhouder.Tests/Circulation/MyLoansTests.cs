using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class MyLoansTests
{
    [Theory, BothDatabases]
    public async Task What_is_late_comes_first_and_nobody_elses_comes_at_all(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        var book = await lib.Lend(patron, await lib.Item());
        var dvd = await lib.Lend(patron, await lib.Item(material: "dvd"));
        await lib.Lend(other, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(10));

        await using var member = lib.AsMember(patron);
        var home = (await member.Get<MyLoans>().Do(patron))!;
        Assert.Equal([dvd.Value.Loan, book.Value.Loan], home.Loans.Select(l => l.Id));
        Assert.Equal((3, 0, 11), (home.Loans[0].DaysLate, home.Loans[1].DaysLate, home.Loans[1].DaysLeft));
        Assert.Equal((1, 2, "Momo en de tijdspaarders"), (home.Late, home.Renewable, home.Loans[0].Title));
    }

    [Theory, BothDatabases]
    public async Task A_member_cannot_look_at_somebody_else(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        await lib.Lend(other, await lib.Item());
        await using var member = lib.AsMember(patron);
        await Assert.ThrowsAsync<PurposeException>(() => member.Get<MyLoans>().Do(other));
    }
}

public sealed class OpenLoansHoldMembershipTests
{
    [Theory, BothDatabases]
    public async Task Whoever_has_something_at_home_is_held_restricted_or_not(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (none, one, two) = (await lib.Patron(), await lib.Patron(), await lib.Patron());
        await lib.Lend(one, await lib.Item());
        await lib.Lend(two, await lib.Item());
        await lib.Lend(two, await lib.Item());
        await lib.Restrict(one);

        await using var job = lib.AsLibrary();
        var question = job.Services.GetServices<IMayNotEndYet>().OfType<OpenLoansHoldMembership>().Single();
        Assert.Equal(new HashSet<Woordhouder.Kernel.PersonId> { one, two }, [.. await question.Held([none, one, two])]);
        Assert.Empty(await question.Reasons(none));
        Assert.Equal("open-loan", (await question.Reasons(one)).Single().Code);
        Assert.Equal(("open-loans", (object?)2), (await question.Reasons(two)).Select(r => (r.Code, r.Values[0].Value)).Single());
    }
}
