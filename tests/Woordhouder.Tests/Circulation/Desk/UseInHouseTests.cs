using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>What was read at a table is counted, once, and without anybody.</summary>
public sealed class UseInHouseTests
{
    private static async Task<Outcome<UsedInHouse>> Use(TestLibrary lib, string barcode, Guid? key = null)
    {
        await using var desk = lib.AsStaff("volunteer");
        return await desk.Get<UseInHouse>().Do(new UseInHouseRequest(barcode, "stad", key ?? Guid.NewGuid()));
    }

    private static async Task<int> ThisMonth(TestLibrary lib, string branch = "stad")
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<IInHouseUse>().OfMonth(branch, lib.Today);
    }

    [Theory, BothDatabases]
    public async Task Each_scan_counts_once_in_its_month_and_branch(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid());
        Assert.True((await Use(lib, book, key)).Value.Counted);
        Assert.True((await Use(lib, book, key)).Value.Counted); // the same submit
        await Use(lib, book);
        Assert.Equal((2, 0), (await ThisMonth(lib), await ThisMonth(lib, "buiten")));
        Assert.Equal(0, await lib.OpenLoans());
        lib.Clock.Advance(TimeSpan.FromDays(31)); // April
        Assert.Equal(0, await ThisMonth(lib));
        await Use(lib, book);
        Assert.Equal(1, await ThisMonth(lib));
        await using var office = lib.AsStaff("back-office");
        var row = (await office.Get<WeedingList>().Rows(new WeedingQuery("stad", "", null, null, null, WeedingOrder.LeastUsedInHouse, Descending: true), 0, 10, default)).First();
        Assert.Equal((book, 0, 3), (row.Barcode, row.TimesLent, row.UsedInHouse));
    }

    [Theory, BothDatabases]
    public async Task Of_one_submit_sent_four_times_at_once_one_counts_and_four_readers_count_four(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid());
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Use(lib, book, key)))), o => Assert.True(o.Value.Counted));
        Assert.Equal(1, await ThisMonth(lib));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Use(lib, book))));
        Assert.Equal(5, await ThisMonth(lib));
    }

    [Theory, BothDatabases]
    public async Task What_was_on_loan_comes_back_and_does_not_count(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, gone, key) = (await lib.Item(), await lib.Item(withdrawn: true), Guid.NewGuid());
        await lib.Lend(await lib.Patron(), book);
        Assert.False((await Use(lib, book, key)).Value.Counted);
        Assert.False((await Use(lib, book, key)).Value.Counted);
        Assert.False((await Use(lib, gone)).Value.Counted);
        Assert.Equal((0, 0), (await lib.OpenLoans(), await ThisMonth(lib)));
        Assert.Equal(["unknown-number"], (await Use(lib, "999999")).Codes());
    }

    [Theory, BothDatabases]
    public async Task Whoever_waits_for_it_gets_it_and_it_counts_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid());
        await lib.Reserve(await lib.Patron(), book);
        var used = (await Use(lib, book, key)).Value;
        Assert.Equal((true, Destination.HoldShelf), (used.Counted, used.Back.Destination));
        Assert.True((await Use(lib, book, key)).Value.Counted);
        Assert.Equal(1, await ThisMonth(lib));
    }

    [Theory, BothDatabases]
    public async Task A_count_is_taken_back_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid());
        await Use(lib, book);
        await Use(lib, book, key);
        await using (var desk = lib.AsStaff("desk"))
        {
            Assert.True(await desk.Get<IInHouseUse>().TakeBack(key));
            Assert.False(await desk.Get<IInHouseUse>().TakeBack(key));
            Assert.False(await desk.Get<IInHouseUse>().TakeBack(Guid.NewGuid()));
        }
        Assert.Equal(1, await ThisMonth(lib));
    }

    [Theory, BothDatabases]
    public async Task The_page_counts_and_takes_back_and_knows_a_card(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid().ToString());
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Volunteer));
        await desk.Open("/balie/in-huis");
        Assert.Contains("Geteld", await desk.Send("/balie/in-huis", ("scan", book), ("sleutel", key)), StringComparison.Ordinal);
        Assert.Contains("Teruggedraaid", await desk.Send("/balie/in-huis", ("scan", "*ONGEDAAN"), ("gescand", key), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        Assert.Equal(0, await ThisMonth(lib));
        var page = await desk.Send("/balie/in-huis", ("scan", lib.Card(await lib.Patron())), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Dit is een pas", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Samira", page, StringComparison.Ordinal);
    }
}
