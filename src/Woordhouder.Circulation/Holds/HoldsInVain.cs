using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Why nothing comes for whoever waits.</summary>
internal enum WhyInVain { NoCopies = 1, AllMissing = 2, ThatCopyMissing = 3, ThatCopyGone = 4 }

/// <param name="Copy">The number of the one copy that is wanted; "" for any copy.</param>
/// <param name="Waiting">How many wait for it.</param>
internal sealed record HoldInVain(TitleId Title, string Name, string Maker, string MaterialType, string Copy, WhyInVain Why, int Waiting) : IAboutNobody;

/// <summary>What somebody waits for while no copy can come any more: a title of which all copies are missing or gone, or the one copy that was asked for. Counts, and nobody.</summary>
internal sealed class HoldsInVain(HoldQueue queue, IItems items)
{
    public async Task<IReadOnlyList<HoldInVain>> Rows(CancellationToken ct = default)
    {
        var waiting = await queue.List(h => h.EndedOn == null && h.ItemId == null).ToListAsync(ct);
        var titles = waiting.Select(h => h.Title).Distinct().ToList();
        var (copies, names) = (await items.CopiesOf(titles, ct), await items.TitlesOf(titles, ct));
        var wanted = await items.Of([.. waiting.Select(h => h.Wanted).OfType<ItemId>()], ct);
        var rows = new List<HoldInVain>();
        foreach (var group in waiting.GroupBy(h => (h.Title, h.Wanted)))
        {
            var (title, copy) = (group.Key.Title, group.Key.Wanted is { } one ? wanted.GetValueOrDefault(one) : null);
            if (Why(copies[title], group.Key.Wanted, copy) is not { } why || names.GetValueOrDefault(title) is not { } name) continue;
            rows.Add(new HoldInVain(title, name.Title, name.Maker, name.MaterialType, copy?.Barcode ?? "", why, group.Count()));
        }
        return rows;
    }

    private static WhyInVain? Why(IEnumerable<CopyFacts> copies, ItemId? wanted, ItemFacts? copy) =>
        !copies.Any() ? WhyInVain.NoCopies
        : copies.All(c => c.Item.Missing) ? WhyInVain.AllMissing
        : wanted is null ? null
        : copy is null or { Withdrawn: true } ? WhyInVain.ThatCopyGone
        : copy.Missing ? WhyInVain.ThatCopyMissing : null;
}
