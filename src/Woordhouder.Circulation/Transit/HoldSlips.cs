using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>What is printed for the hold shelf or a crate, 80 mm wide. A number and the end of a card number, never a name.</summary>
/// <param name="Number">On the hold shelf; null: a crate.</param>
/// <param name="Mark">"4821 S."; null in a crate.</param>
/// <param name="Reserved">In a crate: somebody waits for it there.</param>
internal sealed record HoldSlip(ItemFacts Item, string Branch, int? Number, string? Mark, DateOnly? Until, bool Reserved, DateOnly On);

/// <summary>Slips of things that are set aside or travel, as they lie there now.</summary>
internal sealed class HoldSlips(Things things, HoldQueue queue, IPatronMarks marks, IItems items, Library library, TimeProvider clock)
{
    /// <summary>Null: it lies nowhere that has a slip.</summary>
    public async Task<HoldSlip?> Of(ItemFacts item, CancellationToken ct = default)
    {
        if (await things.PlaceOf(item.Id, ct) is not { } place) return null;
        var (hold, today) = (await queue.For(item.Id, ct), library.Today(clock));
        var mark = hold is not null && place.Kind == PlaceKind.HoldShelf ? (await marks.Of([hold.Patron], ct)).GetValueOrDefault(hold.Patron)?.ToString() : null;
        return new HoldSlip(item, place.Branch, place.Number, mark, hold?.ReadyUntil, hold is not null, today);
    }

    /// <summary>All that came onto the hold shelf of a branch on one day: for a desk that prints once.</summary>
    public async Task<IReadOnlyList<HoldSlip>> OfDay(string branch, DateOnly day, CancellationToken ct = default)
    {
        var (from, until) = (library.StartOf(day), library.StartOf(day.AddDays(1)));
        var ids = await things.Set<ItemPlace>().Where(p => p.Branch == branch && p.Kind == PlaceKind.HoldShelf && p.Since >= from && p.Since < until).OrderBy(p => p.Number).Select(p => p.ItemId).ToListAsync(ct);
        return await All(ids, ct);
    }

    /// <summary>All in the crate from one branch to another.</summary>
    public async Task<IReadOnlyList<HoldSlip>> OfCrate(string from, string to, CancellationToken ct = default) =>
        await All(await things.Set<ItemPlace>().Where(p => p.FromBranch == from && p.Branch == to && p.Kind == PlaceKind.Transit).OrderBy(p => p.Since).Select(p => p.ItemId).ToListAsync(ct), ct);

    private async Task<IReadOnlyList<HoldSlip>> All(List<ItemId> ids, CancellationToken ct)
    {
        var (facts, slips) = (await items.Of(ids, ct), new List<HoldSlip>());
        foreach (var id in ids)
            if (facts.TryGetValue(id, out var item) && await Of(item, ct) is { } slip) slips.Add(slip);
        return slips;
    }
}
