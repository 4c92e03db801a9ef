using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Back">It is there after all.</param>
/// <param name="From">Where it should lie and does not; null: on its own shelf.</param>
internal sealed record NotOnShelfRequest(string Barcode, bool Back = false, PlaceKind? From = null);

/// <summary>
/// Somebody went to fetch a copy and it is not there: it becomes missing, so that the queue helps itself with another. Whoever it was set aside for waits again,
/// at the old place. Whoever scans it later at a desk has found it. What is known to be elsewhere is not missing.
/// </summary>
internal sealed class NotOnShelf(For<Lending> data, Things things, Routing routing, IItems items, IMissingItems missing)
{
    public async Task<Outcome<ItemFacts>> Do(NotOnShelfRequest request, CancellationToken ct = default)
    {
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        if (request.Back)
        {
            await missing.Found([item.Id], ct);
            return item;
        }
        return await things.Transact<Outcome<ItemFacts>>(async () =>
        {
            var elsewhere = await Elsewhere(item.Id, request.From, ct);
            if (!elsewhere) await missing.Mark([item.Id], ct);
            // Pressed twice, or at two desks: missing is what it should be.
            if (!(await items.ByBarcode(request.Barcode, ct))!.Missing) return new Refusal("not-on-shelf-elsewhere", null, ("number", request.Barcode));
            if (elsewhere || !await routing.TakeBack(item.Id, ct)) return item;
            data.Publish(new ItemCheckedIn(item.Id, item.TitleId));
            await data.Save(ct);
            return item;
        }, ct);
    }

    private async Task<bool> Elsewhere(ItemId item, PlaceKind? from, CancellationToken ct) =>
        (await things.PlaceOf(item, ct))?.Kind != from || await data.Facts<Loan>().AnyAsync(l => l.ItemId == item && l.ReturnedOn == null, ct);
}
