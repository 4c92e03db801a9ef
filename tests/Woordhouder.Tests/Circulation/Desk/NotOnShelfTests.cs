using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>A copy that somebody went to fetch and that is not there.</summary>
public sealed class NotOnShelfTests
{
    private static async Task<Outcome<ItemFacts>> Say(TestLibrary lib, string barcode, bool back = false, PlaceKind? from = null)
    {
        await using var desk = lib.AsStaff("volunteer");
        return await desk.Get<NotOnShelf>().Do(new NotOnShelfRequest(barcode, back, from));
    }

    [Theory, BothDatabases]
    public async Task The_queue_helps_itself_with_another_copy_and_the_history_says_why(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (waiting, here) = (await lib.Patron(), await lib.Item());
        var there = await lib.CopyOf(here, "buiten");
        await lib.Reserve(waiting, here);
        Assert.Equal(here, (await lib.Shelf()).Fetch.Single().Item.Barcode);
        Assert.True((await Say(lib, here)).Done);
        Assert.Empty((await lib.Shelf()).Fetch);
        Assert.Equal((there, "stad"), (await lib.Shelf("buiten")).Fetch.Select(f => (f.Item.Barcode, f.PickUp)).Single());
        Assert.Equal(ItemStatus.Missing, (await lib.Copy(here)).Status);
        Assert.Equal([ItemStatus.InCollection], await lib.StatusesBefore(here));
    }

