using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class CancelMembershipTests
{
    private static Task<Outcome<DateOnly>> Cancel(TestLibrary lib, PersonId person, CancelWhen when) => lib.Member(person, (CancelMembership u) => u.Do(new CancelMembershipRequest(person, when), default));

    [Theory, BothDatabases]
    public async Task Today_or_at_the_end_of_the_term(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Equal(new DateOnly(2026, 3, 2), (await Cancel(lib, made.Person, CancelWhen.Today)).Value);
        Assert.Equal(new DateOnly(2027, 3, 1), (await Cancel(lib, made.Person, CancelWhen.EndOfTerm)).Value);
        Assert.Equal("cancel-when", (await Cancel(lib, made.Person, CancelWhen.InAMonth)).Codes());
        Assert.Null(await lib.EndedOn(made.Person));
    }

    [Theory, BothDatabases]
    public async Task After_tacit_renewal_by_the_month(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 2, 28)).AddHours(10));
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<RenewSubscription>().Do(new RenewSubscriptionRequest(made.Person, Tacit: true), default)).Done);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 5, 31)).AddHours(10));
        Assert.Equal(new DateOnly(2027, 6, 30), (await Cancel(lib, made.Person, CancelWhen.InAMonth)).Value);
    }

    [Theory, BothDatabases]
    public async Task What_holds_it_is_named_beforehand_and_does_not_refuse_it(Engine engine)
    {
        var hold = new HoldForTests();
        await using var lib = await TestLibrary.Create(engine, also: s => s.AddSingleton<IMayNotEndYet>(hold));
        var made = await lib.Enrol();
        hold.People.Add(made.Person);
        var choices = await lib.Member(made.Person, (CancelMembership u) => u.Choices(made.Person, default));
        Assert.Contains("test-hold", choices!.Holds.Select(h => h.Code));
        Assert.True((await Cancel(lib, made.Person, CancelWhen.Today)).Done);
    }
}

public sealed class UndoCancellationTests
{
    [Theory, BothDatabases]
    public async Task Somebody_stays_after_all(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Equal("nothing-cancelled", (await lib.Member(made.Person, (UndoCancellation u) => u.Do(new UndoCancellationRequest(made.Person), default))).Codes());
        await lib.Member(made.Person, (CancelMembership u) => u.Do(new CancelMembershipRequest(made.Person, CancelWhen.Today), default));
        Assert.True((await lib.Member(made.Person, (UndoCancellation u) => u.Do(new UndoCancellationRequest(made.Person), default))).Done);
        await lib.Night(new DateOnly(2026, 3, 3));
        Assert.Null(await lib.EndedOn(made.Person));
    }
}

