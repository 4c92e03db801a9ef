using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Overdue;

/// <summary>The night of what must come back. Almere: a reminder 3 days before, notices after 7, 14 and 28 days, lost after 42.</summary>
public sealed class TellBorrowersTests
{
    /// <summary>Member, adult, with an address; a book due in so many days.</summary>
    private static async Task<(TestLibrary Lib, PersonId Member, Loan Loan)> With(Engine engine, int dueIn, string born = "1-1-1980")
    {
        var lib = await TestLibrary.Create(engine);
        var member = (await lib.Enrol(bornOn: born)).Person;
        await lib.Pump();
        return (lib, member, await lib.DueIn(member, dueIn));
    }

    [Theory, BothDatabases]
    public async Task Each_step_goes_once_from_the_reminder_to_the_day_it_counts_as_lost(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 4);
        await using var _ = lib;
        await lib.Nights(1);
        Assert.Equal([0], await lib.Told(loan.Id));
        await lib.Nights(9);
        Assert.Equal([0], await lib.Told(loan.Id));
        await lib.Nights(1);
        Assert.Equal([0, 1], await lib.Told(loan.Id));
        await lib.Nights(35);
        Assert.Equal([0, 1, 2, 3, OverdueSettings.Billed], await lib.Told(loan.Id));
        Assert.Equal(["due-reminder", "overdue", "overdue", "overdue", "lost-billed"], await lib.Mails());
        Assert.Equal([(ChargeKind.Lost, 2000L), (ChargeKind.Processing, 500L)], (await lib.Charges(member)).Select(c => (c.Kind, c.Cents)));
        Assert.Equal(LoanFate.Lost, (await lib.Loan(loan.Id))!.Fate);
        Assert.Equal(3L, Convert.ToInt64((await lib.Raw("SELECT status FROM item"))[0][0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, BothDatabases]
    public async Task The_last_day_is_not_late_and_six_days_after_it_say_nothing(Engine engine)
    {
        var (lib, _, loan) = await With(engine, dueIn: 10);
        await using var __ = lib;
        await lib.After(6);
        Assert.Empty(await lib.Told(loan.Id));
        await lib.After(1);
        Assert.Equal([0], await lib.Told(loan.Id));
        await lib.After(9);
        Assert.Equal([0], await lib.Told(loan.Id));
        await lib.After(1);
        Assert.Equal([0, 1], await lib.Told(loan.Id));
    }

    [Theory, BothDatabases]
    public async Task What_is_very_late_when_the_messages_begin_gets_the_last_notice_first(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 1);
        await using var _ = lib;
        await lib.After(200);
        Assert.Equal([3], await lib.Told(loan.Id));
        Assert.Empty(await lib.Charges(member));
        await lib.After(13);
        Assert.Equal([3], await lib.Told(loan.Id));
        await lib.After(1);
        Assert.Equal([3, OverdueSettings.Billed], await lib.Told(loan.Id));
        Assert.Equal(2, (await lib.Charges(member)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_renewed_loan_is_reminded_anew(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 2);
        await using var _ = lib;
        await lib.Nights(1);
        await using (var at = lib.AsMember(member)) Assert.True((await at.Get<Renew>().Do(new RenewRequest(member, loan.Id))).Done);
        await lib.After(19);
        Assert.Equal([0, 0], await lib.Told(loan.Id));
    }

    [Theory, BothDatabases]
    public async Task Who_switched_the_reminder_off_hears_only_what_is_late(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 2);
        await using var _ = lib;
        await using (var at = lib.AsMember(member)) Assert.True((await at.Get<ChooseReminders>().Do(new ChooseRemindersRequest(member, false), default)).Done);
        await lib.Nights(1);
        Assert.Empty(await lib.Mails());
        await lib.After(8);
        Assert.Equal([1], await lib.Told(loan.Id));
        await using (var at = lib.AsMember(member)) Assert.True((await at.Get<ChooseReminders>().Do(new ChooseRemindersRequest(member, true), default)).Done);
        Assert.Null((await lib.Raw("SELECT reminders_off_at FROM patron_preference"))[0][0]);
    }

    [Theory, BothDatabases]
    public async Task Somebody_under_18_is_told_and_never_billed(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 1, born: "5-6-2012");
        await using var _ = lib;
        await lib.After(8);
        await lib.After(21);
        await lib.After(14);
        Assert.Equal([1, 3, OverdueSettings.Billed], await lib.Told(loan.Id));
        Assert.Equal(["overdue-young", "overdue-young", "lost-young"], await lib.Mails());
        Assert.Empty(await lib.Charges(member));
        Assert.Equal(LoanFate.Lost, (await lib.Loan(loan.Id))!.Fate);
    }

    [Theory, BothDatabases]
    public async Task Who_has_no_address_stands_on_the_list_of_the_office(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var member = (await lib.Enrol(email: null)).Person;
        await lib.DueIn(member, 1);
        await lib.After(8);
        Assert.Empty(await lib.Mails());
        var before = await lib.Consulted(member);
        await using var office = lib.AsStaff("back-office");
        var notices = office.Get<NoticesSent>();
        Assert.Equal((1, 1), ((await notices.Counts()).Late, (await notices.Counts()).NoAddress));
        Assert.Equal((1, false, member), (await notices.Newest()) is [var line] ? (line.Step, line.ByMail, line.Person) : default);
        Assert.Equal(before, await lib.Consulted(member));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_told_whose_data_stand_still_and_everything_is_told_when_they_move_again(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 1);
        await using var _ = lib;
        await lib.Restrict(member);
        await lib.After(8);
        Assert.Empty(await lib.Told(loan.Id));
        await using (var scope = lib.AsLibrary())
        {
            var data = scope.Get<For<Rights>>();
            (await data.Track<RestrictionRow>().SingleAsync()).EndedAt = lib.Clock.GetUtcNow();
            await data.Save();
        }
        await lib.Nights(1);
        Assert.Equal([1], await lib.Told(loan.Id));
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_in_one_night_tell_each_step_once(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 1);
        await using var _ = lib;
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddDays(8)).AddHours(12));
        await using var node = await lib.Node();
        await Task.WhenAll(new[] { lib, node }.Select(n => Task.Run(async () =>
        {
            await using var night = n.AsLibrary();
            return await night.Get<TellBorrowers>().Run(n.Today, default);
        })));
        Assert.Equal([1], await lib.Told(loan.Id));
        Assert.Equal(["overdue"], await lib.Mails());
        Assert.Empty(await lib.Charges(member));
    }

    [Theory, BothDatabases]
    public async Task A_night_that_breaks_off_goes_on_with_who_was_not_told(Engine engine)
    {
        var (lib, member, loan) = await With(engine, dueIn: 1);
        await using var _ = lib;
        var second = (await lib.Enrol(familyName: "Bakker", email: "twee@voorbeeld.invalid")).Person;
        var other = await lib.DueIn(second, 1);
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddDays(8)).AddHours(12));
        await using (var night = lib.AsLibrary()) Assert.Equal([1], await night.Get<TellGroup>().Do([member], lib.Today, default));
        await using (var night = lib.AsLibrary()) Assert.Equal("overdue reminded=0 noticed=1 billed=0", await night.Get<TellBorrowers>().Run(lib.Today, default));
        await using (var night = lib.AsLibrary()) Assert.Equal("overdue reminded=0 noticed=0 billed=0", await night.Get<TellBorrowers>().Run(lib.Today, default));
        Assert.Equal([1], await lib.Told(loan.Id));
        Assert.Equal([1], await lib.Told(other.Id));
    }
}
