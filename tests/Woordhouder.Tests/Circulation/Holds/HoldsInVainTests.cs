using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>Who waits for a title of which nothing can come, and what the office and the member see of it.</summary>
public sealed class HoldsInVainTests
{
    private static async Task Becomes(TestLibrary lib, string barcode, ItemStatus status, bool withdrawn = false)
    {
        await using var scope = lib.AsLibrary();
        var item = await scope.Get<Things>().Track<Item>().SingleAsync(i => i.Barcode == barcode);
        item.Status = status;
        if (withdrawn) item.WithdrawnOn = lib.Today;
        await scope.Get<Things>().Save();
    }

    private static async Task<IReadOnlyList<(WhyInVain Why, string Copy, int Waiting)>> Seen(TestLibrary lib)
    {
        await using var office = lib.AsStaff("back-office");
        return [.. (await office.Get<HoldsInVain>().Rows()).OrderBy(r => r.Why).Select(r => (r.Why, r.Copy, r.Waiting))];
    }

    [Theory, BothDatabases]
    public async Task A_title_of_which_nothing_can_come_stands_on_the_list_with_how_many_wait_and_nobody(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (one, two) = (await lib.Patron(), await lib.Patron());
        var (gone, missing, helped) = (await lib.Item(), await lib.Item(), await lib.Item());
        await lib.CopyOf(helped);
        foreach (var book in new[] { gone, missing, helped }) await lib.Reserve(one, book);
        await lib.Reserve(two, gone);
        Assert.Empty(await Seen(lib));
        await Becomes(lib, gone, ItemStatus.InCollection, withdrawn: true);
        await Becomes(lib, missing, ItemStatus.Missing);
        await Becomes(lib, helped, ItemStatus.Missing); // its other copy can come
        Assert.Equal([(WhyInVain.NoCopies, "", 2), (WhyInVain.AllMissing, "", 1)], await Seen(lib));
        // In repair or on order it can still come.
        await Becomes(lib, missing, ItemStatus.Repair);
        Assert.Equal([(WhyInVain.NoCopies, "", 2)], await Seen(lib));
    }

    [Theory, BothDatabases]
    public async Task A_hold_on_one_copy_that_left_or_is_missing_stands_there_too(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (one, two) = (await lib.Patron(), await lib.Patron());
        var (first, second) = (await lib.Item(), await lib.Item());
        await lib.CopyOf(first);
        await lib.CopyOf(second);
        await lib.Reserve(one, first, thisCopy: true);
        await lib.Reserve(two, second, thisCopy: true);
        await Becomes(lib, first, ItemStatus.Missing);
        await Becomes(lib, second, ItemStatus.InCollection, withdrawn: true);
        Assert.Equal([(WhyInVain.ThatCopyMissing, first, 1), (WhyInVain.ThatCopyGone, second, 1)], await Seen(lib));
    }

    [Theory, BothDatabases]
    public async Task Nobody_reserves_what_is_missing_and_whoever_waits_still_reads_for_what(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (waits, late, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        await lib.Reserve(waits, book);
        await Becomes(lib, book, ItemStatus.Missing);
        Assert.Equal(["hold-no-copy"], (await lib.Reserve(late, book)).Codes());
        Assert.Equal(["hold-no-copy"], (await lib.Reserve(late, book, thisCopy: true)).Codes());
        await Becomes(lib, book, ItemStatus.InCollection, withdrawn: true);
        Assert.Equal(("Momo en de tijdspaarders", 0), (await lib.HoldsOf(waits)).Select(h => (h.Title, h.Copies)).Single());
    }

    [Theory, BothDatabases]
    public async Task The_office_sees_a_count_among_its_work_and_finds_the_title(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol("Langnaam");
        var book = await lib.Item();
        await lib.Reserve(person, book);
        using var office = new DeskForms(await lib.BrowseAs(Audiences.Roles.BackOffice));
        Assert.DoesNotContain("/kantoor/reserveringen", await office.Open("/kantoor"), StringComparison.Ordinal);
        await Becomes(lib, book, ItemStatus.Missing);
        Assert.Contains("titel waarop iemand voor niets wacht", await office.Open("/kantoor"), StringComparison.Ordinal);
        var page = await office.Open("/kantoor/reserveringen");
        Assert.Contains("alle exemplaren zijn vermist", page, StringComparison.Ordinal);
        Assert.Contains("Momo en de tijdspaarders", page, StringComparison.Ordinal);
        foreach (var somebody in new[] { "Langnaam", card[^4..] + " " }) Assert.DoesNotContain(somebody, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", await office.Open("/kantoor/reserveringen?zoek=iets+anders"), StringComparison.Ordinal);
        var title = (await lib.Facts(book)).TitleId.Value;
        Assert.DoesNotContain("/balie/reserveren/", await office.Open($"/catalogus/titel/{title}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Staff_read_at_a_title_for_which_branches_people_wait_and_since_when_and_visitors_only_how_many(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((one, _), (two, _), (three, _)) = (await lib.Enrol("Langnaam"), await lib.Enrol("Ander", "2-2-1982"), await lib.Enrol("Derde", "3-3-1983"));
        var book = await lib.Item();
        await lib.Reserve(one, book, "buiten");
        lib.Clock.Advance(TimeSpan.FromDays(1));
        await lib.Reserve(two, book);
        await lib.Reserve(three, book);
        var at = $"/catalogus/titel/{(await lib.Facts(book)).TitleId.Value}";
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        var page = System.Net.WebUtility.HtmlDecode(await desk.Open(at));
        Assert.Contains("Ophalen in Buiten: 1, de eerste sinds maandag 2 maart 2026", page, StringComparison.Ordinal);
        Assert.Contains("Ophalen in Stad: 2, de eerste sinds dinsdag 3 maart 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Langnaam", page, StringComparison.Ordinal);
        using var visitor = new DeskForms(await lib.Browse());
        page = System.Net.WebUtility.HtmlDecode(await visitor.Open(at));
        Assert.Contains("3 mensen wachten.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("de eerste sinds", page, StringComparison.Ordinal);
    }
}
