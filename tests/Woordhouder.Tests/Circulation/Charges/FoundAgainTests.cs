using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Desk;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>What was lost and turned up: at a desk, or by the office.</summary>
public sealed class FoundAgainTests
{
    [Theory, BothDatabases]
    public async Task Found_again_what_was_still_open_of_it_is_owed_no_more(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        await lib.Lose(patron, loan);
        var lost = (await lib.Charges(patron))[0];
        Assert.True((await lib.AtDesk<ICharges, Outcome<Nothing>>(c => c.Pay(patron, lost.Id, lost.Amount))).Done);
        await lib.Pump();
        Assert.Equal(0, await lib.OpenLoans());
        Assert.True((await lib.TakeBack(barcode)).Value.Found);
        Assert.Equal([(ChargeKind.Lost, ChargeState.RefundDue, null), (ChargeKind.Processing, ChargeState.Cancelled, (DateOnly?)lib.Today)], (await lib.Charges(patron)).Select(c => (c.Kind, c.State, c.ClosedOn)));
        Assert.All((await lib.Charges(patron)).Where(c => c.Kind == ChargeKind.Processing), c => Assert.Equal(new DateOnly(2026, 12, 31), c.BookedUntil));
    }

    [Theory, BothDatabases]
    public async Task Found_again_by_the_office_it_is_refunded_as_at_a_desk(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        await lib.Lose(patron, loan);
        await lib.Pay(patron);
        await lib.Pump();
        var copy = await lib.Copy(barcode);
        Assert.Equal(ItemStatus.Missing, copy.Status);
        var form = ItemForm.Of(copy);
        form.Status = ItemStatus.InCollection;
        Assert.True((await lib.AtDesk<ChangeItem, Outcome<Woordhouder.Contracts.Collection.TitleId>>(c => c.Do(new ChangeItemRequest(copy.Id, copy.Version, form)), "back-office")).Done);
        await lib.Pump();
        Assert.All(await lib.Charges(patron), c => Assert.Equal(ChargeState.RefundDue, c.State));
    }

    [Theory, BothDatabases]
    public async Task Found_again_in_a_change_of_many_it_is_refunded_unless_somebody_has_it_still(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        await lib.Lose(patron, loan);
        await lib.Pump();
        // As of another copy: its loan is open, and check-in settles it.
        await using (var scope = lib.AsLibrary()) await scope.Get<RefundTurnedUp>().Handle(new Woordhouder.Contracts.Collection.ItemTurnedUp(loan.ItemId!.Value), default);
        Assert.All(await lib.Charges(patron), c => Assert.Equal(ChargeState.Open, c.State));
        await lib.Pay(patron);
        await lib.Pump();
        var request = new BatchRequest(BatchBy.Barcodes, barcode, null, null, null, BatchAct.Status, "in-collection");
        var plan = (await lib.AtDesk<PreviewBatch, Outcome<BatchPlan>>(p => p.Do(request), "back-office")).Value;
        Assert.True((await lib.AtDesk<CarryOutBatch, Outcome<Guid>>(c => c.Do(new CarryOutBatchRequest(Guid.CreateVersion7(lib.Clock.GetUtcNow()), request, plan.Print)), "back-office")).Done);
        await lib.Pump();
        Assert.All(await lib.Charges(patron), c => Assert.Equal(ChargeState.RefundDue, c.State));
    }
}
