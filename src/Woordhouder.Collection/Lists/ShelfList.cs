using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

internal enum ShelfOrder { ShelfMark, Title, Maker, Barcode, State }

/// <param name="From">First shelf mark; "" from the start.</param>
/// <param name="To">Last shelf mark, with all that begin so; "" to the end.</param>
/// <param name="Words">Of the catalogue's search; "" is everything.</param>
/// <param name="Only">Copies of this status; null: of any.</param>
internal sealed record ShelfQuery(string Branch, string From, string To, string Words = "", ShelfOrder Order = ShelfOrder.ShelfMark, bool Descending = false, ItemStatus? Only = null);

internal sealed record ShelfRow(Guid Title, string ShelfMark, string Name, string? Maker, string Barcode, bool OnLoan, ItemStatus Status) : IAboutNobody;

/// <summary>What should stand on a shelf, in the order in which it stands there: to walk along it with paper or a scanner.</summary>
internal sealed class ShelfList(Things things)
{
    public Task<int> Count(ShelfQuery query, CancellationToken ct) => Items(things, query).CountAsync(ct);

    public Task<List<ShelfRow>> Rows(ShelfQuery query, int skip, int take, CancellationToken ct)
    {
        var (rows, down) = (Items(things, query).Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => new { i, t }), query.Descending);
        var ordered = query.Order switch
        {
            ShelfOrder.Title => rows.By(r => r.t.SortName, down),
            // Without a maker comes first, on both databases.
            ShelfOrder.Maker => rows.By(r => r.t.Maker != null, down).ThenBy(r => r.t.Maker, down),
            ShelfOrder.Barcode => rows.By(r => r.i.Barcode, down),
            ShelfOrder.State => rows.By(r => r.i.OnLoan, down).ThenBy(r => r.i.Status, down),
            _ => rows.By(r => r.i.ShelfMark, down),
        };
        return ordered.ThenBy(r => r.i.ShelfMark).ThenBy(r => r.t.SortName).ThenBy(r => r.i.Barcode).Skip(skip).Take(take)
            .Select(r => new ShelfRow(r.t.Id.Value, r.i.ShelfMark, r.t.Name, r.t.Maker, r.i.Barcode, r.i.OnLoan, r.i.Status)).ToListAsync(ct);
    }

    internal static IQueryable<Item> Items(Things things, ShelfQuery query)
    {
        var items = things.Set<Item>().Where(i => i.Branch == query.Branch && i.WithdrawnOn == null).OfTitlesWith(things, query.Words);
        if (query.Only is { } status) items = items.Where(i => i.Status == status);
#pragma warning disable CA1309 // the database compares, as it sorts
        if (query.From.Length > 0) items = items.Where(i => string.Compare(i.ShelfMark, query.From) >= 0);
        if (query.To.Length > 0) items = items.Where(i => string.Compare(i.ShelfMark, query.To) <= 0 || i.ShelfMark.StartsWith(query.To));
#pragma warning restore CA1309
        return items;
    }
}

/// <summary>The search box of the office's lists: the catalogue's own search, or the number of a copy.</summary>
internal static class ListSearch
{
    public static IQueryable<Item> OfTitlesWith(this IQueryable<Item> items, Things things, string words)
    {
        if (words.Length >= 6 && words.All(char.IsAsciiDigit)) return items.Where(i => i.Barcode == words);
        var asked = SearchWords.Asked(words);
        if (asked.Count == 0) return items;
        var found = things.Found(SearchWords.Query(asked, prefix: true)).Select(f => f.Facets.TitleId);
        return items.Where(i => found.Contains(i.TitleId));
    }
}
