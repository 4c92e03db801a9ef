using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class UndoCheckOutTests
{
    [Theory, BothDatabases]
    public async Task Within_five_minutes_it_is_as_if_it_had_not_been_lent(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var lent = await lib.Lend(patron, book);
        lib.Clock.Advance(TimeSpan.FromMinutes(4)); // the clock of the tests runs on by itself
        await using (var desk = lib.AsStaff("desk")) Assert.True((await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, lent.Value.Loan))).Done);
        Assert.Null(await lib.Loan(lent.Value.Loan));
        Assert.True((await lib.Lend(await lib.Patron(), book)).Done);
    }

    [Theory, BothDatabases]
    public async Task One_submit_sent_four_times_at_once_takes_back_once_and_all_hear_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, key) = (await lib.Patron(), Guid.NewGuid());
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        await lib.Lend(patron, await lib.Item());
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var desk = lib.AsStaff("desk");
            return await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, loan, key));
        }))), o => Assert.True(o.Done));
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task After_five_minutes_or_for_another_patron_it_stays(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        var lent = await lib.Lend(patron, await lib.Item());
        await using (var desk = lib.AsStaff("desk")) Assert.Equal(["undo-too-late"], (await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(other, lent.Value.Loan))).Codes());
        lib.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await using (var desk = lib.AsStaff("desk")) Assert.Equal(["undo-too-late"], (await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, lent.Value.Loan))).Codes());
        Assert.NotNull(await lib.Loan(lent.Value.Loan));
    }
}

public sealed class UndoCheckInTests
{
    [Theory, BothDatabases]
    public async Task Within_five_minutes_the_loan_is_open_again_also_for_somebody_whose_data_stand_still(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var lent = await lib.Lend(patron, book);
        await lib.Restrict(patron);
        await lib.TakeBack(book);
        Assert.True((await Undo(lib, lent.Value, book)).Done);
        var loan = (await lib.Loan(lent.Value.Loan))!;
        Assert.Equal((null, null, (DateOnly?)lent.Value.DueOn), (loan.ReturnedOn, loan.ReturnedAt, loan.DueOn));
    }

    [Theory, BothDatabases]
    public async Task Once_it_was_lent_again_or_after_five_minutes_it_is_too_late(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second) = (await lib.Item(), await lib.Item());
        var patron = await lib.Patron();
        var (one, two) = (await lib.Lend(patron, first), await lib.Lend(patron, second));
        await lib.TakeBack(first);
        await lib.TakeBack(second);
        await lib.Lend(await lib.Patron(), first);
        Assert.Equal(["undo-too-late"], (await Undo(lib, one.Value, first)).Codes());
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["undo-too-late"], (await Undo(lib, two.Value, second)).Codes());
    }

    private static async Task<Outcome<Contracts.Collection.ItemFacts>> Undo(TestLibrary lib, CheckedOut lent, string barcode)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<UndoCheckIn>().Do(new UndoCheckInRequest(lent.Loan, barcode));
    }
}
