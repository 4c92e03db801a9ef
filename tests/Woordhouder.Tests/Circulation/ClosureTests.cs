using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class CloseDaysTests
{
    private static readonly DateOnly Due = new(2026, 3, 23); // 2 March + 21

    [Theory, BothDatabases]
    public async Task Due_dates_on_a_closed_day_move_to_the_next_open_one_of_that_branch(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        var elsewhere = (await lib.LendAt(patron, "haven")).Loan;
        Assert.Equal(1, (await lib.PreviewClosing("stad", Due, Due)).Value);
        Assert.Equal(Due, (await lib.Loan(loan))!.DueOn); // a preview moves nothing

        var closure = await lib.CloseDay("stad", Due, Due);
        await lib.Pump();
        var moved = (await lib.Loan(loan))!;
        Assert.Equal((new DateOnly(2026, 3, 24), $"2026-03-23 sluiting {closure:N}\n", 1), (moved.DueOn, moved.DueMoves, moved.Version));
        Assert.Equal(Due, (await lib.Loan(elsewhere))!.DueOn);
        Assert.Equal(1, (await lib.Closure(closure)).Moved);
    }

    [Theory, BothDatabases]
    public async Task All_branches_closed_move_each_to_its_own_next_open_day_also_for_somebody_whose_data_stand_still(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var (stad, haven) = ((await lib.Lend(patron, await lib.Item())).Value.Loan, (await lib.LendAt(patron, "haven")).Loan);
        await lib.Restrict(patron);
        await lib.CloseDay(null, Due, Due);
        await lib.Pump();
        Assert.Equal(new DateOnly(2026, 3, 24), (await lib.Loan(stad))!.DueOn);
        Assert.Equal(new DateOnly(2026, 3, 25), (await lib.Loan(haven))!.DueOn); // Haven is closed on Tuesdays
    }

    [Theory, BothDatabases]
    public async Task What_lies_ready_on_a_closed_day_lies_there_until_the_next_open_one(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, still, here, there, other) = (await lib.Patron(), await lib.Patron(), await lib.Item(), await lib.Item(), await lib.Item());
        var (ready, elsewhere, quiet) = ((await lib.Reserve(patron, here)).Value.Id, (await lib.Reserve(patron, there, "haven")).Value.Id, (await lib.Reserve(still, other)).Value.Id);
        await lib.TakeBack(here);
        await lib.TakeBack(there, "haven");
        await lib.TakeBack(other);
        await lib.Restrict(still);
        var last = new DateOnly(2026, 3, 9);
        Assert.Equal((last, last), ((await lib.Hold(ready))!.ReadyUntil, (await lib.Hold(elsewhere))!.ReadyUntil));
        var closure = await lib.CloseDay("stad", last, last);
        await lib.Pump();
        Assert.Equal((last.AddDays(1), last, last.AddDays(1)), ((await lib.Hold(ready))!.ReadyUntil!.Value, (await lib.Hold(elsewhere))!.ReadyUntil!.Value, (await lib.Hold(quiet))!.ReadyUntil!.Value));
        Assert.Equal(0, (await lib.Closure(closure)).Moved); // it counts due dates
        // Opened again: nobody is told an earlier day.
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<OpenAgain>().Do(closure)).Done);
        await lib.Pump();
        await lib.GoTo(last.AddDays(1));
        Assert.Equal((HoldState.Ready, HoldState.Ended), (await lib.State(ready), await lib.State(elsewhere)));
        await lib.GoTo(last.AddDays(2));
        Assert.Equal(HoldEnd.NotCollected, (await lib.Hold(ready))!.EndReason);
    }

    [Theory, BothDatabases]
    public async Task What_is_lent_from_then_on_is_not_due_on_a_closed_day(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item()); // the calendar is in memory
        await lib.CloseDay("stad", Due, Due);
        Assert.Equal(new DateOnly(2026, 3, 24), (await lib.Lend(patron, await lib.Item())).Value.DueOn);
    }

    [Theory, BothDatabases]
    public async Task A_node_that_did_not_know_yet_lends_on_and_the_mover_finds_it(Engine engine)
    {
        if (engine == Engine.Sqlite) return; // one process writes an SQLite library
        await using var lib = await LendingLibrary.Create(engine);
        await using var other = await lib.Node(LendingLibrary.SamePatrons(lib));
        var patron = await lib.Patron();
        await other.Lend(patron, await lib.Item()); // its calendar is in memory, of before
        await lib.CloseDay("stad", Due, Due);
        await lib.Pump();
        var late = (await other.Lend(patron, await lib.Item())).Value;
        Assert.Equal(Due, late.DueOn);
        await lib.Pump();
        Assert.Equal(new DateOnly(2026, 3, 24), (await lib.Loan(late.Loan))!.DueOn);

        lib.Clock.Advance(DueDateMover.Settles);
        await lib.Pump();
        Assert.True((await lib.Closures()).All(c => c.MovedAt is not null));
    }

    [Theory, BothDatabases]
    public async Task A_calendar_in_memory_is_looked_at_again_after_some_seconds(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        var (cache, things) = (scope.Get<OpeningCache>(), scope.Get<Things>());
        var clock = new SteppingClock(lib.Clock);
        var opening = new OpeningDays(things, lib.Library, cache, clock);
        Assert.True((await opening.Now()).On("stad", Due).Open);
        things.Add(new Closure { Id = Guid.CreateVersion7(lib.Clock.GetUtcNow()), FromDay = Due, UntilDay = Due, MadeAt = lib.Clock.GetUtcNow() }); // another node's
        await things.Save();
        Assert.True((await opening.Now()).On("stad", Due).Open);
        clock.Step(OpeningDays.CheckEvery);
        Assert.False((await opening.Now()).On("stad", Due).Open);
        await things.Update(things.Set<Closure>(), s => s.SetProperty(c => c.ReopenedAt, lib.Clock.GetUtcNow()));
        clock.Step(OpeningDays.CheckEvery);
        Assert.True((await opening.Now()).On("stad", Due).Open);
    }

    [Theory, BothDatabases]
    public async Task More_than_one_batch_goes_in_turns_and_the_count_adds_up(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        await lib.ManyLoans(DueDates.Batch + 20, Due);
        var closure = await lib.CloseDay("stad", Due, Due);
        await using (var scope = lib.AsLibrary()) Assert.Equal(DueDates.Batch, await scope.Get<DueDateMover>().Turn(default)); // and here the node dies
        Assert.Equal(DueDates.Batch, (await lib.Closure(closure)).Moved);
        await lib.Pump();
        Assert.Equal(DueDates.Batch + 20, (await lib.Closure(closure)).Moved);
        Assert.Equal(0, (await lib.PreviewClosing("haven", Due, Due)).Value);
    }

    [Theory, BothDatabases]
    public async Task Days_that_cannot_be_meant_are_refused_with_all_reasons(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var refused = await lib.PreviewClosing("poort", new DateOnly(2026, 2, 1), null, reason: " ");
        Assert.Equal(["opening-branch", "closure-from", "opening-reason", "opening-reason-en"], refused.Codes());
        Assert.Equal(["closure-until"], (await lib.PreviewClosing(null, Due, Due.AddDays(-1))).Codes());
        Assert.Equal(["closure-until"], (await lib.PreviewClosing(null, Due, Due.AddDays(CloseDays.Most))).Codes());
        await lib.CloseDay(null, Due, Due.AddDays(3));
        Assert.Equal(["closure-already"], (await lib.PreviewClosing("stad", Due.AddDays(1), Due.AddDays(1))).Codes());
    }

    [Theory, BothDatabases]
    public async Task The_same_form_twice_closes_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var request = new CloseDaysRequest(Guid.CreateVersion7(lib.Clock.GetUtcNow()), null, Due, Due, "storm", "storm");
        await using var admin = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "administrator");
        Assert.Equal((await admin.Get<CloseDays>().Do(request)).Value, (await admin.Get<CloseDays>().Do(request)).Value);
        Assert.Single(await lib.Closures());
    }
}

