using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Back">It is there after all.</param>
internal sealed record NotOnShelfRequest(string Barcode, bool Back = false);

/// <summary>
/// Somebody went to fetch a copy and it is not there: it becomes missing, so that the queue helps itself with another. Whoever scans it later at a desk has
/// found it. What is known to be elsewhere is not missing.
/// </summary>
internal sealed class NotOnShelf(For<Lending> data, Things things, IItems items, IMissingItems missing)
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
            if (!await Elsewhere(item.Id, ct)) await missing.Mark([item.Id], ct);
            // Pressed twice, or at two desks: missing is what it should be.
            return (await items.ByBarcode(request.Barcode, ct))!.Missing ? item : new Refusal("not-on-shelf-elsewhere", null, ("number", request.Barcode));
        }, ct);
    }

    private async Task<bool> Elsewhere(ItemId item, CancellationToken ct) =>
        await things.PlaceOf(item, ct) is not null || await data.Facts<Loan>().AnyAsync(l => l.ItemId == item && l.ReturnedOn == null, ct);
}
