using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>Things cost € 2,50 to borrow in Almere's settings, and nothing else does.</summary>
public sealed class LoanFeeTests
{
    private static async Task<(TestLibrary Lib, PersonId Patron, string Barcode)> Library(Engine engine)
    {
        var lib = await LendingLibrary.Create(engine);
        return (lib, await lib.Patron(), await lib.Item(material: "thing"));
    }

    private static async Task<IEnumerable<(ChargeKind, long, ChargeState)>> Charges(TestLibrary lib, PersonId patron) => (await lib.Charges(patron)).Select(c => (c.Kind, c.Cents, c.State));

    [Theory, BothDatabases]
    public async Task What_costs_something_is_charged_once_for_each_loan(Engine engine)
    {
        var (lib, patron, barcode) = await Library(engine);
        await using var _ = lib;
        Assert.Equal(new Money(250), (await lib.Lend(patron, barcode)).Value.Fee);
        Assert.True((await lib.Lend(patron, barcode)).Value.Already);
        Assert.Equal(Money.Zero, (await lib.Lend(patron, await lib.Item())).Value.Fee);
        Assert.Equal([(ChargeKind.Loan, 250L, ChargeState.Open)], await Charges(lib, patron));
    }

    [Theory, BothDatabases]
    public async Task A_check_out_that_is_undone_costs_nothing_and_what_was_paid_goes_back(Engine engine)
    {
        var (lib, patron, barcode) = await Library(engine);
        await using var _ = lib;
        Task<Outcome<Contracts.Collection.ItemFacts>> Undo(LoanId loan) => lib.AtDesk<UndoCheckOut, Outcome<Contracts.Collection.ItemFacts>>(u => u.Do(new UndoCheckOutRequest(patron, loan)));
        Assert.True((await Undo((await lib.Lend(patron, barcode)).Value.Loan)).Done);
        Assert.Equal([(ChargeKind.Loan, 250L, ChargeState.Cancelled)], await Charges(lib, patron));
        var again = (await lib.Lend(patron, barcode)).Value.Loan;
        await lib.Pay(patron);
        Assert.True((await Undo(again)).Done);
        Assert.Equal([(ChargeKind.Loan, 250L, ChargeState.Cancelled), (ChargeKind.Loan, 250L, ChargeState.RefundDue)], await Charges(lib, patron));
    }

    [Theory, BothDatabases]
    public async Task Whoever_did_not_agree_is_asked_after_everything_else_and_owes_nothing(Engine engine)
    {
        var (lib, patron, barcode) = await Library(engine);
        await using var _ = lib;
        Task<Outcome<CheckedOut>> Lend(PersonId who, bool agreed) => lib.AtDesk<CheckOut, Outcome<CheckedOut>>(c => c.Do(new CheckOutRequest(who, barcode, "stad", FeeAgreed: agreed)));
        Assert.Equal(["limit-reached"], (await Lend(await lib.Patron(maxLoans: 0), agreed: false)).Codes());
        var asked = await Lend(patron, agreed: false);
        Assert.Equal(["costs-a-fee"], asked.Codes());
        Assert.Equal([("amount", (object?)new Money(250))], asked.Refusals[0].Values);
        Assert.Empty(await Charges(lib, patron));
        Assert.True((await Lend(patron, agreed: true)).Done);
        Assert.Single(await Charges(lib, patron));
    }
}
