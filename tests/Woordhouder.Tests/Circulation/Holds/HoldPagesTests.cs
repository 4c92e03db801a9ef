using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Circulation;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>The pages of holds over HTTP, as a browser without script sends their forms.</summary>
public sealed partial class HoldPagesTests
{
    [Theory, BothDatabases]
    public async Task A_member_reserves_from_the_title_pauses_moves_and_cancels_with_undo(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var title = (await lib.Facts(await lib.Item())).TitleId.Value;
        using (var visitor = new DeskForms(await lib.Browse())) Assert.Contains($"/mijn/reserveren/{title}", await visitor.Open($"/catalogus/titel/{title}"), StringComparison.Ordinal);

        using var member = new DeskForms(await lib.BrowseAs(person));
        Assert.Contains("niets gereserveerd", await member.Open("/mijn/reserveringen"), StringComparison.Ordinal);
        var form = await member.Open($"/mijn/reserveren/{title}");
        var page = Text(await member.Send($"/mijn/reserveren/{title}", ("PickUp", "buiten"), ("Key", Key().Match(form).Groups[1].Value)));
        Assert.Contains("Gereserveerd. Je bent nummer 1 in de rij.", page, StringComparison.Ordinal);
        var id = (await lib.HoldsOf(person)).Single().Id.Value.ToString();

        page = Text(await member.Send("/mijn/reserveringen?handler=Suspend", ("id", id), ("until", "geen idee")));
        Assert.Contains("Vul een dag in, bijvoorbeeld 31-12-2026.", page, StringComparison.Ordinal);
        page = Text(await member.Send("/mijn/reserveringen?handler=Suspend", ("id", id), ("until", "20-3-2026")));
        Assert.Contains("Op pauze tot en met vrijdag 20 maart 2026", page, StringComparison.Ordinal);
        page = Text(await member.Send("/mijn/reserveringen?handler=PickUp", ("id", id), ("branch", "haven")));
        Assert.Equal("haven", (await lib.HoldsOf(person)).Single().PickUp);
        page = Text(await member.Send("/mijn/reserveringen?handler=Cancel", ("id", id)));
        Assert.Contains("Geannuleerd.", page, StringComparison.Ordinal);
        Assert.Empty(await lib.HoldsOf(person));
        page = Text(await member.Send("/mijn/reserveringen?handler=Back", ("id", id)));
        Assert.Contains("Teruggezet", page, StringComparison.Ordinal);
        Assert.Single(await lib.HoldsOf(person));

        // Reserving it once more says so, and keeps what was chosen.
        await member.Open($"/mijn/reserveren/{title}");
        page = Text(await member.Send($"/mijn/reserveren/{title}", ("PickUp", "buiten"), ("Key", Guid.NewGuid().ToString())));
        Assert.Contains("Deze titel is al gereserveerd.", page, StringComparison.Ordinal);
        Assert.Matches("""<option[^>]*selected[^>]*value="buiten"|<option[^>]*value="buiten"[^>]*selected""", page);
    }

    [Theory, BothDatabases]
    public async Task One_copy_and_no_other_is_chosen_by_a_member_and_at_the_desk(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var (other, card) = await lib.Enrol();
        var first = await lib.Item();
        var title = (await lib.Facts(first)).TitleId.Value;
        using var member = new DeskForms(await lib.BrowseAs(person));
        Assert.DoesNotContain("Welk exemplaar", await member.Open($"/mijn/reserveren/{title}"), StringComparison.Ordinal);
        var second = await lib.CopyOf(first, "buiten");
        var form = await member.Open($"/mijn/reserveren/{title}");
        Assert.Contains("Buiten", form[form.IndexOf("Welk exemplaar", StringComparison.Ordinal)..], StringComparison.Ordinal);
        await member.Send($"/mijn/reserveren/{title}", ("PickUp", "stad"), ("Copy", (await lib.Facts(second)).Id.Value.ToString()), ("Key", Guid.NewGuid().ToString()));
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        await desk.Open($"/balie/reserveren/{title}");
        await desk.Send($"/balie/reserveren/{title}", ("Card", card), ("PickUp", "stad"), ("Copy", (await lib.Facts(first)).Id.Value.ToString()), ("sleutel", Guid.NewGuid().ToString()));
        // Who asked first does not get the copy that they did not want.
        Assert.Equal(first, Assert.Single((await lib.Shelf("stad")).Fetch).Item.Barcode);
        await lib.TakeBack(first);
        Assert.Equal((HoldState.Waiting, HoldState.Ready), ((await lib.HoldsOf(person)).Single().State, (await lib.HoldsOf(other)).Single().State));
    }

