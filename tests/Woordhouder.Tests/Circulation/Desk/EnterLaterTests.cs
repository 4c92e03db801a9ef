using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>Loans and returns that happened without the network: facts, that nothing refuses.</summary>
public sealed class EnterLaterTests
{
    /// <summary>A moment as people write it down: whole minutes.</summary>
    private static DateTimeOffset Before(TestLibrary lib, double hours) => lib.Clock.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddHours(-hours) : default;

    private static async Task<Outcome<LentLater>> Lend(TestLibrary lib, PersonId patron, string barcode, DateTimeOffset at, Guid? key = null)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<LendLater>().Do(new LendLaterRequest(patron, barcode, "stad", at, key ?? Guid.NewGuid()));
    }

    private static async Task<ReturnedLater> Return(TestLibrary lib, string barcode, DateTimeOffset at)
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<ReturnLater>().Do(new ReturnLaterRequest(barcode, "stad", at, Guid.NewGuid()))).Value;
    }

    private static async Task<List<Loan>> Loans(TestLibrary lib, string barcode)
    {
        ItemId? item = (await lib.Facts(barcode)).Id;
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Retention>>().Set<Loan>().Where(l => l.ItemId == item).OrderBy(l => l.LentOn).ThenBy(l => l.CheckedOutAt).ToListAsync();
    }

    private static string[] Minds(Outcome<LentLater> lent) => [.. lent.Value.Mind.Select(m => m.Code)];

    [Theory, BothDatabases]
    public async Task The_loan_and_its_due_date_count_from_the_day_on_which_it_happened(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, patron, at, key) = (await lib.Item(), await lib.Patron(), Before(lib, 72), Guid.NewGuid());
        var lent = await Lend(lib, patron, book, at, key);
        Assert.Empty(Minds(lent));
        // Three weeks from Friday 27 February.
        Assert.Equal(new DateOnly(2026, 3, 20), lent.Value.DueOn);
        var loan = Assert.Single(await Loans(lib, book));
        Assert.Equal((new DateOnly(2026, 2, 27), at, new DateOnly(2026, 2, 27), null), (loan.LentOn, loan.CheckedOutAt, loan.CountedFrom, loan.ReturnedOn));
        Assert.True((await Lend(lib, patron, book, at, key)).Value.Already);
        Assert.True((await Lend(lib, patron, book, at)).Value.Already); // the same sheet in another form
        await lib.TakeBack(book);
        Assert.True((await Lend(lib, patron, book, at)).Value.Already); // and after it came back
        Assert.Single(await Loans(lib, book));
    }

    [Theory, BothDatabases]
    public async Task On_loan_to_another_it_was_brought_back_before(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, first, second) = (await lib.Item(), await lib.Patron(), await lib.Patron());
        await lib.Lend(first, book);
        lib.Clock.Advance(TimeSpan.FromDays(3));
        var lent = await Lend(lib, second, book, Before(lib, 24));
        Assert.Equal(["late-was-on-loan"], Minds(lent));
        Assert.Equal([(first, (DateOnly?)new DateOnly(2026, 3, 4)), (second, null)], (await Loans(lib, book)).Select(l => (l.PatronId!.Value, l.ReturnedOn)));
    }

    [Theory, BothDatabases]
    public async Task Lent_to_another_since_it_is_entered_as_returned(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, paper, desk) = (await lib.Item(), await lib.Patron(), await lib.Patron());
        lib.Clock.Advance(TimeSpan.FromHours(3));
        var open = (await lib.Lend(desk, book)).Value.Loan;
        var at = Before(lib, 2);
        var lent = await Lend(lib, paper, book, at);
        Assert.Equal(["late-lent-since"], Minds(lent));
        Assert.Equal(1, await lib.OpenLoans());
        Assert.Null((await lib.Loan(open))!.ReturnedOn);
        Assert.Equal(2, (await Loans(lib, book)).Count);
        Assert.True((await Lend(lib, paper, book, at)).Value.Already);
    }

    [Theory, BothDatabases]
    public async Task Ready_for_another_that_one_waits_again(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, waiting, reader) = (await lib.Item(), await lib.Patron(), await lib.Patron());
        var hold = (await lib.Reserve(waiting, book)).Value.Id;
        await lib.TakeBack(book);
        Assert.Equal(HoldState.Ready, await lib.State(hold));
        Assert.Equal(["late-was-held"], Minds(await Lend(lib, reader, book, Before(lib, 1))));
        Assert.Equal(HoldState.Waiting, await lib.State(hold));
        Assert.Null(await lib.PlaceOf(book));
    }

    [Theory, BothDatabases]
    public async Task Whoever_took_what_lay_ready_for_them_has_collected_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, reader) = (await lib.Item(), await lib.Patron());
        var hold = (await lib.Reserve(reader, book)).Value.Id;
        await lib.TakeBack(book);
        Assert.Empty(Minds(await Lend(lib, reader, book, Before(lib, 1))));
        Assert.Equal(HoldEnd.Fulfilled, (await lib.Hold(hold))!.EndReason);
    }

    [Theory, BothDatabases]
    public async Task What_a_check_out_would_have_refused_is_said_and_in_nobodys_way(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var child = await lib.Patron(maxLoans: 0, age: 10, endsOn: lib.Today.AddDays(-10));
        var lent = await Lend(lib, child, await lib.Item(fromAge: 16, withdrawn: true), Before(lib, 1));
        Assert.Equal(["subscription-ended", "limit-reached", "too-young", "withdrawn"], Minds(lent));
        var gone = await Lend(lib, await lib.Patron(ended: true), await lib.Item(), Before(lib, 1));
        Assert.Equal(["membership-ended"], Minds(gone));
        Assert.Equal(2, await lib.OpenLoans());
        var still = await lib.Patron();
        await lib.Restrict(still);
        var stopped = await Lend(lib, still, await lib.Item(), Before(lib, 1));
        Assert.Equal(["patron-not-visible"], stopped.Codes());
    }

    [Theory, BothDatabases]
    public async Task Of_one_line_sent_four_times_at_once_one_loan_comes(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, patron, at, key) = (await lib.Item(), await lib.Patron(), Before(lib, 5), Guid.NewGuid());
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Lend(lib, patron, book, at, key)))), o => Assert.True(o.Done));
        Assert.Single(await Loans(lib, book));
    }

    [Theory, BothDatabases]
    public async Task A_return_counts_for_its_day_and_never_ends_a_later_loan(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, again, patron) = (await lib.Item(), await lib.Item(), await lib.Patron());
        var loan = (await lib.Lend(patron, book)).Value.Loan;
        lib.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotNull((await Return(lib, book, Before(lib, 24))).Back!.Loan);
        Assert.Equal(new DateOnly(2026, 3, 3), (await lib.Loan(loan))!.ReturnedOn);
        await lib.Lend(patron, again);
        Assert.Null((await Return(lib, again, Before(lib, 1))).Back);
        Assert.Equal(1, await lib.OpenLoans());
        await using var desk = lib.AsStaff("desk");
        Assert.Equal(["unknown-number"], (await desk.Get<ReturnLater>().Do(new ReturnLaterRequest("999999", "stad", Before(lib, 1), Guid.NewGuid()))).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_sheet_is_judged_whole_and_entered_in_the_order_in_which_it_happened(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, patron, key) = (await lib.Item(), await lib.Patron(), Guid.NewGuid());
        var card = lib.Card(patron);
        LateEntry Out(int line, string pass, string number, double hours) => new(line, LateKind.CheckOut, pass, number, Before(lib, hours));
        LateEntry In(int line, string number, double hours) => new(line, LateKind.CheckIn, "", number, Before(lib, hours));
        await using (var desk = lib.AsStaff("desk"))
        {
            var enter = desk.Get<EnterLater>();
            Assert.Equal([(1, "late-card-unknown"), (2, "unknown-number")], (await enter.Check([Out(1, "21315000000023", book, 2), Out(2, card, "999999", 1)], default)).Select(f => (f.Line, f.Why.Code)));
            Assert.Equal(["late-faults"], (await enter.Do(new EnterLaterRequest([Out(1, card, book, 3), Out(2, card, "999999", 1)], "stad", key))).Codes());
        }
        Assert.Equal(0, await lib.OpenLoans());
        // The paper lay the wrong way round.
        LateEntry[] sheet = [In(1, book, 1), Out(2, card, book, 2)];
        for (var sent = 0; sent < 2; sent++)
        {
            await using var desk = lib.AsStaff("desk");
            var done = (await desk.Get<EnterLater>().Do(new EnterLaterRequest(sheet, "stad", key))).Value;
            Assert.Equal([LateKind.CheckOut, LateKind.CheckIn], done.Select(d => d.Entry.Kind));
            Assert.Equal(sent > 0, done[0].Lent!.Already);
        }
        Assert.Equal(lib.Today, Assert.Single(await Loans(lib, book)).ReturnedOn);
    }

    [Theory, BothDatabases]
    public async Task The_page_shows_first_and_enters_then_and_never_a_whole_card(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, key) = (await lib.Item(), Guid.NewGuid().ToString());
        var card = lib.Card(await lib.Patron());
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        await desk.Open("/balie/later-invoeren");
        Assert.Contains("Nummer 999999 kennen wij niet", await desk.Send("/balie/later-invoeren", ("vel", $"uit;{card};999999;2026-03-02 09:30"), ("sleutel", key), ("vestiging", "stad")), StringComparison.Ordinal);
        var line = $"uit;{card};{book};2026-03-02 09:30";
        Assert.Contains("Dit wordt ingevoerd: 1", await desk.Send("/balie/later-invoeren?handler=Check", ("vel", line), ("sleutel", key), ("vestiging", "stad")), StringComparison.Ordinal);
        Assert.Equal(0, await lib.OpenLoans());
        var page = await desk.Send("/balie/later-invoeren", ("vel", line), ("sleutel", key), ("vestiging", "stad"));
        Assert.Contains("Ingevoerd: 1. Om na te kijken: 0.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(card, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Samira", page, StringComparison.Ordinal);
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task Both_count_in_the_hour_in_which_they_happened(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (book, patron) = (await lib.Item(), await lib.Patron());
        var (lent, back) = (Before(lib, 26), Before(lib, 25));
        await Lend(lib, patron, book, lent);
        await Return(lib, book, back);
        await using var office = lib.AsStaff("back-office");
        Assert.Equal([(1, 1)], (await office.Get<DeskNumbers>().Of(lib.Today.AddDays(-1))).GroupBy(l => l.Branch).Select(g => (g.Sum(l => l.CheckOuts), g.Sum(l => l.CheckIns))));
        Assert.Empty(await office.Get<DeskNumbers>().Of(lib.Today));
    }
}
