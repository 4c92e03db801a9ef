using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Finding">Null: nobody scanned it.</param>
internal sealed record InventoryRow(Finding? Finding, string ShelfMark, string Title, string Maker, string Barcode, string Branch) : IAboutNobody;

/// <summary>The end of an inventory: what should stand there and was not scanned, and what was scanned and is not right.</summary>
internal sealed class NotScanned(For<Lending> data, Things things, IShelves shelves, IItems items, Library library)
{
    private const int Batch = 500;

    /// <summary>Neither scanned nor known to be elsewhere: on loan, on the hold shelf, in a crate, on order, in repair, missing already. What came back since it began was at home when somebody walked by.</summary>
    public async Task<IReadOnlyList<ItemFacts>> Of(Inventory inventory, CancellationToken ct)
    {
        var scanned = (await things.Set<InventoryLine>().Where(l => l.InventoryId == inventory.Id).Select(l => l.ItemId).ToListAsync(ct)).ToHashSet();
        var left = (await shelves.Belonging(inventory.Range, ct: ct)).Where(c => c.OnShelf && !scanned.Contains(c.Item.Id)).Select(c => c.Item).ToList();
        // The catalogue is a moment behind; lending and the places are not.
        var ids = left.Select(i => i.Id).ToList();
        var away = await data.OnLoan(ids, ct);
        away.UnionWith(await data.CameBack(ids, library.DayOf(inventory.BegunAt), inventory.BegunAt, ct));
        foreach (var batch in ids.Chunk(Batch)) away.UnionWith(await things.Set<ItemPlace>().Where(p => batch.Contains(p.ItemId)).Select(p => p.ItemId).ToListAsync(ct));
        return [.. left.Where(i => !away.Contains(i.Id))];
    }

    /// <summary>Scanned, and somebody must do something about it, or is glad of it.</summary>
    public async Task<IReadOnlyList<InventoryRow>> Findings(Inventory inventory, CancellationToken ct)
    {
        var lines = await things.Set<InventoryLine>().Where(l => l.InventoryId == inventory.Id && l.Finding != Finding.Right).ToListAsync(ct);
        var rows = new List<InventoryRow>();
        foreach (var batch in lines.Chunk(Batch))
        {
            var facts = await items.Of([.. batch.Select(l => l.ItemId)], ct);
            rows.AddRange(batch.Where(l => facts.ContainsKey(l.ItemId)).Select(l => Row(l.Finding, facts[l.ItemId])));
        }
        return rows;
    }

    public static InventoryRow Row(Finding? finding, ItemFacts item) => new(finding, item.ShelfMark, item.Title, item.Maker, item.Barcode, item.Branch);
}
