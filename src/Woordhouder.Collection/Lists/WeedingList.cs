using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

internal enum WeedingOrder { LeastLent, Oldest, LongestNotLent, ShelfMark, Title, Year, Barcode, LeastUsedInHouse }

/// <param name="Years">Acquired at least so many years ago; null: no matter.</param>
/// <param name="LentAtMost">Lent so many times or fewer; null: no matter.</param>
/// <param name="NotLentYears">Not lent in so many years (or never); null: no matter.</param>
internal sealed record WeedingQuery(string Branch, string Material, int? Years, int? LentAtMost, int? NotLentYears, WeedingOrder Order = WeedingOrder.LeastLent, bool Descending = false, string Words = "");

internal sealed record WeedingRow(Guid Title, string Barcode, string ShelfMark, string Branch, string Name, string? Maker, int? Year, DateOnly? AcquiredOn, int TimesLent, DateOnly? LastLentOn, int UsedInHouse) : IAboutNobody;

/// <summary>Copies that may go: by age and by use. The use is a count, of loans and of reading in the house; who borrowed stands nowhere near it. What is on loan is not in the list.</summary>
internal sealed class WeedingList(Things things, Library library, TimeProvider clock)
{
    public Task<int> Count(WeedingQuery query, CancellationToken ct) => Rows(query).CountAsync(ct);

    public Task<List<WeedingRow>> Rows(WeedingQuery query, int skip, int take, CancellationToken ct)
    {
        var (rows, uses, down) = (Rows(query), things.Set<InHouseUse>(), query.Descending);
        var ordered = query.Order switch
        {
            // What is not known comes first, on both databases: nobody lent it, nobody wrote down when it came.
            WeedingOrder.Oldest => rows.By(r => r.Item.AcquiredOn != null, down).ThenBy(r => r.Item.AcquiredOn, down),
            WeedingOrder.LongestNotLent => rows.By(r => r.Item.LastLentOn != null, down).ThenBy(r => r.Item.LastLentOn, down),
            WeedingOrder.ShelfMark => rows.By(r => r.Item.ShelfMark, down),
            WeedingOrder.Title => rows.By(r => r.Title.SortName, down),
            WeedingOrder.Year => rows.By(r => r.Title.Year != null, down).ThenBy(r => r.Title.Year, down),
            WeedingOrder.LeastUsedInHouse => rows.By(r => uses.Where(u => u.ItemId == r.Item.Id).Sum(u => u.Count), down),
            WeedingOrder.Barcode => rows.By(r => r.Item.Barcode, down),
            _ => rows.By(r => r.Item.TimesLent, down),
        };
        return ordered.ThenBy(r => r.Title.SortName).ThenBy(r => r.Item.Barcode).Skip(skip).Take(take)
            .Select(r => new WeedingRow(r.Title.Id.Value, r.Item.Barcode, r.Item.ShelfMark, r.Item.Branch, r.Title.Name, r.Title.Maker, r.Title.Year, r.Item.AcquiredOn, r.Item.TimesLent, r.Item.LastLentOn,
                uses.Where(u => u.ItemId == r.Item.Id).Sum(u => u.Count))).ToListAsync(ct);
    }

    private sealed class Copy
    {
        public required Item Item { get; init; }
        public required Title Title { get; init; }
    }

    private IQueryable<Copy> Rows(WeedingQuery query)
    {
        var today = library.Today(clock);
        var items = things.Set<Item>().Where(i => i.WithdrawnOn == null && !i.OnLoan).OfTitlesWith(things, query.Words);
        if (query.Branch.Length > 0) items = items.Where(i => i.Branch == query.Branch);
        if (query.LentAtMost is { } most) items = items.Where(i => i.TimesLent <= most);
        if (query.Years is { } years)
        {
            var before = today.AddYears(-years);
            items = items.Where(i => i.AcquiredOn <= before);
        }
        if (query.NotLentYears is { } not)
        {
            var since = today.AddYears(-not);
            items = items.Where(i => i.LastLentOn == null || i.LastLentOn <= since);
        }
        var rows = items.Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => new Copy { Item = i, Title = t });
        return query.Material.Length > 0 ? rows.Where(r => r.Title.MaterialType == query.Material) : rows;
    }
}
