using Woordhouder.Circulation;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class ExtendForAllTests
{
    private static readonly DateOnly Due = new(2026, 3, 23), Later = new(2026, 4, 13); // both Mondays

    [Theory, BothDatabases]
    public async Task Due_dates_in_the_range_become_the_later_day_and_others_stay(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var (book, dvd, haven) = ((await lib.Lend(patron, await lib.Item())).Value.Loan, (await lib.Lend(patron, await lib.Item(material: "dvd"))).Value.Loan, (await lib.LendAt(patron, "haven")).Loan);
        Assert.Equal(1, (await lib.PreviewExtending("stad", Due, Due, Later)).Value);
        var extension = await lib.Extend("stad", Due.AddDays(-3), Due, Later);
        await lib.Pump();
        var moved = (await lib.Loan(book))!;
        Assert.Equal((Later, $"2026-03-23 verlenging {extension:N}\n", 0), (moved.DueOn, moved.DueMoves, moved.Renewals));
        Assert.Equal((new DateOnly(2026, 3, 9), Due), ((await lib.Loan(dvd))!.DueOn, (await lib.Loan(haven))!.DueOn));
        var row = await lib.Extension(extension);
        Assert.Equal((1, true), (row.Moved, row.MovedAt is not null));
    }

    [Theory, BothDatabases]
    public async Task For_all_branches_each_gets_the_day_or_its_own_next_open_one(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var (stad, buiten) = ((await lib.Lend(patron, await lib.Item())).Value.Loan, (await lib.LendAt(patron, "buiten")).Loan); // due on the 23rd and, closed on Mondays, the 24th
        await lib.Extend(null, Due, Due.AddDays(1), Later);
        await lib.Pump();
        Assert.Equal((Later, Later.AddDays(1)), ((await lib.Loan(stad))!.DueOn, (await lib.Loan(buiten))!.DueOn));
    }

    [Theory, BothDatabases]
    public async Task No_due_date_becomes_earlier_and_the_new_day_is_open(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        Assert.Equal(["extend-later"], (await lib.PreviewExtending(null, Due, Due.AddDays(7), Due.AddDays(7))).Codes());
        Assert.Equal(["extend-closed"], (await lib.PreviewExtending(null, Due, Due, new DateOnly(2026, 4, 6))).Codes()); // Easter Monday
        Assert.Equal(["extend-closed"], (await lib.PreviewExtending("haven", Due, Due, new DateOnly(2026, 4, 14))).Codes()); // a Tuesday
        Assert.Equal(["opening-branch", "extend-from", "opening-reason", "opening-reason-en"], (await lib.PreviewExtending("poort", null, null, null, reason: "")).Codes());
        Assert.Equal(["extend-until"], (await lib.PreviewExtending(null, Due, Due.AddDays(ExtendForAll.Most), Later)).Codes());
        await using var scope = lib.AsLibrary();
        await Assert.ThrowsAsync<ArgumentException>(() => scope.Get<DueDates>().Move(l => true, Due, Due, "", default));
    }

    [Theory, BothDatabases]
    public async Task A_run_that_was_broken_off_goes_on_and_moves_nothing_twice(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        await lib.ManyLoans(DueDates.Batch + 20, Due);
        var extension = await lib.Extend(null, Due, Due, Later);
        await using (var scope = lib.AsLibrary()) Assert.Equal(DueDates.Batch, await scope.Get<DueDateMover>().Turn(default));
        await lib.Pump();
        Assert.Equal(DueDates.Batch + 20, (await lib.Extension(extension)).Moved);
        Assert.Equal(DueDates.Batch + 20, (await lib.PreviewExtending(null, Later, Later, Later.AddDays(7))).Value);
    }

    [Theory, BothDatabases]
    public async Task A_day_closed_afterwards_moves_an_extended_loan_on_and_never_back(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var loan = (await lib.Lend(await lib.Patron(), await lib.Item())).Value.Loan;
        await lib.Extend(null, Due, Due, Later);
        await lib.Pump();
        await lib.CloseDay("stad", Due, Due);
        await lib.Pump();
        Assert.Equal(Later, (await lib.Loan(loan))!.DueOn);
        await lib.CloseDay("stad", Later, Later);
        await lib.Pump();
        Assert.Equal(Later.AddDays(1), (await lib.Loan(loan))!.DueOn);
    }
}

public sealed class UndoExtensionTests
{
    private static readonly DateOnly Due = new(2026, 3, 23), Later = new(2026, 4, 13);

    [Theory, BothDatabases]
    public async Task The_old_dates_come_back_except_where_something_happened_since(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var (kept, closed) = ((await lib.Lend(patron, await lib.Item())).Value.Loan, (await lib.LendAt(patron, "haven")).Loan);
        var extension = await lib.Extend(null, Due, Due, Later);
        await lib.Pump();
        await lib.CloseDay("haven", Later, Later);
        await lib.Pump();
        await using (var office = lib.AsStaff("back-office")) Assert.True((await office.Get<UndoExtension>().Do(extension)).Done);
        await lib.Pump();
        Assert.Equal((Due, ""), ((await lib.Loan(kept))!.DueOn, (await lib.Loan(kept))!.DueMoves));
        Assert.Equal(new DateOnly(2026, 4, 15), (await lib.Loan(closed))!.DueOn);
        Assert.Equal((2, 1, true), (await lib.Extension(extension)) is var e ? (e.Moved, e.Restored, e.RestoredAt is not null) : default);
    }

    [Theory, BothDatabases]
    public async Task Once_the_first_old_date_has_passed_it_stays(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var extension = await lib.Extend(null, Due, Due.AddDays(5), Later);
        lib.Clock.MoveTo(lib.Library.StartOf(Due.AddDays(1)).AddHours(12));
        await using var office = lib.AsStaff("back-office");
        Assert.Equal(["extend-undo-late"], (await office.Get<UndoExtension>().Do(extension)).Codes());
    }
}
