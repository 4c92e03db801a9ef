using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>An inventory with a scanner: what is not right is said at once, what is not there at the end.</summary>
public sealed class InventoryTests
{
    private static async Task<Guid> Begin(TestLibrary lib, string from = "", string to = "", Guid? key = null)
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<BeginInventory>().Do(new BeginInventoryRequest("stad", from, to, key ?? Guid.NewGuid()))).Value;
    }

    private static async Task<Outcome<InventoryScanned>> Scan(TestLibrary lib, Guid inventory, params string[] numbers)
    {
        await using var desk = lib.AsStaff("volunteer");
        return await desk.Get<ScanInventory>().Do(new ScanInventoryRequest(inventory, numbers));
    }

    private static async Task<List<string>> Left(TestLibrary lib, Guid inventory)
    {
        await using var desk = lib.AsStaff("desk");
        var row = await desk.Get<Things>().Set<Inventory>().SingleAsync(i => i.Id == inventory);
        return [.. (await desk.Get<NotScanned>().Of(row, default)).Select(i => i.Barcode)];
    }

    private static async Task<Outcome<int>> Mark(TestLibrary lib, Guid inventory, int count)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<MarkNotScanned>().Do(new MarkNotScannedRequest(inventory, count));
    }

    private static async Task Change(TestLibrary lib, string barcode, Action<Item> change)
    {
        await using var scope = lib.AsLibrary();
        change(await scope.Get<Things>().Track<Item>().SingleAsync(i => i.Barcode == barcode));
        await scope.Get<Things>().Save();
    }

    [Theory, BothDatabases]
    public async Task Every_scan_says_what_is_known_of_the_thing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (right, other, elsewhere, lent, gone, missing, ready) = (await lib.Item(), await lib.Item(branch: "buiten"), await lib.Item(), await lib.Item(), await lib.Item(withdrawn: true), await lib.Item(), await lib.Item());
        var still = await lib.Patron();
        await lib.Lend(still, lent);
        await lib.Restrict(still); // whoever has it: that it is out is a fact
        await lib.Reserve(await lib.Patron(), ready);
        await lib.TakeBack(ready);
        await Change(lib, elsewhere, i => i.ShelfMark = "R 741");
        await Change(lib, missing, i => i.Status = ItemStatus.Missing);
        var inventory = await Begin(lib, "J A", "J M");
        foreach (var (number, finding) in new[] { (right, Finding.Right), (other, Finding.OtherBranch), (elsewhere, Finding.OtherShelf), (lent, Finding.OnLoan), (gone, Finding.Withdrawn), (missing, Finding.Found), (ready, Finding.SetAside) })
            Assert.Equal((number, finding), (await Scan(lib, inventory, number)).Value.Scans.Select(s => (s.Item.Barcode, s.Finding)).Single());
        Assert.Equal(["999999"], (await Scan(lib, inventory, "999999")).Value.Unknown);
        Assert.Equal(ItemStatus.InCollection, (await lib.Copy(missing)).Status);
        Assert.Equal([ItemStatus.Missing], await lib.StatusesBefore(missing));
        Assert.Equal(1, await lib.OpenLoans());
        await using var desk = lib.AsStaff("desk");
        var shown = (await desk.Get<ShowInventory>().Of(inventory, default))!;
        Assert.Equal((7, 5), (shown.All, shown.Wrong));
    }

    [Theory, BothDatabases]
    public async Task What_was_not_scanned_becomes_missing_after_somebody_saw_how_many_and_what_is_elsewhere_does_not(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (scanned, absent, lent, ready, repair, other, outside) = (await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item(branch: "buiten"), await lib.Item());
        var patron = await lib.Patron();
        await lib.Lend(patron, lent); // the catalogue does not know yet
        await lib.Reserve(patron, ready);
        await lib.TakeBack(ready);
        await Change(lib, repair, i => i.Status = ItemStatus.Repair);
        await Change(lib, outside, i => i.ShelfMark = "R 741");
        var inventory = await Begin(lib, "J", "J");
        await Scan(lib, inventory, scanned);
        Assert.Equal([absent], await Left(lib, inventory));
        Assert.Equal(["inventory-changed"], (await Mark(lib, inventory, 2)).Codes());
        Assert.Equal(ItemStatus.InCollection, (await lib.Copy(absent)).Status);
        Assert.Equal(1, (await Mark(lib, inventory, 1)).Value);
        Assert.Empty(await Left(lib, inventory));
        foreach (var (number, status) in new[] { (absent, ItemStatus.Missing), (scanned, ItemStatus.InCollection), (lent, ItemStatus.InCollection), (ready, ItemStatus.InCollection), (repair, ItemStatus.Repair), (other, ItemStatus.InCollection), (outside, ItemStatus.InCollection) })
            Assert.Equal(status, (await lib.Copy(number)).Status);
        // It turns up behind the shelf.
        Assert.Equal(Finding.Found, (await Scan(lib, inventory, absent)).Value.Scans.Single().Finding);
        Assert.Equal(ItemStatus.InCollection, (await lib.Copy(absent)).Status);
    }

    [Theory, BothDatabases]
    public async Task What_came_back_since_it_began_was_not_there_to_be_scanned(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (early, late, drop, absent) = (await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item());
        var still = await lib.Patron();
        foreach (var book in new[] { early, late, drop }) await lib.Lend(still, book);
        await lib.Restrict(still);
        lib.Clock.Advance(TimeSpan.FromDays(2));
        await lib.TakeBack(early);
        lib.Clock.Advance(TimeSpan.FromHours(1));
        var inventory = await Begin(lib);
        lib.Clock.Advance(TimeSpan.FromHours(1));
        await lib.TakeBack(late);
        // Out of the book drop: it counts for yesterday.
        await using (var desk = lib.AsStaff("desk")) await desk.Get<CheckIn>().Do(new CheckInRequest(drop, "stad", On: lib.Today.AddDays(-1)));
        await lib.Pump();
        Assert.Equal(new[] { early, absent }.Order(), (await Left(lib, inventory)).Order());
    }

    [Theory, BothDatabases]
    public async Task Two_scanners_and_a_file_make_one_line_of_each_thing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var numbers = new List<string>();
        for (var i = 0; i < 12; i++) numbers.Add(await lib.Item());
        var inventory = await Begin(lib);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Scan(lib, inventory, [.. numbers]))));
        Assert.True((await Scan(lib, inventory, numbers[0])).Value.Scans.Single().Again);
        Assert.Equal(12, (await lib.Raw("SELECT item_id FROM inventory_line")).Count);
        Assert.Equal(["inventory-file-too-long"], (await Scan(lib, inventory, [.. Enumerable.Range(0, 5001).Select(n => $"{n:D6}")])).Codes());
    }

    [Theory, BothDatabases]
    public async Task It_begins_once_and_closed_it_takes_no_more(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid());
        Assert.Equal(await Begin(lib, key: key), await Begin(lib, key: key));
        await using (var desk = lib.AsStaff("desk"))
        {
            Assert.Single(await desk.Get<ShowInventory>().Open(default));
            Assert.Equal(["inventory-branch"], (await desk.Get<BeginInventory>().Do(new BeginInventoryRequest("nergens", "", "", Guid.NewGuid()))).Codes());
            Assert.Equal(["inventory-order"], (await desk.Get<BeginInventory>().Do(new BeginInventoryRequest("stad", "K", "J", Guid.NewGuid()))).Codes());
            Assert.Equal(["inventory-mark"], (await desk.Get<BeginInventory>().Do(new BeginInventoryRequest("stad", new string('x', 121), "", Guid.NewGuid()))).Codes());
        }
        await Scan(lib, key, book);
        await using (var desk = lib.AsStaff("desk")) await desk.Get<ShowInventory>().Close(key, default);
        Assert.Empty(await lib.Raw("SELECT item_id FROM inventory_line"));
        Assert.Equal(["inventory-gone"], (await Scan(lib, key, book)).Codes());
        Assert.Equal(["inventory-gone"], (await Mark(lib, key, 0)).Codes());
    }

    [Theory, BothDatabases]
    public async Task Closed_while_somebody_scans_nothing_is_left_of_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var numbers = new List<string>();
        for (var i = 0; i < 8; i++) numbers.Add(await lib.Item());
        var inventory = await Begin(lib);
        var scans = numbers.Select(n => Task.Run(() => Scan(lib, inventory, n))).ToList();
        await using (var desk = lib.AsStaff("desk")) await desk.Get<ShowInventory>().Close(inventory, default);
        Assert.All(await Task.WhenAll(scans), o => Assert.True(o.Done || o.Codes() is ["inventory-gone"]));
        Assert.Empty(await lib.Raw("SELECT item_id FROM inventory_line"));
    }

    [Theory]
    [InlineData("30127000000013,2026-03-02 10:00\r\n\r\n\"30127000001391\";1\r\n", null)]
    [InlineData("30127000000013\nde kast bij het raam\n", "inventory-file-line")]
    [InlineData("\n \n", "inventory-file-none")]
    public async Task A_file_is_judged_whole(string text, string? refused)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var read = await ScannerFile.Read(file, default);
        if (refused is null) Assert.Equal(["30127000000013", "30127000001391"], read.Value);
        else Assert.Equal([refused], read.Codes());
    }

    [Theory, BothDatabases]
    public async Task The_pages_lead_from_the_first_scan_to_the_report(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, late, absent) = (await lib.Item(), await lib.Item(), await lib.Item());
        await Change(lib, book, i => i.ShelfMark = "J P");
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Volunteer));
        await desk.Open("/balie/inventaris");
        var key = Guid.NewGuid();
        await desk.Send("/balie/inventaris", ("FromMark", "J"), ("ToMark", "J"), ("sleutel", key.ToString()), ("vestiging", "stad"));
        var path = $"/balie/inventaris/{key}";
        Assert.Contains("Staat goed", await desk.Send(path, ("scan", book)), StringComparison.Ordinal);
        Assert.Contains("Kijk naar de volgorde", await desk.Send(path, ("scan", late), ("vorige", "J P")), StringComparison.Ordinal);
        Assert.Contains("kennen wij niet", await desk.Send(path, ("scan", "999999")), StringComparison.Ordinal);
        Assert.Contains("Dit is een pas", await desk.Send(path, ("scan", lib.Card(await lib.Patron()))), StringComparison.Ordinal);
        var outcome = await desk.Open(path + "/uitkomst");
        Assert.Contains(absent, outcome, StringComparison.Ordinal);
        Assert.DoesNotContain(book, outcome, StringComparison.Ordinal);
        Assert.Contains(absent, await desk.Open(path + "/uitkomst?handler=Csv"), StringComparison.Ordinal);
        await desk.Open(path + "/uitkomst");
        Assert.Contains("Als vermist gemeld: 1.", WebUtility.HtmlDecode(await desk.Send(path + "/uitkomst", ("aantal", "1"))), StringComparison.Ordinal);
        await desk.Open(path);
        Assert.Contains("Er loopt geen inventaris", await desk.Send(path + "?handler=Close"), StringComparison.Ordinal);
    }
}
