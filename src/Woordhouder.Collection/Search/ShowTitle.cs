using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

internal sealed record TitleView(Title Title, IReadOnlyList<TitleContributor> Makers, IReadOnlyList<TitleSeries> Series, IReadOnlyList<string> Isbns, IReadOnlyList<string> Subjects, IReadOnlyList<string> Genres, IReadOnlyList<ItemLine> Items)
{
    /// <summary>There were copies and all have left the collection: the page says so (410).</summary>
    public bool Gone => Items.Count > 0 && Items.All(i => i.Withdrawn);

    /// <summary>Other editions and translations of the work; titles of the same series in its order; others by the same maker.</summary>
    public IReadOnlyList<TitleLine> Editions { get; init; } = [];
    public IReadOnlyList<TitleLine> SameSeries { get; init; } = [];
    public IReadOnlyList<TitleLine> SameMaker { get; init; } = [];
}

internal sealed record ItemLine(ItemId Id, string Branch, string ShelfMark, string Barcode, bool OnLoan, bool Withdrawn, ItemStatus Status, bool SetAside)
{
    public bool Present => !OnLoan && !SetAside && !Withdrawn && Status == ItemStatus.InCollection;
}

/// <summary>One title with its copies and what stands near it. Null: no such title.</summary>
internal sealed class ShowTitle(Things things, FindTitles find)
{
    private const int MostNear = 8;

    public async Task<TitleView?> Do(TitleId id, CancellationToken ct = default)
    {
        if (await things.Set<Title>().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } title) return null;
        var makers = await things.Set<TitleContributor>().Where(c => c.TitleId == id).OrderBy(c => c.Order).ToListAsync(ct);
        var series = await things.Set<TitleSeries>().Where(s => s.TitleId == id).OrderBy(s => s.Order).ToListAsync(ct);
        var isbns = await things.Set<TitleIsbn>().Where(i => i.TitleId == id).Select(i => i.Isbn).OrderBy(i => i).ToListAsync(ct);
        var topics = await things.Set<TitleTopic>().Where(t => t.TitleId == id).OrderBy(t => t.Order).ToListAsync(ct);
        var items = await things.Set<Item>().Where(i => i.TitleId == id).OrderBy(i => i.Branch).ThenBy(i => i.ShelfMark).ThenBy(i => i.Barcode)
            .Select(i => new ItemLine(i.Id, i.Branch, i.ShelfMark, i.Barcode, i.OnLoan, i.WithdrawnOn != null, i.Status, i.SetAside)).ToListAsync(ct);
        return await Near(new TitleView(title, makers, series, isbns, [.. topics.Where(t => !t.IsGenre).Select(t => t.Name)], [.. topics.Where(t => t.IsGenre).Select(t => t.Name)], items), ct);
    }

    private async Task<TitleView> Near(TitleView view, CancellationToken ct)
    {
        var (id, work) = (view.Title.Id, view.Title.WorkKey);
        var shown = things.Set<TitleFacets>().Where(f => !f.Gone && f.TitleId != id);
        List<TitleId> editions = work.Length == 0 ? [] : await (from t in things.Set<Title>() join f in shown on t.Id equals f.TitleId where t.WorkKey == work orderby f.Year descending, f.Number select f.TitleId).Take(MostNear).ToListAsync(ct);
        List<TitleId> inSeries = view.Series.Count == 0 ? [] : await InSeries(view.Series[0].Key, shown, ct);
        var maker = view.Makers.Count > 0 ? view.Makers[0].Key : "";
        var known = editions.Concat(inSeries).ToList();
        List<TitleId> byMaker = maker.Length == 0 ? [] : await (from f in shown
                                                                where things.Set<TitleContributor>().Any(c => c.TitleId == f.TitleId && c.Key == maker) && !known.Contains(f.TitleId)
                                                                orderby f.Year descending, f.Number
                                                                select f.TitleId).Take(MostNear).ToListAsync(ct);
        var lines = (await find.Lines([.. known, .. byMaker], ct)).DistinctBy(l => l.Id).ToDictionary(l => l.Id);
        return view with { Editions = Of(editions), SameSeries = Of(inSeries), SameMaker = Of(byMaker) };

        IReadOnlyList<TitleLine> Of(List<TitleId> ids) => [.. ids.Select(i => lines[i])];
    }

    /// <summary>By the number in the series where that is one; a long series shows its first volumes.</summary>
    private async Task<List<TitleId>> InSeries(string key, IQueryable<TitleFacets> shown, CancellationToken ct)
    {
        var volumes = await (from s in things.Set<TitleSeries>() join f in shown on s.TitleId equals f.TitleId where s.Key == key select new { f.TitleId, s.Number, f.SortName }).Take(200).ToListAsync(ct);
        return [.. volumes.DistinctBy(v => v.TitleId).OrderBy(v => Volume(v.Number)).ThenBy(v => v.SortName, StringComparer.Ordinal).Take(MostNear).Select(v => v.TitleId)];
    }

    private static int Volume(string? number) => int.TryParse(string.Concat((number ?? "").SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)), out var volume) ? volume : int.MaxValue;
}
