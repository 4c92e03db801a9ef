using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Desk;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>What came back damaged and goes to be mended.</summary>
public sealed class MendTests
{
    [Theory, BothDatabases]
    public async Task What_is_damaged_and_must_be_mended_goes_to_nobody_until_then(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        var hold = (await lib.Reserve(await lib.Patron(), barcode)).Value.Id;
        await lib.TakeBack(barcode);
        await lib.Pump();
        Assert.Equal(HoldState.Ready, await lib.State(hold));
        Assert.True((await lib.AtDesk<ChargeDamage, Outcome<Nothing>>(d => d.Do(new ChargeDamageRequest(patron, loan.Id, new Money(750), "rug gebroken", Repair: true)))).Done);
        await lib.Pump();
        await lib.Pump();
        Assert.Equal((ItemStatus.Repair, false), await lib.Copy(barcode) is var copy ? (copy.Status, copy.SetAside) : default);
        Assert.Equal((HoldState.Waiting, null), (await lib.State(hold), await lib.PlaceOf(barcode)));
        // Scanned by mistake it does not go onto the shelf.
        Assert.Equal((Destination.Withdrawn, true), (await lib.TakeBack(barcode)).Value is var back ? (back.Destination, back.Item.InRepair) : default);
        Assert.Equal(HoldState.Waiting, await lib.State(hold));
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/innemen");
        Assert.Contains("Dit exemplaar is in reparatie. Leg het apart.", await desk.Send("/balie/innemen", ("scan", barcode), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
    }
}
