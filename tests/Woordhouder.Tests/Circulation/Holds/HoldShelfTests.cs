using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>The lists of the shelf and the crates, the night that ends holds, and the message to the member.</summary>
public sealed class HoldShelfTests
{
    [Theory, BothDatabases]
    public async Task What_stands_on_a_shelf_is_fetched_once_at_the_branch_where_it_is_collected_first(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second, here) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var there = await lib.CopyOf(here, "buiten");
        await lib.Reserve(first, here, "buiten");
        Assert.Empty((await lib.Shelf("stad")).Fetch);
        Assert.Equal((there, "buiten"), (await lib.Shelf("buiten")).Fetch.Select(f => (f.Item.Barcode, f.PickUp)).Single());
        await lib.Reserve(second, here, "buiten");
        Assert.Equal((here, "buiten"), (await lib.Shelf("stad")).Fetch.Select(f => (f.Item.Barcode, f.PickUp)).Single());
        // Fetched and scanned: no longer on the list, even before the catalogue knows.
        await lib.TakeBack(there, "buiten");
        Assert.Empty((await lib.Shelf("buiten")).Fetch);
        Assert.Equal(there, (await lib.Shelf("buiten")).Waiting.Single().Item.Barcode);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_fetched_for_a_paused_hold_nor_for_somebody_whose_data_stand_still(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, still, one, two) = (await lib.Patron(), await lib.Patron(), await lib.Item(), await lib.Item());
        var hold = (await lib.Reserve(patron, one)).Value.Id;
        await lib.Reserve(still, two);
        await using (var member = lib.AsMember(patron)) await member.Get<SuspendHold>().Do(new SuspendHoldRequest(patron, hold, lib.Today.AddDays(1)));
        await lib.Restrict(still);
        Assert.Empty((await lib.Shelf()).Fetch);
    }

    [Theory, BothDatabases]
    public async Task What_nobody_collected_ends_after_its_last_day_and_goes_to_the_next_when_the_shelf_is_cleared(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (late, next, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var (left, second) = ((await lib.Reserve(late, book)).Value.Id, (await lib.Reserve(next, book)).Value.Id);
        await lib.TakeBack(book);
        await lib.GoTo(new DateOnly(2026, 3, 9)); // the last day
        Assert.Equal(HoldState.Ready, await lib.State(left));
        await lib.GoTo(new DateOnly(2026, 3, 10));
        Assert.Equal((HoldEnd.NotCollected, HoldState.Waiting), ((await lib.Hold(left))!.EndReason!.Value, await lib.State(second)));
        Assert.Equal((1, book), (await lib.Shelf()).Clear.Select(c => (c.Number, c.Item.Barcode)).Single());
        Assert.Equal((Destination.HoldShelf, (int?)1), (await lib.TakeBack(book)).Value is var b ? (b.Destination, b.Number) : default);
        Assert.Equal(HoldState.Ready, await lib.State(second));
    }

    [Theory, BothDatabases]
    public async Task A_hold_that_waited_a_year_lapses_and_one_that_was_collected_is_gone_the_next_night(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, never) = (await lib.Patron(), await lib.Item(), await lib.Item());
        await lib.Lend(await lib.Patron(), never);
        var (collected, waits) = ((await lib.Reserve(patron, book)).Value.Id, (await lib.Reserve(patron, never)).Value.Id);
        await lib.TakeBack(book);
        await lib.Lend(patron, book);
        await lib.GoTo(lib.Today);
        Assert.NotNull(await lib.Hold(collected));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Null(await lib.Hold(collected));
        await lib.GoTo(new DateOnly(2027, 3, 2));
        Assert.Equal(HoldState.Waiting, await lib.State(waits));
        await lib.GoTo(new DateOnly(2027, 3, 3));
        Assert.Equal(HoldEnd.Lapsed, (await lib.Hold(waits))!.EndReason);
        // 90 days later it is still there; the day after it is gone.
        await lib.GoTo(new DateOnly(2027, 6, 1));
        Assert.NotNull(await lib.Hold(waits));
        await lib.GoTo(new DateOnly(2027, 6, 2));
        Assert.Null(await lib.Hold(waits));
    }

    [Theory, BothDatabases]
    public async Task The_member_is_told_once_after_check_in_cannot_be_undone_and_without_the_title(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol(email: "hilde@voorbeeld.invalid");
        var book = await lib.Item();
        await lib.Reserve(person, book);
        await lib.TakeBack(book);
        await lib.Pump();
        Assert.Empty(await Mails());
        lib.Clock.Advance(LoanPolicies.UndoWithin);
        await lib.Pump();
        await lib.Pump();
        var mail = Assert.Single(await Mails());
        Assert.Equal("Je reservering ligt klaar", mail.Subject);
        Assert.Contains("Stad, plank 1", mail.Body, StringComparison.Ordinal);
        Assert.Contains("maandag 9 maart 2026", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", mail.Subject + mail.Body, StringComparison.Ordinal);

        async Task<List<MailRow>> Mails()
        {
            await using var scope = lib.AsLibrary();
            return await scope.Get<For<ServiceMail>>().Set<MailRow>().Where(m => m.Template == "hold-ready").ToListAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_no_address_stands_on_the_shelf_to_be_called_and_is_told_once_there_is_one(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((without, _), (with, _)) = (await lib.Enrol(email: null), await lib.Enrol("Ander", "2-2-1982"));
        var (silent, told) = (await lib.Item(), await lib.Item());
        await lib.Reserve(without, silent);
        await lib.Reserve(with, told);
        foreach (var book in new[] { silent, told }) await lib.TakeBack(book);
        lib.Clock.Advance(LoanPolicies.UndoWithin);
        await lib.Pump();
        // A message may still be on its way.
        Assert.All((await lib.Shelf()).Waiting, w => Assert.Null(w.Call));
        lib.Clock.Advance(HoldNotices.OutBy);
        Assert.Equal([(silent, (PersonId?)without), (told, null)], (await lib.Shelf()).Waiting.OrderBy(w => w.Number).Select(w => (w.Item.Barcode, w.Call)));
        Assert.Null((await lib.Hold((await lib.HoldsOf(without)).Single().Id))!.ToldAt);
        using (var desk = new DeskForms(await lib.BrowseAs("desk")))
        {
            var page = await desk.Open("/balie/plank?vestiging=stad");
            Assert.Contains("geen bericht: bel of stuur een brief", page, StringComparison.Ordinal);
            Assert.Contains($"/balie/leden/{without.Value}", page, StringComparison.Ordinal);
        }
        // Not tried again every few seconds; after a while it is, and then there is an address.
        await lib.Raw("UPDATE patron_contact SET email = 'nieuw@voorbeeld.invalid' WHERE email IS NULL");
        await lib.Pump();
        Assert.Single(await lib.Raw("SELECT 1 FROM mail WHERE template = 'hold-ready'"));
        lib.Clock.Advance(TimeSpan.FromHours(1));
        await lib.Pump();
        Assert.Equal(2, (await lib.Raw("SELECT 1 FROM mail WHERE template = 'hold-ready'")).Count);
        Assert.All((await lib.Shelf()).Waiting, w => Assert.Null(w.Call));
    }

    [Theory, BothDatabases]
    public async Task Whoever_was_told_that_it_lies_ready_hears_that_it_went_to_another(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var ((waits, _), (other, _)) = (await lib.Enrol(), await lib.Enrol("Ander", "2-2-1982"));
        var (lent, offline, untold, mended) = (await lib.Item(), await lib.Item(), await lib.Item(), await lib.Item());
        foreach (var book in new[] { lent, offline, mended }) await lib.Reserve(waits, book);
        foreach (var book in new[] { lent, offline, mended }) await lib.TakeBack(book);
        lib.Clock.Advance(LoanPolicies.UndoWithin);
        await lib.Pump();
        await lib.Reserve(waits, untold);
        await lib.TakeBack(untold);
        Assert.Empty(await Taken());
        Assert.True((await lib.Lend(other, lent, mayOverride: true)).Done);
        Assert.True((await lib.Lend(other, untold, mayOverride: true)).Done); // nobody was told yet
        await lib.Pump();
        Assert.Single(await Taken());
        await using (var desk = lib.AsStaff("desk"))
            Assert.True((await desk.Get<LendLater>().Do(new LendLaterRequest(other, offline, "stad", lib.Clock.GetUtcNow().AddMinutes(-1), Guid.NewGuid()))).Done);
        await lib.Pump();
        Assert.Equal(2, (await Taken()).Count);
        // Lent where nobody saw the hold; the night finds it.
        var (loan, copy) = ((await lib.Lend(other, await lib.Item())).Value.Loan, (await lib.Facts(mended)).Id);
        await using (var scope = lib.AsLibrary())
        {
            ItemId? thing = copy;
            var data = scope.Get<For<Lending>>();
            await data.Update(data.Set<Loan>().Where(l => l.Id == loan), s => s.SetProperty(l => l.ItemId, thing));
        }
        await lib.GoTo(lib.Today.AddDays(1));
        await lib.Pump();
        var mails = await Taken();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.Equal(waits, m.PersonId));
        Assert.All(mails, m => Assert.Contains("ligt niet meer klaar in Stad", m.Body, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("Momo", m.Subject + m.Body, StringComparison.Ordinal));

        async Task<List<MailRow>> Taken()
        {
            await using var scope = lib.AsLibrary();
            return await scope.Get<For<ServiceMail>>().Set<MailRow>().Where(m => m.Template == "hold-taken").ToListAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Who_waited_in_vain_hears_it_once_without_the_title_and_finds_it_in_their_list(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (late, _) = await lib.Enrol(email: "hilde@voorbeeld.invalid");
        var (waits, _) = await lib.Enrol(email: "wim@voorbeeld.invalid");
        var (has, _) = await lib.Enrol();
        var (book, never) = (await lib.Item(), await lib.Item());
        await lib.Lend(has, never);
        await lib.Reserve(late, book);
        await lib.Reserve(waits, never);
        await lib.TakeBack(book);
        await lib.GoTo(new DateOnly(2026, 3, 10));
        await lib.GoTo(new DateOnly(2026, 3, 11));
        var mail = Assert.Single(await Mails("hold-not-collected"));
        Assert.Equal(late, mail.PersonId);
        Assert.Contains("Stad, tot en met maandag 9 maart 2026", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", mail.Subject + mail.Body, StringComparison.Ordinal);
        await using (var member = lib.AsMember(late)) Assert.Equal((HoldEnd.NotCollected, new DateOnly(2026, 3, 10)), (await member.Get<MyHolds>().InVain(late)).Select(h => (h.Reason, h.EndedOn)).Single());
        await lib.GoTo(new DateOnly(2027, 3, 3));
        Assert.Equal(waits, Assert.Single(await Mails("hold-lapsed")).PersonId);

        async Task<List<MailRow>> Mails(string template)
        {
            await using var scope = lib.AsLibrary();
            return await scope.Get<For<ServiceMail>>().Set<MailRow>().Where(m => m.Template == template).ToListAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task The_shelf_and_the_slip_say_a_number_and_the_end_of_a_card_and_open_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol();
        var book = await lib.Item();
        await lib.Reserve(person, book);
        await lib.TakeBack(book);
        var mark = $"{card[^4..]} H.";
        Assert.Equal(mark, (await lib.Shelf()).Waiting.Single().Mark);
        var before = (await lib.Consulted(person)).Count;
        await using (var desk = lib.AsStaff("desk"))
        {
            var slip = (await desk.Get<HoldSlips>().Of(await lib.Facts(book)))!;
            Assert.Equal((1, mark), (slip.Number!.Value, slip.Mark));
            Assert.Single(await desk.Get<HoldSlips>().OfDay("stad", lib.Today));
        }
        Assert.Equal(before, (await lib.Consulted(person)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_branch_sees_what_left_and_what_comes_and_why(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, reserved, home) = (await lib.Patron(), await lib.Item(), await lib.Item(branch: "buiten"));
        await lib.Reserve(patron, reserved, "buiten");
        await lib.TakeBack(reserved);
        await lib.TakeBack(home);
        await using var desk = lib.AsStaff("desk");
        var leaving = (await desk.Get<ShowCrates>().Of("stad")).Leaving;
        Assert.Equal([(reserved, true), (home, false)], leaving.Select(c => (c.Item.Barcode, c.Reserved)));
        Assert.Equal(2, (await desk.Get<ShowCrates>().Of("buiten")).Coming.Count);
        Assert.Equal(2, (await desk.Get<HoldSlips>().OfCrate("stad", "buiten")).Count);
    }
}
