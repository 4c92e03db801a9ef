using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>What a hold does at check-out and at renewal.</summary>
public sealed class HeldItemTests
{
    [Theory, BothDatabases]
    public async Task Collecting_fulfils_the_hold_and_frees_its_number(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        await lib.TakeBack(book);
        Assert.True((await lib.Lend(patron, book)).Done);
        Assert.Equal(HoldEnd.Fulfilled, (await lib.Hold(hold))!.EndReason);
        Assert.Null(await lib.PlaceOf(book));
    }

    [Theory, BothDatabases]
    public async Task What_lies_ready_for_somebody_is_refused_to_another_with_its_number(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.Reserve(patron, book);
        await lib.TakeBack(book);
        var refused = await lib.Lend(other, book);
        Assert.Equal(["held-for-another"], refused.Codes());
        Assert.Equal([("shelf", (object?)1)], refused.Refusals[0].Values);
        // Nor to somebody who stands behind in the same queue.
        await lib.Reserve(other, book);
        Assert.Equal(["held-for-another"], (await lib.Lend(other, book)).Codes());
        Assert.Equal(["held-for-another"], (await lib.Lend(other, book, mayOverride: true, role: "volunteer")).Codes());
    }

    [Theory, BothDatabases]
    public async Task What_is_on_its_way_to_somebody_is_refused_too(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.Reserve(patron, book, "buiten");
        await lib.TakeBack(book);
        Assert.Equal(["on-its-way-to-another"], (await lib.Lend(other, book)).Codes());
    }

    [Theory, BothDatabases]
    public async Task Lent_all_the_same_whoever_waited_waits_again_at_the_old_place(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        await lib.TakeBack(book);
        Assert.True((await lib.Lend(other, book, mayOverride: true)).Done);
        Assert.Equal((HoldState.Waiting, 1), (await lib.State(hold), (await lib.HoldsOf(patron)).Single().Place));
        Assert.Null(await lib.PlaceOf(book));
    }

    [Theory, BothDatabases]
    public async Task Another_copy_from_the_shelf_fulfils_the_hold_and_what_lay_ready_is_to_be_cleared(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var another = await lib.CopyOf(book);
        await lib.Reserve(patron, book);
        await lib.TakeBack(book);
        Assert.True((await lib.Lend(patron, another)).Done);
        Assert.Empty(await lib.HoldsOf(patron));
        Assert.Equal(book, (await lib.Shelf()).Clear.Single().Item.Barcode);
        Assert.Equal(Destination.Shelf, (await lib.TakeBack(book)).Value.Destination);
        Assert.Empty((await lib.Shelf()).Clear);
    }

    [Theory, BothDatabases]
    public async Task Undoing_a_check_out_puts_it_back_on_the_hold_shelf(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, free) = (await lib.Patron(), await lib.Item(), await lib.Item());
        var (ready, waiting) = ((await lib.Reserve(patron, book)).Value.Id, (await lib.Reserve(patron, free)).Value.Id);
        await lib.TakeBack(book);
        foreach (var (barcode, hold, state) in new[] { (book, ready, HoldState.Ready), (free, waiting, HoldState.Waiting) })
        {
            var lent = await lib.Lend(patron, barcode);
            await using var desk = lib.AsStaff("desk");
            Assert.True((await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, lent.Value.Loan))).Done);
            Assert.Equal(state, await lib.State(hold));
        }
        Assert.Equal(1, (await lib.PlaceOf(book))!.Number);
        Assert.Null(await lib.PlaceOf(free));
    }

    [Theory, BothDatabases]
    public async Task A_desk_that_lends_and_one_that_sets_aside_at_the_same_moment_never_both_do(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        for (var n = 0; n < 6; n++)
        {
            var (waiting, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
            var hold = (await lib.Reserve(waiting, book)).Value.Id;
            var lend = Task.Run(() => lib.Lend(other, book));
            var back = Task.Run(async () => { try { return await lib.TakeBack(book); } catch (Exception e) when (e is Microsoft.EntityFrameworkCore.DbUpdateException) { return null; } });
            await Task.WhenAll(lend, back);
            var ready = await lib.State(hold) == HoldState.Ready;
            var outcome = await lend;
            var lent = outcome.Done && (await lib.Loan(outcome.Value.Loan))!.ReturnedOn is null;
            Assert.False(ready && lent, "it lies ready and is at somebody's home");
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_renews_what_another_waits_for_unless_a_copy_stands_on_a_shelf(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (borrower, patron, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var loan = (await lib.Lend(borrower, book)).Value.Loan;
        await lib.Pump();
        await lib.Reserve(patron, book);
        lib.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["renew-wanted"], (await Renew(lib, borrower, loan)).Refusals.Select(r => r.Code));
        await using (var member = lib.AsMember(borrower)) Assert.Equal("renew-wanted", (await member.Get<MyLoans>().Do(borrower))!.Loans.Single().NotRenewable.Single().Code);
        var another = await lib.CopyOf(book);
        Assert.True((await Renew(lib, borrower, loan)).Done);
        // The other copy is gone: nobody is helped by it.
        await lib.Lend(await lib.Patron(), another);
        await lib.Pump();
        lib.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["renew-wanted"], (await Renew(lib, borrower, loan)).Refusals.Select(r => r.Code));
    }

    [Theory, BothDatabases]
    public async Task A_paused_hold_keeps_nobody_from_renewing_and_a_hold_on_this_copy_always_does(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (borrower, patron, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.CopyOf(book);
        var loan = (await lib.Lend(borrower, book)).Value.Loan;
        await lib.Pump();
        var hold = (await lib.Reserve(patron, book, thisCopy: true)).Value.Id;
        lib.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["renew-wanted"], (await Renew(lib, borrower, loan)).Refusals.Select(r => r.Code));
        await using (var member = lib.AsMember(patron)) await member.Get<SuspendHold>().Do(new SuspendHoldRequest(patron, hold, lib.Today.AddDays(2)));
        Assert.True((await Renew(lib, borrower, loan)).Done);
    }

    private static async Task<RenewedLoan> Renew(TestLibrary lib, PersonId patron, LoanId loan)
    {
        await using var member = lib.AsMember(patron);
        return (await member.Get<Renew>().Do(new RenewRequest(patron, loan))).Value.Single();
    }
}
