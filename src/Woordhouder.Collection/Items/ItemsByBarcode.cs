using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Answers lending: what is this item. One query each; a sensitive genre leaves as the neutral one (D3).</summary>
internal sealed class ItemsByBarcode(Things things) : IItems
{
    private static readonly Compiled<Things, string, ItemFacts> OfBarcode = Things.Compile((Rows rows, string barcode) =>
        from item in rows.Set<Item>()
        join title in rows.Set<Title>() on item.TitleId equals title.Id
        where item.Barcode == barcode
        select new ItemFacts(item.Id, item.TitleId, item.Barcode, item.Branch, item.ShelfMark, title.MaterialType, title.GenreGroup, title.Name, title.Maker ?? "", title.FromAge, item.WithdrawnOn != null, item.PriceClass, item.Status == ItemStatus.Missing, item.Status == ItemStatus.Repair, item.Status == ItemStatus.OnOrder));

    public async Task<ItemFacts?> ByBarcode(string barcode, CancellationToken ct = default) =>
        await things.First(OfBarcode, barcode, ct) is { } found ? Folded(found) : null;

    public async Task<IReadOnlyDictionary<ItemId, ItemFacts>> Of(IReadOnlyCollection<ItemId> items, CancellationToken ct = default)
    {
        if (items.Count == 0) return new Dictionary<ItemId, ItemFacts>();
        var ids = items.Distinct().ToList();
        return await Facts(things, things.Set<Item>().Where(i => ids.Contains(i.Id))).ToDictionaryAsync(f => f.Id, Folded, ct);
    }

    public async Task<ILookup<TitleId, CopyFacts>> CopiesOf(IReadOnlyCollection<TitleId> titles, CancellationToken ct = default)
    {
        if (titles.Count == 0) return Array.Empty<CopyFacts>().ToLookup(c => c.Item.TitleId);
        var ids = titles.Distinct().ToList();
        var copies = things.Set<Item>().Where(i => ids.Contains(i.TitleId) && i.WithdrawnOn == null);
        var shelved = (await copies.Where(i => !i.OnLoan && !i.SetAside && i.Status == ItemStatus.InCollection).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        return (await Facts(things, copies.OrderBy(i => i.Barcode)).ToListAsync(ct)).ToLookup(f => f.TitleId, f => new CopyFacts(Folded(f), shelved.Contains(f.Id)));
    }

    public async Task<IReadOnlyDictionary<TitleId, NamedTitle>> TitlesOf(IReadOnlyCollection<TitleId> titles, CancellationToken ct = default)
    {
        if (titles.Count == 0) return new Dictionary<TitleId, NamedTitle>();
        var ids = titles.Distinct().ToList();
        return await things.Set<Title>().Where(t => ids.Contains(t.Id)).Select(t => new NamedTitle(t.Id, t.Name, t.Maker ?? "", t.MaterialType, t.GenreGroup))
            .ToDictionaryAsync(t => t.Id, t => t with { GenreGroup = GenreGroups.Neutral(t.GenreGroup) }, ct);
    }

    internal static IQueryable<ItemFacts> Facts(Things things, IQueryable<Item> items) =>
        from item in items
        join title in things.Set<Title>() on item.TitleId equals title.Id
        select new ItemFacts(item.Id, item.TitleId, item.Barcode, item.Branch, item.ShelfMark, title.MaterialType, title.GenreGroup, title.Name, title.Maker ?? "", title.FromAge, item.WithdrawnOn != null, item.PriceClass, item.Status == ItemStatus.Missing, item.Status == ItemStatus.Repair, item.Status == ItemStatus.OnOrder);

    internal static ItemFacts Folded(ItemFacts facts) => facts with { GenreGroup = GenreGroups.Neutral(facts.GenreGroup) };
}
