using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class CheckInTests
{
    [Theory, BothDatabases]
    public async Task What_comes_back_goes_to_the_shelf_and_starts_the_clock_of_its_title(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        var lent = await lib.Lend(await lib.Patron(), book);
        lib.Clock.Advance(TimeSpan.FromDays(10));

        var back = await lib.TakeBack(book);
        Assert.Equal((Destination.Shelf, lent.Value.Loan), (back.Value.Destination, back.Value.Loan!.Value));
        var loan = (await lib.Loan(lent.Value.Loan))!;
        // The 60 days of D11 count from this day; the choice says which rule holds.
        Assert.Equal((new DateOnly(2026, 3, 12), ReadingHistoryChoice.Undecided, 1), (loan.ReturnedOn, loan.History, loan.Version));
        Assert.Equal(lib.Clock.GetUtcNow().ToUnixTimeSeconds(), loan.ReturnedAt!.Value.ToUnixTimeSeconds());
    }

    [Theory, BothDatabases]
    public async Task Taking_back_opens_nobodys_record(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Lend(patron, book);
        lib.Clock.Advance(TimeSpan.FromHours(3));
        await lib.TakeBack(book);
        Assert.Single(await lib.Consulted(patron)); // the one of lending
    }

    [Theory, BothDatabases]
    public async Task The_book_of_somebody_whose_data_stand_still_comes_back_like_any_other(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var lent = await lib.Lend(patron, book);
        await lib.Restrict(patron);
        Assert.Equal(lent.Value.Loan, (await lib.TakeBack(book)).Value.Loan);
        Assert.Equal(lib.Today, (await lib.Loan(lent.Value.Loan))!.ReturnedOn);
        Assert.True((await lib.Lend(await lib.Patron(), book)).Done);
    }

    [Theory, BothDatabases]
    public async Task An_item_of_another_branch_goes_into_its_crate(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item(branch: "buiten");
        await lib.Lend(await lib.Patron(), book);
        var back = await lib.TakeBack(book);
        Assert.Equal((Destination.Crate, "buiten"), (back.Value.Destination, back.Value.ToBranch));
    }

    [Theory, BothDatabases]
    public async Task A_withdrawn_item_is_put_aside(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        Assert.Equal(Destination.Withdrawn, (await lib.TakeBack(await lib.Item(branch: "buiten", withdrawn: true))).Value.Destination);
    }

    [Theory, BothDatabases]
    public async Task What_was_not_on_loan_is_said_to_be_so(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        Assert.Null((await lib.TakeBack(await lib.Item())).Value.Loan);
        Assert.Equal(["unknown-number"], (await lib.TakeBack("1")).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_repeated_submit_gets_the_answer_of_the_first(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var key = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        var first = await lib.TakeBack(book, key: key);
        var second = await lib.TakeBack(book, key: key);
        Assert.NotNull(first.Value.Loan);
        Assert.Equal(first.Value.Loan, second.Value.Loan);
    }

    [Theory, BothDatabases]
    public async Task A_submit_repeated_after_the_item_was_lent_again_takes_nothing_back(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var key = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        var first = await lib.TakeBack(book, key: key);
        await lib.Lend(await lib.Patron(), book);
        var second = await lib.TakeBack(book, key: key);
        Assert.Equal(first.Value.Loan, second.Value.Loan);
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task The_catalogue_shows_the_item_as_present_again(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        await lib.Pump();
        lib.Clock.Advance(TimeSpan.FromMinutes(1));
        await lib.TakeBack(book);
        await lib.Pump();
        await using var scope = lib.AsLibrary();
        Assert.False(await scope.Get<Things>().Set<Item>().Where(i => i.Barcode == book).Select(i => i.OnLoan).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task Of_two_desks_that_take_the_same_item_back_one_closes_the_loan(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var book = await lib.Item();
        await lib.Lend(await lib.Patron(), book);
        var backs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lib.TakeBack(book))));
        Assert.Single(backs, b => b.Value.Loan is not null);
        Assert.Equal(0, await lib.OpenLoans());
    }

    /// <summary>A browser sends a line end in a field as two signs: what the page carries has none.</summary>
    [Fact]
    public void What_a_page_carries_of_its_returns_comes_back_as_it_was_also_by_a_form()
    {
        List<RecentReturn> three = [.. Enumerable.Range(1, 3).Select(n => new RecentReturn(new Woordhouder.Contracts.Circulation.LoanId(Guid.CreateVersion7()), $"3012700000{n}", DateTimeOffset.FromUnixTimeMilliseconds(1_770_000_000_000 + n)))];
        var carried = RecentReturn.Write(three);
        Assert.DoesNotContain(carried, char.IsControl);
        Assert.Equal(three, RecentReturn.Read(carried));
    }
}