public sealed class OpenAgainTests
{
    [Theory, BothDatabases]
    public async Task Days_are_open_again_and_no_due_date_becomes_earlier(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var due = new DateOnly(2026, 3, 23);
        var patron = await lib.Patron();
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        var closure = await lib.CloseDay("stad", due, due);
        await lib.Pump();
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<OpenAgain>().Do(closure)).Done);
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<OpenAgain>().Do(closure)).Done); // the second press
        await lib.Pump();
        Assert.Equal(due.AddDays(1), (await lib.Loan(loan))!.DueOn);
        Assert.Equal(due, (await lib.Lend(patron, await lib.Item())).Value.DueOn);
    }

    [Theory, BothDatabases]
    public async Task Days_that_have_passed_stay_closed(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var closure = await lib.CloseDay("stad", new DateOnly(2026, 3, 5), null);
        lib.Clock.Advance(TimeSpan.FromDays(4));
        await using var scope = lib.AsLibrary();
        Assert.Equal(["closure-past"], (await scope.Get<OpenAgain>().Do(closure)).Codes());
    }
}

/// <summary>A clock whose time stamps a test moves by hand.</summary>
internal sealed class SteppingClock(TimeProvider real) : TimeProvider
{
    private TimeSpan stamp = TimeSpan.FromHours(1);
    public void Step(TimeSpan by) => stamp += by;
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow();
    public override long GetTimestamp() => stamp.Ticks;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
