using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Circulation.Desk;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>Where what comes back goes.</summary>
public sealed class RoutingTests
{
    [Theory, BothDatabases]
    public async Task What_somebody_waits_for_goes_onto_the_shelf_under_a_number_until_an_open_day(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (borrower, patron, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.Lend(borrower, book);
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        var back = (await lib.TakeBack(book)).Value;
        Assert.Equal((Destination.HoldShelf, 1, "1", true), (back.Destination, back.Number!.Value, back.Bin, back.Reserved));
        // Seven days from Monday 2 March is Monday 9 March; Stad is open on Mondays.
        var line = (await lib.HoldsOf(patron)).Single();
        Assert.Equal((HoldState.Ready, (int?)1, (DateOnly?)new DateOnly(2026, 3, 9)), (line.State, line.Number, line.ReadyUntil));
        Assert.Equal(HoldState.Ready, await lib.State(hold));
        // Scanned once more: it lies there already.
        Assert.Equal(1, (await lib.TakeBack(book)).Value.Number);
        Assert.Single(await lib.Consulted(borrower)); // of lending; taking back opened nobody
        Assert.Empty(await lib.Consulted(patron));
    }

    [Theory, BothDatabases]
    public async Task A_last_day_on_which_the_branch_is_closed_moves_to_the_next_open_one(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Reserve(patron, book, "buiten");
        await lib.TakeBack(book, "buiten");
        // Monday 9 March: Buiten opens on Tuesday.
        Assert.Equal(new DateOnly(2026, 3, 10), (await lib.HoldsOf(patron)).Single().ReadyUntil);
    }

    [Theory, BothDatabases]
    public async Task Collected_elsewhere_it_travels_and_lies_ready_where_it_arrives(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book, "buiten")).Value.Id;
        var sent = (await lib.TakeBack(book)).Value;
        Assert.Equal((Destination.Crate, "buiten", true, "2"), (sent.Destination, sent.ToBranch, sent.Reserved, sent.Bin));
        Assert.Equal((PlaceKind.Transit, "buiten", "stad"), await lib.PlaceOf(book) is { } p ? (p.Kind, p.Branch, p.FromBranch) : default);
        Assert.Equal(HoldState.OnItsWay, await lib.State(hold));
        var arrived = (await lib.TakeBack(book, "buiten")).Value;
        Assert.Equal((Destination.HoldShelf, (int?)1, (PlaceKind?)PlaceKind.Transit), (arrived.Destination, arrived.Number, arrived.Was));
        Assert.Equal(HoldState.Ready, await lib.State(hold));
    }

    [Theory, BothDatabases]
    public async Task What_belongs_elsewhere_travels_home_and_stands_on_its_shelf_there(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item(branch: "buiten");
        await lib.Lend(await lib.Patron(), book);
        Assert.Equal(Destination.Crate, (await lib.TakeBack(book)).Value.Destination);
        Assert.NotNull(await lib.PlaceOf(book));
        Assert.Equal(Destination.Shelf, (await lib.TakeBack(book, "buiten")).Value.Destination);
        Assert.Null(await lib.PlaceOf(book));
    }

    [Theory, BothDatabases]
    public async Task Each_number_lies_on_a_shelf_once_and_is_used_again_when_it_is_free(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        var books = new[] { await lib.Item(), await lib.Item(), await lib.Item() };
        foreach (var book in books) await lib.Reserve(patron, book);
        Assert.Equal([1, 2, 3], new[] { (await lib.TakeBack(books[0])).Value.Number, (await lib.TakeBack(books[1])).Value.Number, (await lib.TakeBack(books[2])).Value.Number });
        await lib.Lend(patron, books[1]);
        var fourth = await lib.Item();
        await lib.Reserve(other, fourth);
        Assert.Equal(2, (await lib.TakeBack(fourth)).Value.Number);
    }

    [Theory, BothDatabases]
    public async Task A_hold_on_one_copy_waits_for_that_copy(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, wanted) = (await lib.Patron(), await lib.Item());
        var another = await lib.CopyOf(wanted);
        var hold = (await lib.Reserve(patron, wanted, thisCopy: true)).Value.Id;
        Assert.Equal(Destination.Shelf, (await lib.TakeBack(another)).Value.Destination);
        Assert.Equal(HoldState.Waiting, await lib.State(hold));
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(wanted)).Value.Destination);
    }

    [Theory, BothDatabases]
    public async Task The_hold_of_somebody_whose_data_stand_still_does_not_move(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (still, next, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var (waits, second) = ((await lib.Reserve(still, book)).Value.Id, (await lib.Reserve(next, book)).Value.Id);
        await lib.Restrict(still);
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(book)).Value.Destination);
        Assert.Equal((HoldState.Waiting, HoldState.Ready), (await lib.State(waits), await lib.State(second)));
    }

    [Theory, BothDatabases]
    public async Task What_is_on_its_way_to_somebody_whose_data_stand_still_waits_on_the_shelf_and_is_ready_when_they_move_again(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book, "buiten")).Value.Id;
        await lib.TakeBack(book);
        await lib.Restrict(patron);
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(book, "buiten")).Value.Destination);
        await lib.GoTo(lib.Today.AddDays(20));
        Assert.Equal(HoldState.OnItsWay, await lib.State(hold));
        Assert.Equal("", (await lib.Shelf("buiten")).Waiting.Single().Mark);
        await lib.Unrestrict();
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(HoldState.Ready, await lib.State(hold));
        Assert.True((await lib.Hold(hold))!.ReadyUntil > lib.Today);
    }

    [Theory, BothDatabases]
    public async Task Undoing_a_check_in_undoes_where_it_went(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (borrower, patron, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.Lend(borrower, book);
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        var back = await lib.TakeBack(book);
        await using (var desk = lib.AsStaff("desk")) Assert.True((await desk.Get<UndoCheckIn>().Do(new UndoCheckInRequest(back.Value.Loan!.Value, book, "stad"))).Done);
        Assert.Equal((HoldState.Waiting, 1, 1), (await lib.State(hold), (await lib.HoldsOf(patron)).Single().Place, await lib.OpenLoans()));
        Assert.Null(await lib.PlaceOf(book));
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(book)).Value.Destination);
    }

    [Theory, BothDatabases]
    public async Task Two_desks_that_take_back_two_copies_help_two_people(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second, one) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var two = await lib.CopyOf(one);
        await lib.Lend(await lib.Patron(), one);
        await lib.Lend(await lib.Patron(), two);
        var holds = new[] { (await lib.Reserve(first, one)).Value.Id, (await lib.Reserve(second, one)).Value.Id };
        var backs = await Task.WhenAll(new[] { one, two, one, two }.Select(b => Task.Run(() => lib.TakeBack(b))));
        Assert.All(backs, b => Assert.Equal(Destination.HoldShelf, b.Value.Destination));
        Assert.Equal([1, 2], backs.Select(b => b.Value.Number!.Value).Distinct().Order());
        foreach (var hold in holds) Assert.Equal(HoldState.Ready, await lib.State(hold));
    }

    [Theory, BothDatabases]
    public async Task The_catalogue_shows_what_is_set_aside_as_away(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Reserve(patron, book);
        await lib.TakeBack(book);
        await lib.Pump();
        Assert.True(await SetAside());
        await lib.Lend(patron, book);
        await lib.Pump();
        Assert.False(await SetAside());

        async Task<bool> SetAside()
        {
            await using var scope = lib.AsLibrary();
            return await scope.Get<Things>().Set<Item>().Where(i => i.Barcode == book).Select(i => i.SetAside).SingleAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task A_withdrawn_copy_is_for_nobody(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var gone = await lib.CopyOf(book);
        await lib.Reserve(patron, book);
        await using (var scope = lib.AsLibrary())
        {
            (await scope.Get<Things>().Track<Item>().SingleAsync(i => i.Barcode == gone)).WithdrawnOn = lib.Today;
            await scope.Get<Things>().Save();
        }
        Assert.Equal(Destination.Withdrawn, (await lib.TakeBack(gone)).Value.Destination);
    }

    [Theory, BothDatabases]
    public async Task Withdrawn_or_broken_while_it_lies_ready_or_travels_it_leaves_its_hold_in_the_queue(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, ready, travels) = (await lib.Patron(), await lib.Item(), await lib.Item());
        var (here, there) = ((await lib.Reserve(patron, ready)).Value.Id, (await lib.Reserve(patron, travels, "buiten")).Value.Id);
        await lib.TakeBack(ready);
        await lib.TakeBack(travels);
        await lib.Pump();
        await using (var office = lib.AsStaff("back-office"))
        {
            var copy = await lib.Copy(ready);
            Assert.True((await office.Get<WithdrawItem>().Do(new WithdrawItemRequest(copy.Id, copy.Version))).Done);
        }
        await using (var office = lib.AsStaff("back-office"))
        {
            var copy = await lib.Copy(travels);
            var form = ItemForm.Of(copy);
            form.Status = ItemStatus.Repair;
            Assert.True((await office.Get<ChangeItem>().Do(new ChangeItemRequest(copy.Id, copy.Version, form))).Done);
        }
        await lib.Pump();
        await lib.Pump();
        Assert.Equal((HoldState.Waiting, HoldState.Waiting), (await lib.State(here), await lib.State(there)));
        foreach (var book in new[] { ready, travels })
        {
            Assert.Null(await lib.PlaceOf(book));
            Assert.False((await lib.Copy(book)).SetAside);
            Assert.Equal(Destination.Withdrawn, (await lib.TakeBack(book)).Value.Destination);
        }
        // The night calls neither left there.
        await lib.GoTo(lib.Today.AddDays(20));
        Assert.Equal((HoldState.Waiting, HoldState.Waiting), (await lib.State(here), await lib.State(there)));
    }

    [Theory, BothDatabases]
    public async Task A_branch_that_is_no_more_is_replaced_by_the_one_where_it_lies(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        await lib.Raw("UPDATE hold SET pick_up = 'poort'");
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(book, "buiten")).Value.Destination);
        Assert.Equal((HoldState.Ready, "buiten"), (await lib.State(hold), (await lib.Hold(hold))!.PickUp));
    }
}
