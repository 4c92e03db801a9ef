using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Jobs;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Evidence about what is late and what it costs: told in steps and without titles, each amount with its reason, and nothing for being late under 18.</summary>
public class ChargeEvidenceTests
{
    [Theory, BothDatabases]
    public async Task A_message_that_goes_twice_is_seen(Engine engine)
    {
        await using var little = await Late(engine);
        var lib = little.Lib;
        await lib.Holds("notices.in-order");
        await lib.Run("DROP INDEX ix_loan_notice_loan_id_due_on_step");
        var (loan, due) = (await lib.Raw("SELECT loan_id, due_on FROM loan_notice"))[0] is [var l, var d] ? (l!, d!) : default;
        await lib.Put("loan_notice", ("loan_id", loan), ("due_on", due), ("step", 1));
        await lib.Breaks("notices.in-order");
    }

    [Theory, BothDatabases]
    public async Task A_message_about_late_things_that_gives_the_title_away_is_seen(Engine engine)
    {
        await using var little = await Late(engine);
        var lib = little.Lib;
        Assert.NotEmpty(await lib.Raw("SELECT 1 FROM mail WHERE template = 'overdue'"));
        await lib.Holds("notices.in-order");
        await lib.Run("UPDATE mail SET body = 'De avonden is te laat' WHERE template = 'overdue'");
        await lib.Breaks("notices.in-order");
    }

    [Theory, BothDatabases]
    public async Task A_night_that_tells_nobody_is_seen(Engine engine)
    {
        await using var little = await Late(engine, s => s.Remove(s.Single(d => d.ImplementationInstance is DailyJob { Name: "overdue" })), days: 10);
        await little.Lib.Breaks("notices.in-order");
    }

    [Theory, BothDatabases]
    public async Task A_charge_without_its_reason_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Put("charge", ("cents", 160), ("kind", 1), ("days_late", 8), ("state", 1));
        await lib.Put("charge", ("cents", 500), ("kind", 4), ("what", "kaft gescheurd"), ("state", 3), ("because", "oud boek"), ("closed_on", lib.Today), ("booked_until", new DateOnly(2026, 12, 31)));
        await lib.Holds("charges.in-order");
        foreach (var (column, wrong, right) in new (string, string, string)[] { ("cents", "0", "160"), ("days_late", "NULL", "8"), ("state", "3", "1"), ("state", "2", "1") })
        {
            await lib.Run($"UPDATE charge SET {column} = {wrong} WHERE kind = 1");
            await lib.Breaks("charges.in-order");
            await lib.Run($"UPDATE charge SET {column} = {right} WHERE kind = 1");
            await lib.Holds("charges.in-order");
        }
        await lib.Run("UPDATE charge SET because = '' WHERE kind = 4");
        await lib.Breaks("charges.in-order");
    }

    [Theory, BothDatabases]
    public async Task Money_for_something_found_that_is_kept_is_seen(Engine engine)
    {
        await using var little = await Late(engine, days: 1);
        var lib = little.Lib;
        await using (var desk = little.AtDesk())
        {
            LittleLibrary.Good(await desk.Get<DeclareLost>().Do(new DeclareLostRequest(little.Anna, await Loan(lib), null)));
            LittleLibrary.Good(await desk.Get<ICharges>().Pay(little.Anna, null, new Money(2500)));
        }
        await lib.Pump();
        for (var n = 0; n < 2; n++) await lib.GoTo(lib.Today.AddDays(1));
        await lib.Holds("charges.in-order");
        // Found and put on the shelf, and the charge not looked at.
        await lib.Run("UPDATE item SET status = 0");
        await lib.Breaks("charges.in-order");
        await lib.Run("UPDATE item SET status = 3");
        await little.CheckIn("B-1");
        await lib.Pump();
        await lib.Holds("charges.in-order");
    }

    [Theory, BothDatabases]
    public async Task A_charge_for_being_late_of_somebody_under_18_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Put("charge", ("patron_id", little.Anna), ("cents", 160), ("kind", 1), ("state", 1));
        await lib.Put("charge", ("patron_id", little.Cato), ("cents", 800), ("kind", 2), ("by_hand", true), ("state", 1));
        await lib.Holds("youth.free");
        foreach (var kind in new[] { 1, 3 })
        {
            await lib.Run($"UPDATE charge SET kind = {kind} WHERE cents = 800");
            Assert.Equal(1, (await lib.Look("youth.free")).Violations);
        }
        await lib.Run("UPDATE charge SET kind = 2, by_hand = @p0 WHERE cents = 800", false);
        Assert.Equal(1, (await lib.Look("youth.free")).Violations);
    }

    [Theory, BothDatabases]
    public async Task A_settlement_that_does_not_ask_how_old_somebody_was_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine, s =>
        {
            s.RemoveAll<ILateBorrowers>();
            s.AddScoped<ILateBorrowers, EverybodyIsAdult>();
        });
        var lib = little.Lib;
        await little.CheckOut(little.Cato, "B-2");
        await lib.GoTo(lib.Today.AddDays(40));
        await lib.Holds("youth.free");
        await little.CheckIn("B-2");
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await lib.Pump();
        await lib.Breaks("youth.free");
    }

    /// <summary>Anna's book of 2 March, so many days after it was due on 23 March.</summary>
    private static async Task<LittleLibrary> Late(Engine engine, Action<IServiceCollection>? also = null, int days = 7)
    {
        var little = await LittleLibrary.Create(engine, also);
        await little.Lib.GoTo(new DateOnly(2026, 3, 23).AddDays(days));
        return little;
    }

    private static async Task<LoanId> Loan(TestLibrary lib) => new(Woordhouder.Privacy.Evidences.Live.Look.Id((await lib.Raw("SELECT id FROM loan WHERE returned_on IS NULL"))[0][0]));

    private sealed class EverybodyIsAdult : ILateBorrowers
    {
        public Task<IReadOnlySet<(PersonId Person, DateOnly On)>> Young(IReadOnlyCollection<(PersonId Person, DateOnly On)> asked, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlySet<(PersonId, DateOnly)>>(new HashSet<(PersonId, DateOnly)>());

        public Task<IReadOnlySet<PersonId>> WithoutReminder(IReadOnlyCollection<PersonId> people, CancellationToken ct = default) => Task.FromResult<IReadOnlySet<PersonId>>(new HashSet<PersonId>());
    }
}