public sealed class EndMembershipsTests
{
    [Theory, BothDatabases]
    public async Task On_the_last_day_nothing_happens_and_the_day_after_it_ends(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers(reads: "Keep"));
        await lib.Member(made.Person, (CancelMembership u) => u.Do(new CancelMembershipRequest(made.Person, CancelWhen.EndOfTerm), default));
        await lib.Night(new DateOnly(2027, 3, 1));
        Assert.Null(await lib.EndedOn(made.Person));
        await lib.Night(new DateOnly(2027, 3, 2));
        Assert.Equal(new DateOnly(2027, 3, 1), await lib.EndedOn(made.Person));
        Assert.Equal(CardClosed.MembershipEnded, (await lib.Row<Card>(c => c.PersonId == made.Person)).ClosedBecause);
        Assert.NotNull((await lib.Row<ConsentRow>(c => c.PersonId == made.Person)).WithdrawnAt);
        Assert.Equal(ReadingHistoryChoice.Undecided, (await lib.Row<PatronPreference>(p => p.PersonId == made.Person)).ReadingHistory);
        Assert.Equal(2, (await lib.Rows<OutboxRow>(o => o.Type == nameof(ReadingHistoryChosen))).Count(o => o.Payload.Contains(made.Person.Value.ToString(), StringComparison.Ordinal)));
        Assert.Single(await lib.Rows<OutboxRow>(o => o.Type == nameof(MembershipEnded)));
        Assert.Contains(await lib.Rows<MailRow>(), m => m.Template == "membership-ended");
    }

    [Theory, BothDatabases]
    public async Task Twelve_months_after_a_subscription_expired_unrenewed(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        // Lends until 1 March 2027; the last day of the membership is 1 March 2028.
        await lib.Night(new DateOnly(2028, 3, 1));
        Assert.Null(await lib.EndedOn(made.Person));
        await lib.Night(new DateOnly(2028, 3, 2));
        Assert.Equal(new DateOnly(2028, 3, 1), await lib.EndedOn(made.Person));
        Assert.Equal(EndReason.Expired, (await lib.Membership(made.Person)).EndReason);
    }

    [Theory, BothDatabases]
    public async Task Nights_that_were_missed_do_not_move_the_last_day(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await lib.Night(new DateOnly(2028, 3, 20));
        Assert.Equal(new DateOnly(2028, 3, 1), await lib.EndedOn(made.Person));
    }

    [Theory, BothDatabases]
    public async Task Thirty_six_months_unused_ends_a_membership_without_expiry_after_a_notice(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var youth = await lib.Enrol(Answers(born: "05-06-2014", subscription: "jeugd", parent: "Samira Berg"));
        // Used last on 2 March 2026. 35 months: the notice on 3 February 2029; 36 months: 2 March 2029; 30 days after the notice: 5 March 2029.
        await lib.Night(new DateOnly(2029, 2, 2));
        Assert.DoesNotContain(await lib.Rows<MailRow>(), m => m.Template == "membership-unused");
        await lib.Night(new DateOnly(2029, 2, 3));
        Assert.Contains(await lib.Rows<MailRow>(), m => m.Template == "membership-unused");
        await lib.Night(new DateOnly(2029, 3, 5));
        Assert.Null(await lib.EndedOn(youth.Person));
        await lib.Night(new DateOnly(2029, 3, 6));
        Assert.Equal(new DateOnly(2029, 3, 5), await lib.EndedOn(youth.Person));
    }

    [Theory, BothDatabases]
    public async Task Who_used_the_library_after_the_notice_stays(Engine engine)
    {
        var use = new UseForTests();
        await using var lib = await TestLibrary.Create(engine, also: s => s.AddSingleton<IUseOfLibrary>(use));
        var youth = await lib.Enrol(Answers(born: "05-06-2014", subscription: "jeugd", parent: "Samira Berg"));
        await lib.Night(new DateOnly(2029, 2, 3));
        use.Last[youth.Person] = new DateOnly(2029, 2, 20);
        await lib.Night(new DateOnly(2029, 3, 6));
        Assert.Null(await lib.EndedOn(youth.Person));
        Assert.Equal((new DateOnly(2029, 3, 6), null), ((await lib.Membership(youth.Person)).LastUsedOn, (await lib.Membership(youth.Person)).UnusedNoticeOn));
    }

    [Theory, BothDatabases]
    public async Task An_open_loan_postpones_the_end_to_the_day_before_the_night_that_finds_nothing(Engine engine)
    {
        var hold = new HoldForTests();
        await using var lib = await TestLibrary.Create(engine, also: s => s.AddSingleton<IMayNotEndYet>(hold));
        var made = await lib.Enrol();
        hold.People.Add(made.Person);
        await lib.Member(made.Person, (CancelMembership u) => u.Do(new CancelMembershipRequest(made.Person, CancelWhen.Today), default));
        await lib.Night(new DateOnly(2026, 3, 3));
        Assert.Null(await lib.EndedOn(made.Person));
        Assert.Equal(new DateOnly(2026, 3, 3), (await lib.Membership(made.Person)).EndPostponedOn);
        hold.People.Clear();
        await lib.Night(new DateOnly(2026, 3, 11));
        Assert.Equal(new DateOnly(2026, 3, 10), await lib.EndedOn(made.Person));
    }

    [Theory, BothDatabases]
    public async Task Who_enrols_again_gets_a_new_membership(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await lib.Member(made.Person, (CancelMembership u) => u.Do(new CancelMembershipRequest(made.Person, CancelWhen.Today), default));
        await lib.Night(new DateOnly(2026, 3, 3));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 3)).AddHours(10));
        // The former membership does not stand in the way as a duplicate.
        var again = await lib.Enrol(Answers() with { EvenIfLikelyKnown = false });
        Assert.NotEqual(made.Person, again.Person);
        Assert.Equal(new DateOnly(2026, 3, 2), await lib.EndedOn(made.Person));
    }
}

