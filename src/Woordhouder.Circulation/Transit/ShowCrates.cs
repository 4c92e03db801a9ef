using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Reserved">Somebody waits for it there; else it goes home.</param>
internal sealed record InCrate(ItemFacts Item, string From, string To, DateOnly Since, int Days, bool Reserved);

/// <summary>What left here for other branches and has not arrived, and what comes here.</summary>
internal sealed record Crates(IReadOnlyList<InCrate> Leaving, IReadOnlyList<InCrate> Coming);

/// <summary>Transit seen from one branch. A crate that takes longer than a few days was mislaid, or nobody scanned what it held.</summary>
internal sealed class ShowCrates(Things things, HoldQueue queue, IItems items, Library library, TimeProvider clock)
{
    public const int LongUnderWay = 4;

    public async Task<Crates> Of(string branch, CancellationToken ct = default)
    {
        var places = await things.Set<ItemPlace>().Where(p => p.Kind == PlaceKind.Transit && (p.Branch == branch || p.FromBranch == branch)).OrderBy(p => p.Since).ToListAsync(ct);
        var facts = await items.Of([.. places.Select(p => p.ItemId)], ct);
        var today = library.Today(clock);
        var all = new List<InCrate>();
        foreach (var place in places)
            if (facts.TryGetValue(place.ItemId, out var item) && library.DayOf(place.Since) is var since)
                all.Add(new InCrate(item, place.FromBranch ?? "", place.Branch, since, today.DayNumber - since.DayNumber, await queue.IsSetAside(place.ItemId, null, ct)));
        return new Crates([.. all.Where(c => c.From == branch).OrderBy(c => c.To, StringComparer.Ordinal)], [.. all.Where(c => c.To == branch)]);
    }
}
