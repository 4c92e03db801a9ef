using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Answers a file of loans: what these items are, and that they are lent.</summary>
internal sealed class ItemsOnLoan(Things things, TitleItems titles) : IItemsOnLoan
{
    public async Task<IReadOnlyDictionary<string, ItemFacts>> ByBarcode(IReadOnlyCollection<string> barcodes, CancellationToken ct = default)
    {
        var asked = barcodes.ToList();
        return await ItemsByBarcode.Facts(things, things.Set<Item>().Where(i => asked.Contains(i.Barcode))).ToDictionaryAsync(f => f.Barcode, ItemsByBarcode.Folded, ct);
    }

    public async Task ShowAsLent(IReadOnlyDictionary<ItemId, DateOnly> lent, CancellationToken ct = default)
    {
        if (lent.Count == 0) return;
        var stale = new HashSet<TitleId>();
        foreach (var day in lent.GroupBy(l => l.Value))
        {
            var ids = day.Select(l => l.Key).ToList();
            var on = day.Key;
            await things.Update(things.Set<Item>().Where(i => ids.Contains(i.Id)), s => s.SetProperty(i => i.OnLoan, true).SetProperty(i => i.LastLentOn, i => i.LastLentOn == null || i.LastLentOn < on ? on : i.LastLentOn), ct);
            stale.UnionWith(await things.Set<Item>().Where(i => ids.Contains(i.Id)).Select(i => i.TitleId).ToListAsync(ct));
        }
        await titles.Refresh(stale, ct);
        things.Forget();
    }
}