public sealed class RecordDeathTests
{
    [Theory, BothDatabases]
    public async Task The_membership_ended_on_that_day_and_no_mail_goes_out(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 4, 10)).AddHours(10));
        Assert.Equal("death-date", (await lib.Desk((RecordDeath u) => u.Do(new RecordDeathRequest(made.Person, "11-4-2026"), default))).Codes());
        Assert.Empty((await lib.Desk((RecordDeath u) => u.Do(new RecordDeathRequest(made.Person, "8-4-2026"), default))).Value.Postponed);
        Assert.Equal(new DateOnly(2026, 4, 8), await lib.EndedOn(made.Person));
        Assert.Single(await lib.Rows<MailRow>(m => m.PersonId == made.Person)); // the welcome of the enrolment
    }

    [Theory, BothDatabases]
    public async Task Open_loans_are_named_and_postpone_it(Engine engine)
    {
        var hold = new HoldForTests();
        await using var lib = await TestLibrary.Create(engine, also: s => s.AddSingleton<IMayNotEndYet>(hold));
        var made = await lib.Enrol();
        hold.People.Add(made.Person);
        Assert.Equal("test-hold", Assert.Single((await lib.Desk((RecordDeath u) => u.Do(new RecordDeathRequest(made.Person, "2-3-2026"), default))).Value.Postponed).Code);
        hold.People.Clear();
        await lib.Night(new DateOnly(2026, 3, 20));
        Assert.Equal(new DateOnly(2026, 3, 19), await lib.EndedOn(made.Person));
        Assert.Single(await lib.Rows<MailRow>(m => m.PersonId == made.Person));
    }
}

public sealed class SixteenthBirthdaysTests
{
    [Theory, BothDatabases]
    public async Task The_link_ends_on_the_birthday_and_the_parent_s_consents_are_used_no_longer(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild(born: "05-06-2010", reads: "Keep");
        await lib.Night(new DateOnly(2026, 6, 4));
        Assert.Null((await lib.Row<Representation>(r => r.RepresentedId == child.Person)).EndedOn);
        await lib.Night(new DateOnly(2026, 6, 5));
        Assert.Equal(new DateOnly(2026, 6, 5), (await lib.Row<Representation>(r => r.RepresentedId == child.Person)).EndedOn);
        Assert.Equal(new DateOnly(2026, 6, 5), Assert.Single(await lib.Rows<Representative>()).EndedOn);
        Assert.NotNull((await lib.Row<ConsentRow>(c => c.PersonId == child.Person)).WithdrawnAt);
        Assert.Equal(ReadingHistoryChoice.Undecided, (await lib.Row<PatronPreference>(p => p.PersonId == child.Person)).ReadingHistory);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_of_sixteen_consents_to_themselves_stays(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers(born: "02-03-2010", subscription: "jeugd", reads: "Keep"));
        await lib.Night(new DateOnly(2026, 3, 3));
        Assert.Null((await lib.Row<ConsentRow>(c => c.PersonId == made.Person)).WithdrawnAt);
    }
}
