using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="PickUp">Where it will be collected: here, or it goes into the crate.</param>
internal sealed record ToFetch(ItemFacts Item, string PickUp);

/// <summary>What lies on the hold shelf.</summary>
/// <param name="Mark">"4821 S."; empty where somebody's data stand still.</param>
/// <param name="Until">The last day; null while the data of whom it is for stand still.</param>
/// <param name="Call">Whom no message reached: they are called, or get a letter. Null: told, or the message still comes.</param>
[MaskedLine]
internal sealed record OnHoldShelf(int Number, ItemFacts Item, string Mark, DateOnly? Until, DateOnly? Since, PersonId? Call = null);

/// <summary>It lies there for nobody any more: not collected, cancelled, or its member left.</summary>
internal sealed record ToClear(int Number, ItemFacts Item);

internal sealed record HoldShelf(IReadOnlyList<ToFetch> Fetch, IReadOnlyList<OnHoldShelf> Waiting, IReadOnlyList<ToClear> Clear);

/// <summary>The lists of the hold shelf of one branch. Everybody stays masked: no record is opened.</summary>
internal sealed class ShowShelf(Things things, HoldQueue queue, IItems items, IPatronMarks marks, Library library, TimeProvider clock)
{
    public async Task<HoldShelf> Of(string branch, CancellationToken ct = default)
    {
        var (fetch, lying) = (await Fetch(branch, ct), await Lying(branch, ct));
        return new HoldShelf(fetch, [.. lying.OfType<OnHoldShelf>()], [.. lying.OfType<ToClear>()]);
    }

    private async Task<List<object>> Lying(string branch, CancellationToken ct)
    {
        var places = await things.Set<ItemPlace>().Where(p => p.Branch == branch && p.Kind == PlaceKind.HoldShelf).OrderBy(p => p.Number).ToListAsync(ct);
        var ids = places.Select(p => (ItemId?)p.ItemId).ToList();
        var (facts, today) = (await items.Of([.. places.Select(p => p.ItemId)], ct), library.Today(clock));
        var holds = (await queue.List(h => h.EndedOn == null && ids.Contains(h.ItemId)).ToListAsync(ct)).ToDictionary(h => h.Item!.Value);
        var who = await marks.Of([.. holds.Values.Select(h => h.Patron)], ct);
        var lines = new List<object>();
        foreach (var place in places)
        {
            if (!facts.TryGetValue(place.ItemId, out var item)) continue;
            if (holds.TryGetValue(place.ItemId, out var hold)) lines.Add(new OnHoldShelf(place.Number ?? 0, item, who.GetValueOrDefault(hold.Patron)?.ToString() ?? "", hold.ReadyUntil, library.DayOf(place.Since), hold.ToldAt is null && hold.ReadyAt < clock.GetUtcNow() - HoldNotices.OutBy ? hold.Patron : null));
            else if (await queue.IsSetAside(place.ItemId, null, ct)) lines.Add(new OnHoldShelf(place.Number ?? 0, item, "", null, library.DayOf(place.Since)));
            else lines.Add(new ToClear(place.Number ?? 0, item));
        }
        return lines;
    }

    /// <summary>
    /// Who waits first is helped first: by a copy at their own branch, else by the first branch that has one on the shelf. So no two branches fetch for the same hold.
    /// </summary>
    private async Task<IReadOnlyList<ToFetch>> Fetch(string branch, CancellationToken ct)
    {
        var waiting = await queue.List(HoldQueue.WaitsOn(library.Today(clock))).ToListAsync(ct);
        if (waiting.Count == 0) return [];
        var copies = await items.CopiesOf([.. waiting.Select(h => h.Title)], ct);
        var free = copies.SelectMany(c => c).Where(c => c.OnShelf).Select(c => c.Item).ToList();
        var away = await Away([.. free.Select(i => (ItemId?)i.Id)], ct);
        free.RemoveAll(i => away.Contains(i.Id));
        var order = library.Settings.Branches.Select(b => b.Id).ToList();
        var fetch = new List<ToFetch>();
        foreach (var hold in waiting)
        {
            var item = free.Where(i => i.TitleId == hold.Title && (hold.Wanted is null || hold.Wanted == i.Id)).OrderBy(i => i.Branch != hold.PickUp).ThenBy(i => order.IndexOf(i.Branch)).FirstOrDefault();
            if (item is null) continue;
            free.Remove(item);
            if (item.Branch == branch) fetch.Add(new ToFetch(item, hold.PickUp));
        }
        return [.. fetch.OrderBy(f => f.Item.ShelfMark, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Item.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What the catalogue does not know yet.</summary>
    private async Task<HashSet<ItemId>> Away(List<ItemId?> asked, CancellationToken ct) =>
        [.. await things.Set<ItemPlace>().Where(p => asked.Contains(p.ItemId)).Select(p => p.ItemId).ToListAsync(ct)];
}
