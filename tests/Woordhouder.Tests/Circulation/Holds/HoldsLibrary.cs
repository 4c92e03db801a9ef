using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation.Holds;

/// <summary>What tests of holds say: reserve this, of which title, how it stands now.</summary>
internal static class HoldsLibrary
{
    public static async Task<ItemFacts> Facts(this TestLibrary lib, string barcode)
    {
        await using var scope = lib.AsLibrary();
        return (await scope.Get<IItems>().ByBarcode(barcode))!;
    }

    /// <summary>Another copy of the same title.</summary>
    public static async Task<string> CopyOf(this TestLibrary lib, string barcode, string branch = "stad")
    {
        var title = (await lib.Facts(barcode)).TitleId;
        await using var scope = lib.AsLibrary();
        var number = barcode + "2";
        scope.Get<Things>().Add(new Item { Id = TypedId.New<ItemId>(lib.Clock), TitleId = title, Barcode = number, Branch = branch, ShelfMark = "J M" });
        await scope.Get<Things>().Save();
        return number;
    }

    public static async Task<Outcome<PlacedHold>> Reserve(this TestLibrary lib, PersonId patron, string barcode, string pickUp = "stad", Guid? key = null, bool thisCopy = false)
    {
        var item = await lib.Facts(barcode);
        // Who asks later, stands behind.
        lib.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var member = lib.AsMember(patron);
        return await member.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, item.TitleId, pickUp, new HoldId(key ?? Guid.CreateVersion7(lib.Clock.GetUtcNow())), thisCopy ? item.Id : null));
    }

    public static async Task<Hold?> Hold(this TestLibrary lib, HoldId id)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Retention>>().Set<Hold>().FirstOrDefaultAsync(h => h.Id == id);
    }

    public static async Task<HoldState?> State(this TestLibrary lib, HoldId id) => (await lib.Hold(id))?.StateOn(lib.Today);

    public static async Task<IReadOnlyList<HoldLine>> HoldsOf(this TestLibrary lib, PersonId patron)
    {
        await using var member = lib.AsMember(patron);
        return (await member.Get<MyHolds>().Do(patron))!;
    }

    public static async Task<ItemPlace?> PlaceOf(this TestLibrary lib, string barcode)
    {
        var item = await lib.Facts(barcode);
        await using var scope = lib.AsLibrary();
        return await scope.Get<Things>().Set<ItemPlace>().FirstOrDefaultAsync(p => p.ItemId == item.Id);
    }

    public static async Task<HoldShelf> Shelf(this TestLibrary lib, string branch = "stad")
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<ShowShelf>().Of(branch);
    }

    public static async Task Unrestrict(this TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Rights>>();
        foreach (var row in await data.Track<RestrictionRow>().Where(r => r.EndedAt == null).ToListAsync()) row.EndedAt = lib.Clock.GetUtcNow();
        await data.Save();
    }
}
