using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class ChangeSubscriptionTests
{
    private static Task<Outcome<SubscriptionSettings>> Change(TestLibrary lib, PersonId person, string to) =>
        lib.Member(person, (ChangeSubscription u) => u.Do(new ChangeSubscriptionRequest(person, to, Site), default));

    [Theory, BothDatabases]
    public async Task Another_subscription_starts_today_with_fourteen_days_of_its_own(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 9, 1)).AddHours(10));
        Assert.True((await Change(lib, made.Person, "compleet")).Done);
        var m = await lib.Membership(made.Person);
        Assert.Equal(("compleet", new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31), new DateOnly(2026, 9, 15)), (m.Subscription, m.StartedOn, m.EndsOn, m.CoolingOffUntil));
        Assert.Equal("subscription-changed", (await lib.Rows<MailRow>(x => x.PersonId == made.Person)).OrderBy(x => x.QueuedAt).Last().Template);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_fit_or_is_there_already_is_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Equal("subscription-age", (await Change(lib, made.Person, "jeugd")).Codes());
        Assert.Equal("subscription-same", (await Change(lib, made.Person, "basis")).Codes());
        Assert.Equal("subscription-missing", (await Change(lib, made.Person, "goud")).Codes());
    }
}

public sealed class RenewSubscriptionTests
{
    private static Task<Outcome<DateOnly>> Renew(TestLibrary lib, PersonId person) => lib.Member(person, (RenewSubscription u) => u.Do(new RenewSubscriptionRequest(person), default));

    [Theory, BothDatabases]
    public async Task Renewed_in_time_the_new_year_follows_the_old_one(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        // Runs until 1 March 2027; from 1 January 2027 it can be renewed.
        Assert.Equal("renew-too-early", (await Renew(lib, made.Person)).Codes());
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 1, 1)).AddHours(10));
        Assert.Equal(new DateOnly(2028, 3, 1), (await Renew(lib, made.Person)).Value);
    }

    [Theory, BothDatabases]
    public async Task Renewed_too_late_it_starts_today(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 6, 10)).AddHours(10));
        Assert.Equal(new DateOnly(2028, 6, 9), (await Renew(lib, made.Person)).Value);
    }

    [Theory, BothDatabases]
    public async Task Youth_is_not_renewed_past_eighteen(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers(born: "05-05-2008", subscription: "jeugd"));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 5, 5)).AddHours(10));
        Assert.Equal("subscription-without-end", (await Renew(lib, made.Person)).Codes());
    }
}

public sealed class WithdrawSubscriptionTests
{
    private static Task<Outcome<Nothing>> Withdraw(TestLibrary lib, PersonId person) => lib.Member(person, (WithdrawSubscription u) => u.Do(new WithdrawSubscriptionRequest(person), default));

    [Theory, BothDatabases]
    public async Task On_the_last_day_it_still_works_with_a_receipt_and_the_membership_ends(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 16)).AddHours(23));
        Assert.True((await Withdraw(lib, made.Person)).Done);
        Assert.Contains(await lib.Rows<MailRow>(), m => m.Template == "subscription-withdrawn");
        await lib.Night(new DateOnly(2026, 3, 17));
        Assert.Equal(new DateOnly(2026, 3, 16), await lib.EndedOn(made.Person));
    }

    [Theory, BothDatabases]
    public async Task A_day_later_it_does_not(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 17)));
        Assert.Equal("withdraw-too-late", (await Withdraw(lib, made.Person)).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_change_goes_back_to_what_it_was(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 9, 1)).AddHours(10));
        await lib.Member(made.Person, (ChangeSubscription u) => u.Do(new ChangeSubscriptionRequest(made.Person, "compleet", Site), default));
        Assert.True((await Withdraw(lib, made.Person)).Done);
        var m = await lib.Membership(made.Person);
        Assert.Equal(("basis", new DateOnly(2027, 3, 1), null), (m.Subscription, m.EndsOn, m.CancelledPer));
    }

    [Theory, BothDatabases]
    public async Task What_is_free_has_nothing_to_withdraw(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        Assert.Equal("nothing-to-withdraw", (await Withdraw(lib, child.Person)).Codes());
    }
}
