using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Circulation;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation;

/// <summary>The pages of the desk over HTTP, as a browser without script sends its forms.</summary>
public sealed partial class DeskPagesTests
{
    [GeneratedRegex("/balie/inleverbus/[0-9a-f-]{36}|/balie/inleverbus/[0-9a-f]{32}")]
    private static partial Regex TrolleyPath();

    private static async Task<DeskForms> At(TestLibrary lib) => new(await lib.BrowseAs(Audiences.Roles.Desk));

    [Theory, BothDatabases]
    public async Task A_trolley_takes_things_of_every_place(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        await desk.Open("/balie/inleverbus");
        var day = lib.Today.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var path = TrolleyPath().Match(await desk.Send("/balie/inleverbus", ("ReturnedOn", day))).Value;
        foreach (var (item, says) in new[] { (await lib.Item(), "In de kast"), (await lib.Item(branch: "buiten"), "Leg in de krat voor"), (await lib.Item(withdrawn: true), "Bekijk eerst"), ("123", "Niet ingenomen") })
            Assert.Contains(says, await desk.Send(path, ("scan", item), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        Assert.Contains("Op deze kar: 3", await desk.Open(path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_desk_keeps_its_branch_and_its_sound(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        await desk.Open("/balie/toetsen");
        Assert.Contains("Bewaard voor deze balie", await desk.Send("/balie/toetsen", ("vestiging", "buiten"), ("geluid", "40")), StringComparison.Ordinal);
        var page = await desk.Open("/balie/innemen");
        Assert.Contains("data-volume=\"0.4\"", page, StringComparison.Ordinal);
        Assert.Contains("Balie Buiten", page, StringComparison.Ordinal);
        Assert.Contains("Hilde · Buiten", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        // A link changes it too; a branch that there is not changes nothing.
        await desk.Open("/balie/uitlenen?vestiging=haven");
        Assert.Contains("Balie Haven", await desk.Open("/balie/innemen?vestiging=nergens"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Every_barcode_of_the_desk_card_is_answered_on_both_pages(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        foreach (var path in new[] { "/balie/uitlenen", "/balie/innemen" })
            foreach (var control in Scan.Controls)
            {
                await desk.Open(path);
                await desk.Send(path, ("scan", control), ("sleutel", Guid.NewGuid().ToString()));
            }
    }

    [Theory, BothDatabases]
    public async Task A_card_scanned_at_check_in_opens_its_member_at_check_out(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var card = lib.Card(await lib.Patron());
        await desk.Open("/balie/innemen");
        Assert.Contains("Samira", await desk.Send("/balie/innemen", ("scan", card), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        // A number that is built like a card and belongs to nobody leads nowhere.
        await desk.Open("/balie/innemen");
        var page = await desk.Send("/balie/innemen", ("scan", "21315000000023"), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Nummer 21315000000023 kennen wij niet", page, StringComparison.Ordinal);
        Assert.Contains("Scan wat terugkomt", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_card_on_a_trolley_is_called_a_card_and_leads_to_check_out(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var card = lib.Card(await lib.Patron());
        await desk.Open("/balie/inleverbus");
        var path = TrolleyPath().Match(await desk.Send("/balie/inleverbus", ("ReturnedOn", lib.Today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))).Value;
        var page = await desk.Send(path, ("scan", card), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Dit is een pas", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kennen wij niet", page, StringComparison.Ordinal);
        Assert.Contains("data-go=\"waits\"", page, StringComparison.Ordinal);
        Assert.Contains("Samira", await desk.Send("/balie/uitlenen", ("scan", card)), StringComparison.Ordinal);
        await desk.Open(path);
        Assert.Contains("kennen wij niet", await desk.Send(path, ("scan", "21315000000023"), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_first_page_of_the_desk_draws_the_day(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        Assert.Contains("Nog niets gescand vandaag", await desk.Open("/balie"), StringComparison.Ordinal);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        lib.Clock.Advance(TimeSpan.FromMinutes(1));
        await lib.TakeBack(book);
        var page = await desk.Open("/balie");
        Assert.Contains("Het drukst was het tussen 10 en 11 uur", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"wh-s1\"", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refused_scan_stays_in_the_list_of_the_turn_and_the_member_goes_with_the_turn(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        using var desk = await At(lib);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        var (mine, theirs) = (await lib.Item(), await lib.Item());
        await lib.Lend(other, theirs);
        await desk.Open("/balie/uitlenen");
        var turn = (Name: "beurt", Value: lib.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        var page = await desk.Send("/balie/uitlenen", ("scan", theirs), ("lid", patron.Value.ToString()), turn, ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("staat nog op naam van iemand anders", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"niet\" value=\"{theirs}\"", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/uitlenen", ("scan", mine), ("lid", patron.Value.ToString()), turn, ("niet", theirs), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Deze beurt: 1 niet uitgeleend. Uitgeleend: 1", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/uitlenen", ("scan", "*KLAAR"), ("lid", patron.Value.ToString()), turn, ("bon", "print"), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("•••• 4821 S.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Samira", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/uitlenen?handler=Left", ("lid", patron.Value.ToString()));
        Assert.Contains("Lid gesloten", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Samira", page, StringComparison.Ordinal);
    }
}
