using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Numbers">One, or all of a scanner's file.</param>
internal sealed record ScanInventoryRequest(Guid Inventory, IReadOnlyList<string> Numbers);

/// <param name="Item">As it was known before the scan.</param>
/// <param name="Again">It was scanned in this inventory before: nothing changed.</param>
internal sealed record InventoryScan(ItemFacts Item, Finding Finding, bool Again);

/// <param name="Unknown">Numbers of no thing that the library has; they are told and not kept.</param>
internal sealed record InventoryScanned(IReadOnlyList<InventoryScan> Scans, IReadOnlyList<string> Unknown);

/// <summary>Writes down what stands on a shelf and says at once what is wrong with it. What was missing is found; nothing else about a thing changes.</summary>
internal sealed class ScanInventory(For<Lending> data, Things things, IItemsOnLoan items, IShelves shelves, IMissingItems missing, Library library, TimeProvider clock)
{
    public const int Most = 5_000;
    private const int Batch = 500;

    public async Task<Outcome<InventoryScanned>> Do(ScanInventoryRequest request, CancellationToken ct = default)
    {
        var numbers = request.Numbers.Distinct().ToList();
        if (numbers.Count > Most) return new Refusal("inventory-file-too-long", null, ("n", Most));
        if (await things.Set<Inventory>().SingleOrDefaultAsync(i => i.Id == request.Inventory, ct) is not { } inventory) return new Refusal("inventory-gone");
        var (scans, unknown) = (new List<InventoryScan>(), new List<string>());
        foreach (var batch in numbers.Chunk(Batch))
        {
            var known = await items.ByBarcode(batch, ct);
            unknown.AddRange(batch.Where(n => !known.ContainsKey(n)));
            scans.AddRange(await Judge(inventory, [.. batch.Where(known.ContainsKey).Select(n => known[n])], ct));
        }
        try
        {
            await Write(inventory.Id, scans, ct);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            things.Forget();
            // Somebody closed it at this moment.
            if (!await things.Set<Inventory>().AnyAsync(i => i.Id == inventory.Id, ct)) return new Refusal("inventory-gone");
            throw;
        }
        return new InventoryScanned(scans, unknown);
    }

    private async Task<IEnumerable<InventoryScan>> Judge(Inventory inventory, List<ItemFacts> found, CancellationToken ct)
    {
        var ids = found.Select(i => i.Id).ToList();
        var lent = await data.OnLoan(ids, ct);
        var aside = (await things.Set<ItemPlace>().Where(p => ids.Contains(p.ItemId)).Select(p => p.ItemId).ToListAsync(ct)).ToHashSet();
        var here = (await shelves.Belonging(inventory.Range, ids, ct)).Select(c => c.Item.Id).ToHashSet();
        var before = await things.Set<InventoryLine>().Where(l => l.InventoryId == inventory.Id && ids.Contains(l.ItemId)).ToDictionaryAsync(l => l.ItemId, l => l.Finding, ct);
        return found.Select(item => before.TryGetValue(item.Id, out var finding) ? new InventoryScan(item, finding, Again: true) : new InventoryScan(item, Of(item), Again: false));

        Finding Of(ItemFacts item) => item switch
        {
            { Withdrawn: true } => Finding.Withdrawn,
            _ when lent.Contains(item.Id) => Finding.OnLoan,
            _ when aside.Contains(item.Id) => Finding.SetAside,
            _ when item.Branch != inventory.Branch => Finding.OtherBranch,
            _ when !here.Contains(item.Id) => Finding.OtherShelf,
            { Missing: true } => Finding.Found,
            _ => Finding.Right,
        };
    }

    private Task<int> Write(Guid inventory, List<InventoryScan> scans, CancellationToken ct) => things.Transact(async () =>
    {
        var now = clock.GetUtcNow();
        // Two scanners at the same shelf write in one order, and wait for each other.
        await things.Insert([.. scans.Where(s => !s.Again).OrderBy(s => s.Item.Id.Value).Select(s => new InventoryLine { InventoryId = inventory, ItemId = s.Item.Id, Finding = s.Finding, At = now })], orIgnore: true, ct: ct);
        // What was paid for as lost goes back to whoever paid, as at a check-in.
        foreach (var found in scans.Where(s => s.Item.Missing && s.Finding != Finding.OnLoan)) await data.RefundFound(found.Item.Id, library.Today(clock), ct);
        return await missing.Found([.. scans.Where(s => s.Item.Missing).Select(s => s.Item.Id)], ct);
    }, ct);
}
