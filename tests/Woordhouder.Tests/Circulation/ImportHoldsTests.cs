using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Patrons;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Circulation;

public sealed class ImportHoldsTests
{
    private const string Head = "card,control_number,barcode,placed_on,pick_up,wanted_until,suspended_until\n";

    /// <summary>Three members, two copies of the first title and one of the second; the third title has none.</summary>
    private static async Task<TestLibrary> Create(Engine engine)
    {
        var lib = await LittleLibrary.Empty(engine);
        await lib.Titles(3);
        await lib.Import("patrons", TheFile(Patron(1), Patron(2), Patron(3)));
        await lib.Import("items", "barcode,control_number,branch\nB1111,gen-1,stad\nB2222,gen-1,stad\nB3333,gen-2,haven\n");
        return lib;
    }

    private static string Hold(int card, string title = "gen-1", string barcode = "", string placed = "2026-02-11", string pickUp = "stad", string until = "", string suspended = "") =>
        $"{CardOf(card)},{title},{barcode},{placed},{pickUp},{until},{suspended}\n";

    [Theory, BothDatabases]
    public async Task Who_waits_there_waits_here_with_branch_and_days(Engine engine)
    {
        await using var lib = await Create(engine);
        var report = await lib.Import("holds", Head + Hold(1, "gen-2", "B3333", "11-2-2026", "buiten", "2026-12-31", "2026-07-31"));
        Assert.Equal((ImportEnd.Done, 1, ""), (report.End, report.Added, report.Codes()));
        var hold = (await lib.Rows<Hold>()).Single();
        var copy = await lib.Facts("B3333");
        Assert.Equal((copy.TitleId, copy.Id, "buiten", new DateOnly(2026, 12, 31), new DateOnly(2026, 7, 31), null, null), (hold.TitleId, hold.WantedItemId, hold.PickUp, hold.WantedUntil, hold.SuspendedUntil, hold.ItemId, hold.EndedOn));
        Assert.Equal(new DateOnly(2026, 2, 11), (await lib.Rows<Borrower>()).Single().LastUsedOn);
        Assert.Equal((0, 0), (await lib.Count("outbox"), await lib.Count("mail")));
        foreach (var promise in new[] { "holds.without-names", "holds.collected-gone", "overdue.holds" }) await lib.Holds(promise);
    }

    [Theory, BothDatabases]
    public async Task Whoever_asked_first_gets_the_copy_and_of_one_day_whoever_stands_first_in_the_file(Engine engine)
    {
        await using var lib = await Create(engine);
        await lib.Import("holds", Head + Hold(3) + Hold(2, placed: "2026-02-10") + Hold(1));
        var order = new List<HoldState>();
        await lib.TakeBack("B1111");
        await lib.TakeBack("B2222");
        foreach (var hold in (await lib.Rows<Hold>()).OrderBy(h => h.PlacedAt)) order.Add(hold.StateOn(lib.Today));
        Assert.Equal([HoldState.Ready, HoldState.Ready, HoldState.Waiting], order);
        var last = (await lib.Rows<Hold>()).MaxBy(h => h.PlacedAt)!;
        Assert.Equal((await lib.Row<Woordhouder.Patrons.Card>(c => c.Number == CardOf(1))).PersonId, last.PatronId);
    }

