using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>The copies of titles, and what the catalogue's filters know of them: which branches have one, and have one on the shelf.</summary>
internal sealed class TitleItems(Things things, Library library, TimeProvider clock)
{
    public async Task<Dictionary<string, Item>> Known(IReadOnlyList<Incoming> titles, CancellationToken ct)
    {
        var barcodes = titles.SelectMany(i => i.Copies).Select(c => c.Barcode).Distinct().ToList();
        if (barcodes.Count == 0) return [];
        return await things.Track<Item>().Where(i => barcodes.Contains(i.Barcode)).ToDictionaryAsync(i => i.Barcode, ct);
    }

    /// <summary>
    /// Copies that records list. A barcode is on one thing: the last record that lists it says which. One that the office changed by hand stays as it is, and
    /// so does one that a record no longer lists, until somebody withdraws it.
    /// </summary>
    public async Task Write(IReadOnlyDictionary<TitleId, Incoming> added, IReadOnlyDictionary<TitleId, Incoming> changed, Dictionary<string, Item> known, CancellationToken ct)
    {
        Dictionary<string, Item> fresh = [];
        HashSet<TitleId> stale = [.. changed.Keys];
        var today = library.Today(clock);
        foreach (var (title, incoming) in added.Concat(changed))
            foreach (var copy in incoming.Copies)
            {
                if (known.TryGetValue(copy.Barcode, out var item))
                {
                    if (item.Version > 0) continue;
                    stale.Add(title);
                    stale.Add(item.TitleId);
                }
                else if (!fresh.TryGetValue(copy.Barcode, out item))
                    fresh.Add(copy.Barcode, item = new Item { Id = TypedId.New<ItemId>(clock), Barcode = copy.Barcode, AcquiredOn = copy.AcquiredOn ?? today, TimesLent = copy.TimesLent, LastLentOn = copy.LastLentOn });
                else stale.Add(item.TitleId);
                (item.TitleId, item.Branch, item.ShelfMark) = (title, copy.Branch, copy.ShelfMark);
            }
        await things.Insert(fresh.Values, ct: ct);
        await things.Save(ct);
        if (stale.Count > 0) await Refresh([.. stale], ct);
    }

    /// <summary>Brings the filters up to date with the copies, after anything happened to one.</summary>
    public async Task Refresh(IReadOnlyCollection<TitleId> titles, CancellationToken ct)
    {
        var ids = titles.ToList();
        var copies = (await things.Set<Item>().Where(i => ids.Contains(i.TitleId)).Select(i => new Copied(i.TitleId, i.Branch, i.OnLoan, i.SetAside, i.Status, i.WithdrawnOn)).ToListAsync(ct)).ToLookup(i => i.TitleId);
        foreach (var row in await things.Track<TitleFacets>().Where(f => ids.Contains(f.TitleId)).ToListAsync(ct)) Bring(row, [.. copies[row.TitleId]]);
        await things.Save(ct);
    }

    private static readonly Compiled<Things, ItemId, Copied> CopiesBeside = Things.Compile((Rows rows, ItemId item) =>
        from one in rows.Set<Item>()
        where one.Id == item
        join i in rows.Set<Item>() on one.TitleId equals i.TitleId
        select new Copied(i.TitleId, i.Branch, i.OnLoan, i.SetAside, i.Status, i.WithdrawnOn));

    private static readonly Compiled<Things, TitleId, TitleFacets> FacetsOf = Things.Compile((Rows rows, TitleId title) => rows.Track<TitleFacets>().Where(f => f.TitleId == title));

    /// <summary>The same after each scan, of the title that this copy belongs to now.</summary>
    public async Task Refresh(ItemId item, CancellationToken ct)
    {
        var copies = await things.List(CopiesBeside, item, ct);
        if (copies.Count == 0 || await things.First(FacetsOf, copies[0].TitleId, ct) is not { } row) return;
        Bring(row, copies);
        await things.Save(ct);
    }

    private sealed record Copied(TitleId TitleId, string Branch, bool OnLoan, bool SetAside, ItemStatus Status, DateOnly? WithdrawnOn);

    private void Bring(TitleFacets row, IReadOnlyCollection<Copied> copies)
    {
        var here = copies.Where(i => i.WithdrawnOn == null).ToList();
        row.Held = Branches(here.Select(i => i.Branch));
        row.Present = Branches(here.Where(i => !i.OnLoan && !i.SetAside && i.Status == ItemStatus.InCollection).Select(i => i.Branch));
        row.Gone = here.Count == 0 && copies.Count > 0;
        row.ChangedAt = clock.GetUtcNow();
    }

    /// <summary>Of copies that are all new, so on the shelf.</summary>
    public static (string Held, string Present) OfCopies(IReadOnlyList<Copy> copies) => Branches(copies.Select(c => c.Branch)) is var branches ? (branches, branches) : default;

    private static string Branches(IEnumerable<string> ids) =>
        string.Join(' ', ids.Where(b => b.Length > 0).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } text ? $" {text} " : "";
}
