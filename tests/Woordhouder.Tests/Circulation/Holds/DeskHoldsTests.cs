using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>What the desk does with the holds of a member who asks for it.</summary>
public sealed partial class DeskHoldsTests
{
    [Theory, BothDatabases]
    public async Task Each_role_of_the_desk_cancels_pauses_and_moves_a_hold_and_the_member_can_read_that_it_looked(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var (mine, theirs) = ((await lib.Reserve(patron, book)).Value.Id, (await lib.Reserve(other, book)).Value.Id);
        foreach (var role in new[] { "desk", "volunteer", "back-office" })
        {
            Assert.True((await Staff<CancelHold>(role, h => h.Do(new CancelHoldRequest(patron, mine)))).Done);
            Assert.Equal(HoldState.Ended, await lib.State(mine));
            Assert.True((await Staff<CancelHold>(role, h => h.Do(new CancelHoldRequest(patron, mine, Back: true)))).Done);
            Assert.Equal((HoldState.Waiting, 1), (await lib.HoldsOf(patron)).Select(h => (h.State, h.Place)).Single());
            Assert.True((await Staff<SuspendHold>(role, h => h.Do(new SuspendHoldRequest(patron, mine, lib.Today.AddDays(3))))).Done);
            Assert.Equal(HoldState.Suspended, await lib.State(mine));
            Assert.True((await Staff<SuspendHold>(role, h => h.Do(new SuspendHoldRequest(patron, mine, null)))).Done);
            Assert.Equal(HoldState.Waiting, await lib.State(mine));
            foreach (var branch in new[] { "haven", "stad" }) Assert.True((await Staff<ChangePickUp>(role, h => h.Do(new ChangePickUpRequest(patron, mine, branch)))).Done);
            // Of the member who was opened, and of nobody else.
            Assert.Equal(["hold-gone"], (await Staff<CancelHold>(role, h => h.Do(new CancelHoldRequest(patron, theirs)))).Codes());
        }
        Assert.Equal(HoldState.Waiting, await lib.State(theirs));
        Assert.Equal(["lending"], (await lib.Consulted(patron)).Distinct());

        async Task<Outcome<Nothing>> Staff<T>(string role, Func<T, Task<Outcome<Nothing>>> work) where T : notnull
        {
            await using var desk = lib.AsStaff(role);
            return await work(desk.Get<T>());
        }
    }

    [Theory, BothDatabases]
    public async Task The_page_says_place_branch_and_last_day_and_its_forms_do_what_they_say(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((person, _), (before, _)) = (await lib.Enrol(), await lib.Enrol("Ander", "2-2-1982"));
        var (book, ready) = (await lib.Item(), await lib.Item());
        await lib.Reserve(before, book);
        var hold = (await lib.Reserve(person, book, "buiten")).Value.Id.Value.ToString();
        await lib.Reserve(person, ready);
        await lib.TakeBack(ready);
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        var at = $"/balie/reserveringen/{person.Value}";
        await desk.Open("/balie/uitlenen");
        Assert.Contains($"href=\"/balie/reserveringen/{person}\"", await desk.Send("/balie/uitlenen?handler=Open", ("lid", person.Value.ToString()), ("vestiging", "stad")), StringComparison.Ordinal);
        var page = Text(await desk.Open(at));
        Assert.Contains("2 van 5", page, StringComparison.Ordinal);
        Assert.Contains("Stad, plank 1 , tot en met maandag 9 maart 2026", page, StringComparison.Ordinal);
        Assert.Contains("Nummer 2 in de rij, exemplaren: 1. Ophalen in Buiten. Wacht tot en met dinsdag 2 maart 2027.", page, StringComparison.Ordinal);

        page = Text(await desk.Send($"{at}?handler=Suspend", ("hold", hold), ("until", "geen idee")));
        Assert.Contains("Vul een dag in, bijvoorbeeld 31-12-2026.", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=Suspend", ("hold", hold), ("until", "20-3-2026")));
        Assert.Contains("Op pauze tot en met vrijdag 20 maart 2026. De plaats in de rij blijft.", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=Suspend", ("hold", hold)));
        Assert.Contains("Bewaard. Ophalen in Buiten.", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=PickUp", ("hold", hold), ("branch", "haven")));
        Assert.Contains("Bewaard. Ophalen in Haven.", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=Cancel", ("hold", hold)));
        Assert.Contains("Geannuleerd.", page, StringComparison.Ordinal);
        Assert.Contains("1 van 5", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=Back", ("hold", hold)));
        Assert.Contains("Teruggezet, op de oude plaats in de rij.", page, StringComparison.Ordinal);
        Assert.Contains("Nummer 2 in de rij", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Of_somebody_whose_data_stand_still_the_page_says_only_that(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol("Langnaam");
        await lib.Reserve(person, await lib.Item());
        await lib.Restrict(person);
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        var page = Text(await desk.Open($"/balie/reserveringen/{person.Value}"));
        Assert.Contains("Dit lid opent niet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Langnaam", page, StringComparison.Ordinal);
    }

    private static string Text(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " "));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
