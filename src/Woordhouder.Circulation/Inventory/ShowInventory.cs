using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Counts">How many were found how; nothing stands in it twice.</param>
/// <param name="Lines">The last few, newest first.</param>
internal sealed record InventoryNow(Inventory Inventory, IReadOnlyDictionary<Finding, int> Counts, IReadOnlyList<(InventoryLine Line, ItemFacts? Item)> Lines)
{
    public int All => Counts.Values.Sum();
    /// <summary>What somebody must do something about.</summary>
    public int Wrong => Counts.Where(c => c.Key is not (Finding.Right or Finding.Found)).Sum(c => c.Value);
}

/// <summary>An inventory as it stands, and those that are not closed yet.</summary>
internal sealed class ShowInventory(Things things, IItems items)
{
    private const int Few = 12, Tries = 3;

    public async Task<InventoryNow?> Of(Guid id, CancellationToken ct)
    {
        if (await things.Set<Inventory>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } inventory) return null;
        var mine = things.Set<InventoryLine>().Where(l => l.InventoryId == id);
        var counts = await mine.GroupBy(l => l.Finding).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var lines = await mine.OrderByDescending(l => l.At).ThenBy(l => l.ItemId).Take(Few).ToListAsync(ct);
        var facts = await items.Of([.. lines.Select(l => l.ItemId)], ct);
        return new InventoryNow(inventory, counts, [.. lines.Select(l => (l, facts.GetValueOrDefault(l.ItemId)))]);
    }

    public async Task<IReadOnlyList<(Inventory Inventory, int Count)>> Open(CancellationToken ct)
    {
        var open = await things.Set<Inventory>().OrderByDescending(i => i.BegunAt).ToListAsync(ct);
        var counts = await things.Set<InventoryLine>().GroupBy(l => l.InventoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. open.Select(i => (i, counts.GetValueOrDefault(i.Id)))];
    }

    /// <summary>It is done: what was scanned is forgotten, its lines with it. What was found out about things stays.</summary>
    public async Task Close(Guid id, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await things.Transact(async () =>
                {
                    await things.Delete(things.Set<InventoryLine>().Where(l => l.InventoryId == id), ct);
                    return await things.Delete(things.Set<Inventory>().Where(i => i.Id == id), ct);
                }, ct);
                return;
            }
            // Somebody scanned at this moment: that line goes too.
            catch (DbException) when (attempt < Tries) { }
        }
    }
}
