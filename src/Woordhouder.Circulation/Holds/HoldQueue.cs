using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A hold as check-in, the shelf and the nightly job see it: whose it is stands in it as an id only.</summary>
[MaskedLine]
internal sealed record QueuedHold(HoldId Id, PersonId Patron, TitleId Title, ItemId? Wanted, ItemId? Item, string PickUp, DateTimeOffset PlacedAt, DateTimeOffset? ReadyAt, DateOnly? ReadyUntil, DateTimeOffset? ToldAt, int Version);

/// <summary>
/// Who is next. People whose data stand still (art. 18) are passed over and keep their place; what is counted or refused (renewal, place in the queue) counts
/// them as well, without showing them.
/// </summary>
internal sealed class HoldQueue(For<Lending> data, Library library, TimeProvider clock)
{
    public static Expression<Func<Hold, bool>> WaitsOn(DateOnly today) => h => h.EndedOn == null && h.ItemId == null && (h.SuspendedUntil == null || h.SuspendedUntil < today);

    /// <summary>For staff and the library: in the order of the queue.</summary>
    public IQueryable<QueuedHold> List(params Expression<Func<Hold, bool>>[] which) => which.Aggregate(data.Masked<Hold>(), (holds, w) => holds.Where(w)).OrderBy(h => h.PlacedAt).ThenBy(h => h.Id)
        .Select(h => new QueuedHold(h.Id, h.PatronId, h.TitleId, h.WantedItemId, h.ItemId, h.PickUp, h.PlacedAt, h.ReadyAt, h.ReadyUntil, h.ToldAt, h.Version));

    /// <summary>The hold that this item is set aside for; null also where its member may not be seen now.</summary>
    public Task<QueuedHold?> For(ItemId item, CancellationToken ct = default) => List(h => h.ItemId == item && h.EndedOn == null).FirstOrDefaultAsync(ct);

    /// <param name="except">The hold of whoever stands here.</param>
    public Task<bool> IsSetAside(ItemId item, HoldId? except, CancellationToken ct = default) =>
        data.Facts<Hold>().AnyAsync(h => h.ItemId == item && h.EndedOn == null && h.Id != except, ct);

    /// <summary>The first in the queue whom this item can help.</summary>
    public Task<QueuedHold?> Next(ItemFacts item, CancellationToken ct = default)
    {
        var (title, copy) = (item.TitleId, (ItemId?)item.Id);
        return List(WaitsOn(library.Today(clock)), h => h.TitleId == title && (h.WantedItemId == null || h.WantedItemId == copy)).FirstOrDefaultAsync(ct);
    }

    /// <summary>How many stand before a hold that was placed at this moment, itself included.</summary>
    public async Task<int> Place(TitleId title, DateTimeOffset placedAt, CancellationToken ct = default) =>
        1 + await data.Facts<Hold>().CountAsync(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null && h.PlacedAt < placedAt, ct);

    /// <summary>Those among these items that somebody waits for while no copy on a shelf can help them: they are not renewed.</summary>
    public async Task<IReadOnlySet<ItemId>> Wanted(IReadOnlyCollection<(ItemId Item, TitleId Title)> lent, IItems items, CancellationToken ct = default)
    {
        var titles = lent.Select(l => l.Title).Distinct().ToList();
        var waits = WaitsOn(library.Today(clock));
        if (titles.Count == 0 || !await data.Facts<Hold>().Where(waits).AnyAsync(h => titles.Contains(h.TitleId), ct)) return new HashSet<ItemId>();
        var copies = await items.CopiesOf(titles, ct);
        var wanted = new HashSet<ItemId>();
        foreach (var title in titles)
        {
            var waiting = await data.Facts<Hold>().Where(waits).CountAsync(h => h.TitleId == title && h.WantedItemId == null, ct);
            var short_ = waiting > copies[title].Count(c => c.OnShelf);
            foreach (var (item, _) in lent.Where(l => l.Title == title))
                if (short_ || await data.Facts<Hold>().Where(waits).AnyAsync(h => h.WantedItemId == item, ct)) wanted.Add(item);
        }
        return wanted;
    }
}
