using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Counts">How many go where, for each place that has some; the shelf and "look at first" always.</param>
/// <param name="Lines">Newest first; all of them, or the last few. The number is that of the hold shelf.</param>
internal sealed record TrolleyNow(Trolley Trolley, int All, IReadOnlyList<(Destination Destination, string Branch, int Count)> Counts, IReadOnlyList<(TrolleyLine Line, ItemFacts? Item, int? Number)> Lines);

/// <summary>A trolley as it stands, and those that are not done yet.</summary>
internal sealed class ShowTrolley(Things things, IItems items)
{
    public const int Few = 12;

    public async Task<TrolleyNow?> Of(Guid id, bool whole, CancellationToken ct)
    {
        if (await things.Set<Trolley>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } trolley) return null;
        var mine = things.Set<TrolleyLine>().Where(l => l.TrolleyId == id);
        var counts = await mine.GroupBy(l => new { l.Destination, l.ToBranch }).Select(g => new { g.Key.Destination, g.Key.ToBranch, Count = g.Count() }).ToListAsync(ct);
        var newest = mine.OrderByDescending(l => l.At).ThenByDescending(l => l.Id);
        var lines = await (whole ? newest : newest.Take(Few)).ToListAsync(ct);
        var facts = await items.Of([.. lines.Select(l => l.ItemId)], ct);
        var held = lines.Where(l => l.Destination == Destination.HoldShelf).Select(l => l.ItemId).ToList();
        var places = held.Count == 0 ? [] : await things.Set<ItemPlace>().Where(x => held.Contains(x.ItemId)).ToDictionaryAsync(x => x.ItemId, x => x.Number, ct);
        int At(Destination destination) => counts.Where(c => c.Destination == destination).Sum(c => c.Count);
        return new TrolleyNow(trolley, counts.Sum(c => c.Count),
            [(Destination.Shelf, "", At(Destination.Shelf)),
                .. counts.Where(c => c.Destination == Destination.Crate).OrderBy(c => c.ToBranch, StringComparer.Ordinal).Select(c => (c.Destination, c.ToBranch, c.Count)),
                .. At(Destination.HoldShelf) is > 0 and var ready ? [(Destination.HoldShelf, "", ready)] : Array.Empty<(Destination, string, int)>(),
                (Destination.Withdrawn, "", At(Destination.Withdrawn))],
            [.. lines.Select(l => (l, facts.GetValueOrDefault(l.ItemId), places.GetValueOrDefault(l.ItemId)))]);
    }

    public async Task<IReadOnlyList<(Trolley Trolley, int Count)>> Open(string branch, CancellationToken ct)
    {
        var trolleys = await things.Set<Trolley>().Where(t => t.Branch == branch).OrderByDescending(t => t.BegunAt).ToListAsync(ct);
        var ids = trolleys.Select(t => t.Id).ToList();
        var counts = await things.Set<TrolleyLine>().Where(l => ids.Contains(l.TrolleyId)).GroupBy(l => l.TrolleyId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. trolleys.Select(t => (t, counts.Where(c => c.Key == t.Id).Sum(c => c.Count)))];
    }

    /// <summary>Everything lies where it belongs: what was on the trolley is forgotten.</summary>
    public async Task Finish(Guid id, CancellationToken ct) => await things.Transact(async () =>
    {
        await things.Delete(things.Set<TrolleyLine>().Where(l => l.TrolleyId == id), ct);
        return await things.Delete(things.Set<Trolley>().Where(t => t.Id == id), ct);
    }, ct);
}
