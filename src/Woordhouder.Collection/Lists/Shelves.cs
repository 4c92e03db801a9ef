using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Answers an inventory: what belongs on a shelf, by the same rule as the office's shelf list.</summary>
internal sealed class Shelves(Things things) : IShelves
{
    public async Task<IReadOnlyList<CopyFacts>> Belonging(ShelfRange range, IReadOnlyCollection<ItemId>? among = null, CancellationToken ct = default)
    {
        var items = ShelfList.Items(things, new ShelfQuery(range.Branch, range.From, range.To));
        if (among is not null)
        {
            var ids = among.ToList();
            items = items.Where(i => ids.Contains(i.Id));
        }
        var shelved = (await items.Where(i => !i.OnLoan && !i.SetAside && i.Status == ItemStatus.InCollection).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        var copies = await ItemsByBarcode.Facts(things, items.OrderBy(i => i.ShelfMark).ThenBy(i => i.Barcode)).ToListAsync(ct);
        return [.. copies.Select(f => new CopyFacts(ItemsByBarcode.Folded(f), shelved.Contains(f.Id)))];
    }
}