    [Theory, BothDatabases]
    public async Task The_last_day_is_asked_at_home_and_at_the_desk_and_stands_with_the_hold(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((person, _), (other, card)) = (await lib.Enrol(), await lib.Enrol("Ander", "2-2-1982"));
        var title = (await lib.Facts(await lib.Item())).TitleId.Value;
        using var member = new DeskForms(await lib.BrowseAs(person));
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        foreach (var (forms, at, who) in new[] { (member, $"/mijn/reserveren/{title}", ""), (desk, $"/balie/reserveren/{title}", card) })
        {
            Assert.Contains("Niet meer nodig na", await forms.Open(at), StringComparison.Ordinal);
            Assert.Contains("Vul een dag in, bijvoorbeeld 31-12-2026.", Text(await forms.Send(at, ("Card", who), ("PickUp", "stad"), ("Until", "ooit"))), StringComparison.Ordinal);
            Assert.Contains("Kies een dag van dinsdag 3 maart 2026 tot en met dinsdag 2 maart 2027.", Text(await forms.Send(at, ("Card", who), ("PickUp", "stad"), ("Until", "2-3-2026"))), StringComparison.Ordinal);
            await forms.Send(at, ("Card", who), ("PickUp", "stad"), ("Until", "1-4-2026"));
        }
        Assert.Contains("Wacht tot en met woensdag 1 april 2026.", Text(await member.Open("/mijn/reserveringen")), StringComparison.Ordinal);
        Assert.Contains("Wacht tot en met woensdag 1 april 2026.", Text(await desk.Open($"/balie/reserveringen/{other.Value}")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_desk_is_asked_why_it_reserves_all_the_same(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol();
        for (var n = 0; n < 5; n++) await lib.Reserve(person, await lib.Item());
        var at = $"/balie/reserveren/{(await lib.Facts(await lib.Item())).TitleId.Value}";
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        Assert.DoesNotContain("Toch reserveren", await desk.Open(at), StringComparison.Ordinal);
        var page = Text(await desk.Send(at, ("Card", card), ("PickUp", "stad")));
        Assert.Contains("Annuleer er eerst een.", page, StringComparison.Ordinal);
        Assert.Contains("Waarom toch? Het lid leest dit.", page, StringComparison.Ordinal);
        page = Text(await desk.Send(at, ("Card", card), ("PickUp", "stad"), ("toch", "1"), ("Because", "")));
        Assert.Contains("Schrijf erbij waarom dit toch mag", page, StringComparison.Ordinal);
        Assert.Contains("Toch reserveren", page, StringComparison.Ordinal);
        Assert.Contains("Gereserveerd.", Text(await desk.Send(at, ("Card", card), ("PickUp", "stad"), ("toch", "1"), ("Because", "voor een werkstuk"))), StringComparison.Ordinal);
        using var office = new DeskForms(await lib.BrowseAs(Audiences.Roles.BackOffice));
        page = Text(await office.Open("/kantoor/toch-uitgeleend"));
        Assert.Contains("voor een werkstuk", page, StringComparison.Ordinal);
        Assert.Contains("het aantal reserveringen van het abonnement", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_was_not_collected_stands_below_with_a_way_to_reserve_it_again(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var book = await lib.Item();
        var title = (await lib.Facts(book)).TitleId.Value;
        await lib.Reserve(person, book);
        await lib.TakeBack(book);
        using (var before = new DeskForms(await lib.BrowseAs(person))) Assert.DoesNotContain("niet opgehaald", await before.Open("/mijn/reserveringen"), StringComparison.Ordinal);
        await lib.GoTo(new DateOnly(2026, 3, 10));
        using var member = new DeskForms(await lib.BrowseAs(person));
        var page = await member.Open("/mijn/reserveringen");
        Assert.Contains("niet opgehaald", page, StringComparison.Ordinal);
        Assert.Contains($"/mijn/reserveren/{title}", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_lies_ready_stands_on_the_first_page_with_shelf_and_last_day(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var book = await lib.Item();
        await lib.Reserve(person, book);
        await lib.TakeBack(book);
        using var member = new DeskForms(await lib.BrowseAs(person));
        var page = Text(await member.Open("/mijn"));
        Assert.Contains("1 reservering ligt klaar", page, StringComparison.Ordinal);
        Assert.Contains("Stad: plank 1. Ophalen kan tot en met maandag 9 maart 2026.", page, StringComparison.Ordinal);
        page = Text(await member.Open("/mijn/reserveringen"));
        Assert.Contains("Ligt klaar", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=PickUp", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_desk_sees_shelf_and_crates_and_prints_slips_without_a_name(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol("Langnaam");
        var (here, away) = (await lib.Item(), await lib.Item());
        await lib.Reserve(person, here);
        await lib.Reserve(person, away, "buiten");
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        var page = Text(await desk.Open("/balie/plank"));
        Assert.Contains(here, page, StringComparison.Ordinal);
        await desk.Open("/balie/innemen");
        page = Text(await desk.Send("/balie/innemen", ("scan", here), ("bon", "print"), ("sleutel", Guid.NewGuid().ToString())));
        Assert.Contains("Klaar voor een lid", page, StringComparison.Ordinal);
        Assert.Contains("Plank 1", page, StringComparison.Ordinal);
        Assert.Contains("wh-slip", page, StringComparison.Ordinal);
        Assert.Contains($"{card[^4..]} H.", page, StringComparison.Ordinal);
        page = Text(await desk.Send("/balie/innemen", ("scan", away), ("sleutel", Guid.NewGuid().ToString())));
        Assert.Contains("Leg in de krat voor", page, StringComparison.Ordinal);
        Assert.Contains("Daar wacht iemand erop.", page, StringComparison.Ordinal);
        page = Text(await desk.Send("/balie/innemen?handler=Slip", ("scan", away), ("sleutel", Guid.NewGuid().ToString())));
        Assert.Contains("Krat voor", page, StringComparison.Ordinal);
        Assert.Contains("1 bonnen", Text(await desk.Open("/balie/plank?bonnen=vandaag")), StringComparison.Ordinal);
        Assert.Contains(away, await desk.Open("/balie/krat?bonnen=buiten"), StringComparison.Ordinal);
        Assert.Contains(away, await desk.Open("/balie/krat?vestiging=buiten"), StringComparison.Ordinal);
        foreach (var path in new[] { "/balie/plank?vestiging=stad", "/balie/krat?vestiging=stad", "/balie" }) Assert.DoesNotContain("Langnaam", await desk.Open(path), StringComparison.Ordinal);
        Assert.Contains("Klaarlegplank en kratten", await desk.Open("/balie"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_desk_reserves_for_a_member_from_a_title_and_from_a_refused_scan(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((person, card), (other, _)) = (await lib.Enrol(), await lib.Enrol("Ander", "2-2-1982"));
        var (book, lent) = (await lib.Item(), await lib.Item());
        var title = (await lib.Facts(book)).TitleId.Value;
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        Assert.Contains($"/balie/reserveren/{title}", await desk.Open($"/catalogus/titel/{title}"), StringComparison.Ordinal);
        await desk.Open($"/balie/reserveren/{title}");
        Assert.Contains("kennen wij niet", Text(await desk.Send($"/balie/reserveren/{title}", ("Card", "123"), ("PickUp", "haven"))), StringComparison.Ordinal);
        Assert.Contains("Gereserveerd. Nummer 1 in de rij.", Text(await desk.Send($"/balie/reserveren/{title}", ("Card", card), ("PickUp", "haven"), ("sleutel", Guid.NewGuid().ToString()))), StringComparison.Ordinal);

        await lib.Lend(other, lent);
        await desk.Open("/balie/uitlenen");
        var page = Text(await desk.Send("/balie/uitlenen", ("scan", lent), ("lid", person.Value.ToString()), ("sleutel", Guid.NewGuid().ToString())));
        Assert.Contains("Reserveer voor dit lid", page, StringComparison.Ordinal);
        page = Text(await desk.Send("/balie/uitlenen?handler=Reserve", ("scan", lent), ("lid", person.Value.ToString()), ("vestiging", "stad"), ("sleutel", Guid.NewGuid().ToString())));
        Assert.Contains("Nummer 1 in de rij. Ophalen in Stad.", page, StringComparison.Ordinal);
        Assert.Equal(["haven", "stad"], (await lib.HoldsOf(person)).Select(h => h.PickUp).Order());
    }

    private static string Text(string page) => WebUtility.HtmlDecode(page);

    [GeneratedRegex("name=\"Key\" value=\"([^\"]+)\"")]
    private static partial Regex Key();
}
