using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation;

/// <summary>The book drop: everything counts for one day, once, and nothing is lost on the way.</summary>
public sealed class TrolleyTests
{
    private static async Task<Guid> Begin(TestLibrary lib, DateOnly? on = null)
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<BeginTrolley>().Do(new BeginTrolleyRequest("stad", on ?? lib.Today.AddDays(-1)))).Value;
    }

    private static async Task<Outcome<ScannedTrolley>> Scan(TestLibrary lib, Guid trolley, string barcode, Guid? key = null)
    {
        await using var desk = lib.AsStaff("volunteer");
        return await desk.Get<ScanTrolley>().Do(new ScanTrolleyRequest(trolley, barcode, key ?? Guid.NewGuid()));
    }

    private static async Task<TrolleyNow> Show(TestLibrary lib, Guid trolley, bool whole = true)
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<ShowTrolley>().Of(trolley, whole, default))!;
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-23")] // a Tuesday: Stad was open on Monday
    [InlineData("2026-12-27", "2026-12-24")] // after both days of Christmas
    public async Task The_usual_day_is_the_last_one_that_the_branch_was_open(string today, string expected)
    {
        await using var lib = await LendingLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        var calendar = await scope.Get<OpeningDays>().Now();
        Assert.Equal(Day(expected), BeginTrolley.Usual(calendar, "stad", Day(today)));

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, BothDatabases]
    public async Task What_lay_in_the_drop_counts_for_the_day_that_was_set_and_never_before_it_was_lent(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (old, fresh, patron) = (await lib.Item(), await lib.Item(), await lib.Patron());
        var first = (await lib.Lend(patron, old)).Value.Loan;
        lib.Clock.Advance(TimeSpan.FromDays(10));
        var second = (await lib.Lend(patron, fresh)).Value.Loan;
        lib.Clock.Advance(TimeSpan.FromDays(1));
        var trolley = await Begin(lib, new DateOnly(2026, 3, 10));
        Assert.True((await Scan(lib, trolley, old)).Done);
        Assert.True((await Scan(lib, trolley, fresh)).Done);
        Assert.Equal(new DateOnly(2026, 3, 10), (await lib.Loan(first))!.ReturnedOn);
        Assert.Equal(new DateOnly(2026, 3, 12), (await lib.Loan(second))!.ReturnedOn);
    }

    [Theory, BothDatabases]
    public async Task The_day_is_one_of_the_last_seven(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        await using var desk = lib.AsStaff("desk");
        var begin = desk.Get<BeginTrolley>();
        Assert.Equal(["trolley-day"], (await begin.Do(new BeginTrolleyRequest("stad", lib.Today.AddDays(1)))).Codes());
        Assert.Equal(["trolley-day"], (await begin.Do(new BeginTrolleyRequest("stad", lib.Today.AddDays(-8)))).Codes());
        Assert.True((await begin.Do(new BeginTrolleyRequest("stad", lib.Today.AddDays(-7)))).Done);
    }

    [Theory, BothDatabases]
    public async Task A_trolley_counts_by_place_and_shows_all_of_it_later(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var trolley = await Begin(lib);
        for (var i = 0; i < 14; i++) await Scan(lib, trolley, await lib.Item());
        await Scan(lib, trolley, await lib.Item(branch: "buiten"));
        await Scan(lib, trolley, await lib.Item(withdrawn: true));
        var shown = await Show(lib, trolley, whole: false);
        Assert.Equal((16, ShowTrolley.Few), (shown.All, shown.Lines.Count));
        Assert.Equal([(Destination.Shelf, "", 14), (Destination.Crate, "buiten", 1), (Destination.Withdrawn, "", 1)], shown.Counts);
        Assert.Equal(16, (await Show(lib, trolley)).Lines.Count);
        await using var desk = lib.AsStaff("desk");
        Assert.Equal(16, Assert.Single(await desk.Get<ShowTrolley>().Open("stad", default)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_repeated_submit_and_a_second_scan_make_no_second_line(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var (trolley, key) = (await Begin(lib), Guid.NewGuid());
        Assert.False((await Scan(lib, trolley, book, key)).Value.Again);
        Assert.False((await Scan(lib, trolley, book, key)).Value.Again);
        Assert.True((await Scan(lib, trolley, book)).Value.Again);
        Assert.Equal(1, (await Show(lib, trolley)).All);
    }

    [Theory, BothDatabases]
    public async Task Of_one_submit_sent_four_times_at_once_one_line_comes(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var (trolley, key) = (await Begin(lib), Guid.NewGuid());
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scan(lib, trolley, book, key)))), o => Assert.True(o.Done));
        Assert.Equal(1, (await Show(lib, trolley)).All);
        Assert.Equal(0, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task The_last_scan_is_taken_off_again_within_five_minutes(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, other) = (await lib.Item(), await lib.Item());
        await lib.Lend(await lib.Patron(), book);
        var trolley = await Begin(lib);
        await Scan(lib, trolley, other);
        lib.Clock.Advance(TimeSpan.FromSeconds(2));
        await Scan(lib, trolley, book);
        await using (var desk = lib.AsStaff("desk")) Assert.Equal(book, (await desk.Get<UndoTrolley>().Do(new UndoTrolleyRequest(trolley))).Value.Barcode);
        Assert.Equal((1, 1), ((await Show(lib, trolley)).All, await lib.OpenLoans()));
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await using (var desk = lib.AsStaff("desk")) Assert.Equal(["undo-too-late"], (await desk.Get<UndoTrolley>().Do(new UndoTrolleyRequest(trolley))).Codes());
    }

    [Theory, BothDatabases]
    public async Task An_empty_trolley_is_forgotten_and_takes_no_more(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, trolley) = (await lib.Item(), await Begin(lib));
        await Scan(lib, trolley, book);
        await using (var desk = lib.AsStaff("desk")) await desk.Get<ShowTrolley>().Finish(trolley, default);
        Assert.Empty(await lib.Raw("SELECT id FROM trolley_line"));
        Assert.Equal(["trolley-gone"], (await Scan(lib, trolley, book)).Codes());
        Assert.Equal(["unknown-number"], (await Scan(lib, await Begin(lib), "1")).Codes());
    }

    [Theory, BothDatabases]
    public async Task The_day_has_its_numbers_and_what_was_undone_does_not_count(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, one, two) = (await lib.Patron(), await lib.Item(), await lib.Item());
        // 10:00 in Almere.
        await lib.Lend(patron, one);
        var lent = (await lib.Lend(patron, two)).Value.Loan;
        await using (var desk = lib.AsStaff("desk")) Assert.True((await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, lent))).Done);
        lib.Clock.Advance(TimeSpan.FromHours(2));
        await lib.TakeBack(one);
        await using (var desk = lib.AsStaff("desk"))
        {
            var day = await desk.Get<DeskNumbers>().Today("stad");
            Assert.Equal([new HourAtDesk(10, 1, 0, 0), new HourAtDesk(11, 0, 0, 0), new HourAtDesk(12, 0, 1, 0)], day.Hours);
            Assert.Empty((await desk.Get<DeskNumbers>().Today("buiten")).Hours);
        }
        lib.Clock.Advance(TimeSpan.FromHours(13));
        await using (var desk = lib.AsStaff("desk")) Assert.Empty((await desk.Get<DeskNumbers>().Today("stad")).Hours);
    }

    [Theory, BothDatabases]
    public async Task What_nobody_knows_stays_named_until_the_trolley_is_done(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/inleverbus?vestiging=stad");
        await desk.Send("/balie/inleverbus", ("vestiging", "stad"));
        var trolley = Woordhouder.Platform.Data.Sql.Guid((await lib.Raw("SELECT id FROM trolley"))[0][0]!);
        var page = await desk.Send($"/balie/inleverbus/{trolley}", ("scan", "123"), ("onbekend", ""));
        Assert.Contains("Niet herkend", page, StringComparison.Ordinal);
        page = await desk.Send($"/balie/inleverbus/{trolley}", ("scan", await lib.Item()), ("onbekend", "123"));
        Assert.Matches("Leg apart</span> <span class=\"wh-num\">123<", page);
        Assert.Contains("Op deze kar: 1", page, StringComparison.Ordinal);
    }
}
