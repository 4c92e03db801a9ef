using System.Globalization;
using System.Net;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation;

/// <summary>A form of the desk whose answer was lost is sent again, by desk.js or with F5: it says what the first one did, and does nothing more.</summary>
public sealed class RepeatedFormTests
{
    /// <summary>Sends the same form twice and gives both answers.</summary>
    private static async Task<(string First, string Second)> Twice(DeskForms desk, string open, string path, params (string Name, string Value)[] fields)
    {
        await desk.Open(open);
        (string, string)[] form = [.. fields, ("sleutel", Guid.NewGuid().ToString())];
        return (await desk.Send(path, form), await desk.Send(path, form));
    }

    private static async Task<DeskForms> At(TestLibrary lib) => new(await lib.BrowseAs(Audiences.Roles.Desk));

    private static string Turn(TestLibrary lib) => lib.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task The_barcode_for_undo_takes_back_one_loan_only(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var (patron, turn) = (await lib.Patron(), Turn(lib));
        await lib.Lend(patron, await lib.Item());
        var last = await lib.Item();
        await lib.Lend(patron, last);
        var (first, second) = await Twice(desk, "/balie/uitlenen", "/balie/uitlenen", ("scan", "*ONGEDAAN"), ("lid", patron.Value.ToString()), ("beurt", turn));
        Assert.All([first, second], page => Assert.Contains("Teruggedraaid", page, StringComparison.Ordinal));
        Assert.Contains(last, second, StringComparison.Ordinal);
        Assert.Equal(1, await lib.OpenLoans());
        // Of a turn of one, the repeat finds nothing to undo, and says all the same what happened.
        (first, second) = await Twice(desk, "/balie/uitlenen", "/balie/uitlenen", ("scan", "*ONGEDAAN"), ("lid", patron.Value.ToString()), ("beurt", turn));
        Assert.All([first, second], page => Assert.Contains("Teruggedraaid", page, StringComparison.Ordinal));
        Assert.Contains("Niets om terug te draaien", await desk.Send("/balie/uitlenen", ("scan", "*ONGEDAAN"), ("lid", patron.Value.ToString()), ("beurt", turn), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_button_for_undo_says_that_it_did_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var patron = await lib.Patron();
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        var (first, second) = await Twice(desk, "/balie/uitlenen", "/balie/uitlenen?handler=Undo", ("lening", loan.Value.ToString()), ("lid", patron.Value.ToString()), ("beurt", Turn(lib)));
        Assert.All([first, second], page => Assert.Contains("Teruggedraaid", page, StringComparison.Ordinal));
        Assert.Equal(0, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task Check_in_that_was_undone_stays_undone(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var back = await lib.TakeBack(book);
        var list = RecentReturn.Write([new RecentReturn(back.Value.Loan!.Value, book, lib.Clock.GetUtcNow())]);
        var (first, second) = await Twice(desk, "/balie/innemen", "/balie/innemen", ("scan", "*ONGEDAAN"), ("lijst", list));
        Assert.All([first, second], page => Assert.Contains("Teruggedraaid", page, StringComparison.Ordinal));
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task One_thing_goes_off_a_trolley(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        Guid trolley;
        await using (var scope = lib.AsStaff("desk")) trolley = (await scope.Get<BeginTrolley>().Do(new BeginTrolleyRequest("stad", lib.Today.AddDays(-1)))).Value;
        var lent = await lib.Item();
        await lib.Lend(await lib.Patron(), lent);
        foreach (var item in new[] { await lib.Item(), lent, await lib.Item() })
        {
            lib.Clock.Advance(TimeSpan.FromSeconds(2));
            await using var scope = lib.AsStaff("desk");
            Assert.True((await scope.Get<ScanTrolley>().Do(new ScanTrolleyRequest(trolley, item, Guid.NewGuid()))).Done);
        }
        var path = $"/balie/inleverbus/{trolley}";
        foreach (var (left, open) in new[] { (2, 0), (1, 1) })
        {
            var (first, second) = await Twice(desk, path, path, ("scan", "*ONGEDAAN"));
            Assert.All([first, second], page => Assert.Contains("Teruggedraaid", page, StringComparison.Ordinal));
            Assert.Contains($"Op deze kar: {left}", second, StringComparison.Ordinal);
            Assert.Equal(open, await lib.OpenLoans());
        }
    }

    [Theory, BothDatabases]
    public async Task Renewing_counts_once_and_is_not_green_when_nothing_was_renewed(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(3));
        using var desk = await At(lib);
        (string, string)[] member = [("lid", patron.Value.ToString()), ("beurt", Turn(lib))];
        var (first, second) = await Twice(desk, "/balie/uitlenen", "/balie/uitlenen?handler=Renew", member);
        Assert.All([first, second], page => Assert.Contains("Verlengd: 1", WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        await using (var scope = lib.AsStaff("desk")) Assert.Equal(1, (await scope.Get<DeskNumbers>().Today("stad")).Renewals);
        var again = await desk.Send("/balie/uitlenen?handler=Renew", [.. member, ("sleutel", Guid.NewGuid().ToString())]);
        Assert.Contains("wh-out wh-no", again, StringComparison.Ordinal);
        Assert.Contains("Niets verlengd", again, StringComparison.Ordinal);
        Assert.Contains("Verlengen geeft nu geen extra tijd", again, StringComparison.Ordinal);
    }
}