    [Theory, BothDatabases]
    public async Task Undone_it_is_fetched_again(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Reserve(await lib.Patron(), book);
        await Say(lib, book);
        lib.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await Say(lib, book, back: true)).Done);
        Assert.Equal(book, (await lib.Shelf()).Fetch.Single().Item.Barcode);
        Assert.Equal([ItemStatus.Missing, ItemStatus.InCollection], await lib.StatusesBefore(book));
    }

    [Theory, BothDatabases]
    public async Task Check_in_finds_it_and_it_goes_to_whoever_waits(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, other) = (await lib.Item(), await lib.Item());
        // Of what is missing nobody could.
        await lib.Reserve(await lib.Patron(), other);
        await Say(lib, book);
        await Say(lib, other);
        lib.Clock.Advance(TimeSpan.FromSeconds(1));
        var back = (await lib.TakeBack(book)).Value;
        Assert.Equal((Destination.Shelf, true, null), (back.Destination, back.Item.Missing, back.Loan));
        await lib.Pump();
        Assert.Equal(ItemStatus.InCollection, (await lib.Copy(book)).Status);
        Assert.Equal([ItemStatus.Missing, ItemStatus.InCollection], await lib.StatusesBefore(book));
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(other)).Value.Destination);
        await lib.Pump();
        Assert.Equal(ItemStatus.InCollection, (await lib.Copy(other)).Status);
    }

    [Theory, BothDatabases]
    public async Task Check_out_finds_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await Say(lib, book);
        Assert.True((await lib.Lend(await lib.Patron(), book)).Value.Item.Missing);
        await lib.Pump();
        Assert.Equal((ItemStatus.InCollection, true), await lib.Copy(book) is var i ? (i.Status, i.OnLoan) : default);
        Assert.False((await lib.Facts(book)).Missing);
    }

    [Theory, BothDatabases]
    public async Task A_check_in_of_what_nobody_missed_writes_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.TakeBack(book);
        Assert.Empty(await lib.Raw("SELECT id FROM outbox"));
    }

    [Theory, BothDatabases]
    public async Task What_is_known_to_be_elsewhere_is_not_missing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (lent, ready, repair, gone) = (await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item(withdrawn: true));
        var patron = await lib.Patron();
        await lib.Lend(patron, lent);
        await lib.Reserve(patron, ready);
        await lib.TakeBack(ready);
        await using (var scope = lib.AsLibrary())
        {
            (await scope.Get<Things>().Track<Item>().SingleAsync(i => i.Barcode == repair)).Status = ItemStatus.Repair;
            await scope.Get<Things>().Save();
        }
        foreach (var number in new[] { lent, ready, repair, gone }) Assert.Equal(["not-on-shelf-elsewhere"], (await Say(lib, number)).Codes());
        Assert.Equal(["unknown-number"], (await Say(lib, "999999")).Codes());
        Assert.Equal(ItemStatus.Repair, (await lib.Copy(repair)).Status);
    }

    [Theory, BothDatabases]
    public async Task Said_at_four_desks_at_once_it_is_one_step(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Say(lib, book)))), o => Assert.True(o.Done));
        Assert.Single(await lib.StatusesBefore(book));
    }

    [Theory, BothDatabases]
    public async Task The_page_of_the_shelf_says_so_and_takes_it_back(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Reserve(await lib.Patron(), book);
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        Assert.Contains("Niet gevonden", await desk.Open("/balie/plank"), StringComparison.Ordinal);
        var page = await desk.Send("/balie/plank?handler=NotFound", ("niet", book), ("vestiging", "stad"));
        Assert.Contains("is als vermist gemeld", page, StringComparison.Ordinal);
        Assert.Contains("Er is niets te halen", page, StringComparison.Ordinal);
        Assert.Contains("Niet gevonden", await desk.Send("/balie/plank?handler=Found", ("niet", book), ("vestiging", "stad")), StringComparison.Ordinal);
        await desk.Send("/balie/plank?handler=NotFound", ("niet", book), ("vestiging", "stad"));
        await desk.Open("/balie/innemen");
        var found = await desk.Send("/balie/innemen", ("scan", book), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Dit exemplaar was vermist", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Dit was zoek", found, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_vanished_from_a_crate_leaves_its_hold_in_the_queue_and_another_copy_helps(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, next, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var (hold, behind) = ((await lib.Reserve(first, book, "buiten")).Value.Id, (await lib.Reserve(next, book, "buiten")).Value.Id);
        await lib.TakeBack(book);
        await lib.Pump();
        var other = await lib.CopyOf(book);
        // Looked for on another list than where it should be: that list is old.
        Assert.Equal(["not-on-shelf-elsewhere"], (await Say(lib, book, from: PlaceKind.HoldShelf)).Codes());
        Assert.Equal(HoldState.OnItsWay, await lib.State(hold));
        for (var press = 0; press < 2; press++) Assert.True((await Say(lib, book, from: PlaceKind.Transit)).Done);
        Assert.Equal((HoldState.Waiting, null), (await lib.State(hold), await lib.PlaceOf(book)));
        await lib.Pump();
        Assert.Equal((ItemStatus.Missing, false), await lib.Copy(book) is var gone ? (gone.Status, gone.SetAside) : default);
        await lib.TakeBack(other, "buiten");
        Assert.Equal((HoldState.Ready, HoldState.Waiting), (await lib.State(hold), await lib.State(behind)));
        // It turns up: the next is helped with it.
        Assert.Equal((true, Destination.HoldShelf), (await lib.TakeBack(book, "buiten")).Value is var back ? (back.Found, back.Destination) : default);
        Assert.Equal(HoldState.Ready, await lib.State(behind));
    }

    [Theory, BothDatabases]
    public async Task What_vanished_from_the_hold_shelf_is_not_called_left_there(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        await lib.TakeBack(book);
        Assert.True((await Say(lib, book, from: PlaceKind.HoldShelf)).Done);
        Assert.Empty((await lib.Shelf()).Waiting);
        await lib.GoTo(lib.Today.AddDays(20));
        Assert.Equal((HoldState.Waiting, null), (await lib.State(hold), (await lib.Hold(hold))!.ReadyUntil));
    }

    [Theory, BothDatabases]
    public async Task The_pages_of_crate_and_hold_shelf_say_so(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, travels, ready) = (await lib.Patron(), await lib.Item(), await lib.Item());
        await lib.Reserve(patron, travels, "buiten");
        await lib.Reserve(patron, ready);
        await lib.TakeBack(travels);
        await lib.TakeBack(ready);
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        foreach (var (page, book) in new[] { ("/balie/krat", travels), ("/balie/plank", ready) })
        {
            Assert.Contains("Niet gevonden", await desk.Open(page), StringComparison.Ordinal);
            var said = await desk.Send($"{page}?handler=NotThere", ("niet", book), ("vestiging", "stad"));
            Assert.Contains("is als vermist gemeld", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Ongedaan", said, StringComparison.Ordinal);
            Assert.Null(await lib.PlaceOf(book));
            Assert.Equal(ItemStatus.Missing, (await lib.Copy(book)).Status);
        }
        await lib.Lend(patron, ready);
        await lib.Pump();
        Assert.Contains("hoort daar nu niet", await desk.Send("/balie/krat?handler=NotThere", ("niet", ready), ("vestiging", "stad")), StringComparison.Ordinal);
    }
}
