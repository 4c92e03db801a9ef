using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>What came back late. Almere: a book € 0,20 a day, at most € 5,00; a dvd € 0,50 and € 10,00.</summary>
public sealed class SettleReturnsTests
{
    private static async Task<(TestLibrary Lib, PersonId Patron, Loan Loan)> Late(Engine engine, int days, int age = 30, string material = "book")
    {
        var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(age: age);
        var loan = await lib.DueIn(patron, 2, material);
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddDays(2 + days)).AddHours(12));
        return (lib, patron, loan);
    }

    private static async Task Back(TestLibrary lib, Loan loan)
    {
        Assert.True((await lib.TakeBack(await lib.BarcodeOf(loan))).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await lib.Pump();
    }

    [Theory]
    [InlineData("book", 0, 0)]
    [InlineData("book", 1, 20)]
    [InlineData("book", 8, 160)]
    [InlineData("book", 25, 500)]
    [InlineData("book", 26, 500)]
    [InlineData("dvd", 3, 150)]
    public async Task Late_days_are_charged_up_to_the_most(string material, int days, int cents)
    {
        var (lib, patron, loan) = await Late(Engine.Sqlite, days, material: material);
        await using var _ = lib;
        await Back(lib, loan);
        Assert.Equal(cents == 0 ? [] : [(ChargeKind.Overdue, (long)cents, (int?)days)], (await lib.Charges(patron)).Select(c => (c.Kind, c.Cents, c.DaysLate)));
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_charged_before_check_in_can_no_longer_be_undone(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 8);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        Assert.True((await lib.TakeBack(barcode)).Done);
        await lib.Pump();
        Assert.Empty(await lib.Charges(patron));
        Assert.True((await lib.AtDesk<UndoCheckIn, Outcome<Contracts.Collection.ItemFacts>>(u => u.Do(new UndoCheckInRequest(loan.Id, barcode)))).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await lib.Pump();
        Assert.Empty(await lib.Charges(patron));
        await Back(lib, loan);
        Assert.Equal([160L], (await lib.Charges(patron)).Select(c => c.Cents));
        Assert.False((await lib.Loan(loan.Id))!.ToSettle);
    }

    [Theory, BothDatabases]
    public async Task Somebody_under_18_pays_nothing(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 30, age: 17);
        await using var _ = lib;
        await Back(lib, loan);
        Assert.Empty(await lib.Charges(patron));
    }

    [Theory, BothDatabases]
    public async Task Who_turned_18_after_borrowing_pays_nothing_for_that_loan(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 30, age: 17);
        await using var _ = lib;
        await lib.Raw($"UPDATE person SET born_on = '{loan.LentOn.AddYears(-18).AddDays(1):yyyy-MM-dd}'");
        await Back(lib, loan);
        Assert.Empty(await lib.Charges(patron));
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_charge_a_return_once(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 8);
        await using var _ = lib;
        Assert.True((await lib.TakeBack(await lib.BarcodeOf(loan))).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await using var node = await lib.Node(LendingLibrary.SamePatrons(lib));
        await Task.WhenAll(new[] { lib, node }.Select(n => Task.Run(async () =>
        {
            await using var scope = n.AsLibrary();
            return await scope.Get<SettleReturns>().Turn(default);
        })));
        Assert.Equal([160L], (await lib.Charges(patron)).Select(c => c.Cents));
    }

    [Theory, BothDatabases]
    public async Task What_counts_as_lost_and_comes_back_costs_only_the_days(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 8);
        await using var _ = lib;
        Assert.True((await lib.AtDesk<DeclareLost, Outcome<Nothing>>(l => l.Do(new DeclareLostRequest(patron, loan.Id, null)))).Done);
        Assert.Equal([2000L, 500L], (await lib.Charges(patron)).Select(c => c.Cents));
        await Back(lib, loan);
        Assert.Equal([(ChargeKind.Overdue, ChargeState.Open, 160L), (ChargeKind.Lost, ChargeState.Cancelled, 2000L), (ChargeKind.Processing, ChargeState.Cancelled, 500L)],
            (await lib.Charges(patron)).Select(c => (c.Kind, c.State, c.Cents)));
    }

    [Theory, BothDatabases]
    public async Task What_was_claimed_returned_costs_nothing_when_it_is_found(Engine engine)
    {
        var (lib, patron, loan) = await Late(engine, 8);
        await using var _ = lib;
        Assert.True((await lib.AtDesk<ClaimReturned, Outcome<Nothing>>(c => c.Do(new ClaimReturnedRequest(patron, loan.Id)))).Done);
        await Back(lib, loan);
        Assert.Empty(await lib.Charges(patron));
        Assert.Equal(LoanFate.None, (await lib.Loan(loan.Id))!.Fate);
    }
}