    [Theory, BothDatabases]
    public async Task A_newer_file_adds_no_hold_that_is_here_was_cancelled_here_or_is_at_home(Engine engine)
    {
        await using var lib = await Create(engine);
        var file = Head + Hold(1) + Hold(2);
        await lib.Import("holds", file);
        Assert.Equal((ImportEnd.AlreadyIn, 0), await lib.Import("holds", file) is var r ? (r.End, r.Added) : default);
        var mine = (await lib.Row<Woordhouder.Patrons.Card>(c => c.Number == CardOf(1))).PersonId;
        var hold = (await lib.Rows<Hold>(h => h.PatronId == mine)).Single();
        Assert.True((await lib.Member(mine, (CancelHold u) => u.Do(new CancelHoldRequest(mine, hold.Id)))).Done);
        var third = (await lib.Row<Woordhouder.Patrons.Card>(c => c.Number == CardOf(3))).PersonId;
        await lib.Lend(third, "B2222");
        Assert.Equal((ImportEnd.Done, 1, 3), await lib.Import("holds", file + Hold(3) + Hold(3, "gen-2")) is var more ? (more.End, more.Added, more.Already) : default);
        Assert.Equal(3, (await lib.Rows<Hold>()).Count);
    }

    [Theory]
    [InlineData("9,gen-1,,2026-02-11,stad,,", "card import-borrower-unknown")]
    [InlineData("1,gen-9,,2026-02-11,stad,,", "control_number import-title-unknown")]
    [InlineData("1,gen-3,,2026-02-11,stad,,", "control_number import-hold-no-copy")]
    [InlineData("1,gen-1,B3333,2026-02-11,stad,,", "barcode import-barcode-elsewhere")]
    [InlineData("1,gen-1,B9999,2026-02-11,stad,,", "barcode import-item-unknown")]
    [InlineData("1,gen-1,,2026-03-03,stad,,", "placed_on import-day-late")]
    [InlineData("1,gen-1,,2020-02-29,stad,,", "placed_on import-hold-before-member")]
    [InlineData("1,gen-1,,,stad,,", "placed_on import-value-missing")]
    [InlineData("1,gen-1,,2026-02-11,centrum,,", "pick_up import-branch")]
    [InlineData("1,gen-1,,2026-02-11,stad,2026-02-28,", "wanted_until import-hold-over")]
    [InlineData("1,gen-1,,2026-02-11,stad,2026-04-01,2026-04-02", "suspended_until import-day-late")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_column(string row, string fault)
    {
        await using var lib = await Create(Engine.Sqlite);
        Assert.Equal("2 " + fault, (await lib.Import("holds", Head + CardOf(row[0] - '0') + row[1..] + "\n")).Codes());
        Assert.Equal(0, await lib.Count("hold"));
    }

    [Fact]
    public async Task The_same_wish_twice_in_a_file_is_a_fault_of_the_file()
    {
        await using var lib = await Create(Engine.Sqlite);
        Assert.Equal("3 control_number import-twice", (await lib.Import("holds", Head + Hold(1) + Hold(1, placed: "2026-02-12"))).Codes());
    }

    [Theory, BothDatabases]
    public async Task One_title_by_two_names_is_the_same_wish_twice(Engine engine)
    {
        await using var lib = await Create(engine);
        var source = (await lib.Raw("SELECT control_source FROM title WHERE control_number = 'gen-1'"))[0][0];
        var report = await lib.Import("holds", $"card,control_number,control_source,placed_on,pick_up\n{CardOf(1)},gen-1,{source},2026-02-11,stad\n{CardOf(1)},gen-1,,2026-02-11,stad\n");
        Assert.Equal((ImportEnd.Refused, "3 control_number import-twice"), (report.End, report.Codes()));
    }

    [Theory, BothDatabases]
    public async Task The_same_rows_under_other_names_are_another_file(Engine engine)
    {
        await using var lib = await Create(engine);
        var row = Hold(1, until: "2026-12-31");
        Assert.Equal(ImportEnd.Done, (await lib.Import("holds", Head + row)).End);
        Assert.Equal(ImportEnd.AlreadyIn, (await lib.Import("holds", Head + row)).End);
        var swapped = Head.Replace("wanted_until,suspended_until", "suspended_until,wanted_until", StringComparison.Ordinal);
        Assert.Equal((ImportEnd.Done, 0, 1), await lib.Import("holds", swapped + row) is var r ? (r.End, r.Added, r.Already) : default);
    }
}
