using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

internal enum TitleOrder { Fit, Name, Added, Year }

/// <param name="Words">As typed: title, maker, series, subject, ISBN or an item's barcode.</param>
/// <param name="Exact">As typed and no other way: no correction of typing errors.</param>
/// <param name="Page">From 1; a page past the end is the last one.</param>
/// <param name="Reversed">The order the other way round.</param>
/// <param name="Most">So many titles are counted and paged at most.</param>
internal sealed record CatalogueQuery(string? Words, TitleFilter? Filter = null, TitleOrder? Order = null, int Page = 1, bool Exact = false, int Size = FindTitles.PageSize, bool Reversed = false, int Most = FindTitles.MostCounted);

internal sealed record TitleLine(TitleId Id, string Name, string? Subtitle, string? Part, string? Maker, int? Year, string MaterialType, string GenreGroup, string Language)
{
    public IReadOnlyList<BranchCopies> Branches { get; init; } = [];

    /// <summary>What to say of the copies: somebody has it, it is coming, or it is away otherwise are different news.</summary>
    public CopiesState Copies =>
        Branches.Count == 0 ? CopiesState.None
        : Branches.Any(b => b.Present > 0) ? CopiesState.Present
        : Branches.Any(b => b.OnLoan > 0) ? CopiesState.OnLoan
        : Branches.Any(b => b.OnOrder > 0) ? CopiesState.OnOrder : CopiesState.Away;
}

internal enum CopiesState { None, Present, OnLoan, OnOrder, Away }

/// <param name="Branch">Id of a branch in settings.yaml.</param>
internal sealed record BranchCopies(string Branch, int Present, int Total, int OnLoan, int OnOrder);

/// <param name="Total">Never more than <see cref="FindTitles.MostCounted"/> when <paramref name="More"/>.</param>
/// <param name="Corrected">The words that were searched instead of the typed ones, of which nothing was found; null: as typed.</param>
/// <param name="Suggested">Other words that find more; null: none.</param>
/// <param name="Only">The one title that an ISBN or barcode names.</param>
internal sealed record TitleList(IReadOnlyList<TitleLine> Lines, int Total, int Page, FacetCounts Facets)
{
    public bool More { get; init; }
    public string? Corrected { get; init; }
    public string? Suggested { get; init; }
    public TitleId? Only { get; init; }
}

/// <summary>Search in the catalogue: words in any order, forgiving; filters with counts; 25 to a page.</summary>
internal sealed class FindTitles(Things things, FacetCounter facets, MeantWords meant, TitleNumbers numbers, Library library, TimeProvider clock)
{
    public const int PageSize = 25;
    /// <summary>Beyond this, nobody reads on: counts stop here, and pages too.</summary>
    public const int MostCounted = 10_000;

    public async Task<TitleList> Do(CatalogueQuery query, CancellationToken ct = default)
    {
        if (await numbers.Of(query.Words, ct) is { Count: > 0 } titles) return await OfNumber(titles, query, ct);
        var list = await OfWords(query, ct);
        // A short number or a word is words first: "1984" is a book before it is a barcode.
        return list.Total == 0 && await numbers.OfCopy(query.Words, ct) is { Count: > 0 } copy ? await OfNumber(copy, query, ct) : list;
    }

    private async Task<TitleList> OfNumber(IReadOnlyList<TitleId> titles, CatalogueQuery query, CancellationToken ct)
    {
        var named = things.Set<TitleFacets>().Where(f => titles.Contains(f.TitleId));
        // Of one that has left the collection the page says so; beside others it is found no more.
        if (titles.Count > 1) named = named.Where(f => !f.Gone);
        return await Listed(named.Select(f => new FoundTitle { Facets = f, Rank = 0 }), query, query.Words!, ct) with { Only = titles is [var only] ? only : null };
    }

    private async Task<TitleList> OfWords(CatalogueQuery query, CancellationToken ct)
    {
        var words = SearchWords.Asked(query.Words);
        if (words.Count == 0) return await Listed(things.Found(null), query with { Order = query.Order is null or TitleOrder.Fit ? TitleOrder.Name : query.Order }, "", ct);

        var list = await Listed(things.Found(SearchWords.Query(words)), query, Plain(words), ct);
        if (query.Exact || list.Total > MeantWords.FewHits) return list;
        var other = await meant.Of(words, ct);
        if (list.Total > 0) return other is not null && await FindsMore(other, words, ct) ? list with { Suggested = Plain(other) } : list;
        // Nothing at all: what was probably meant, and else what begins with the last word.
        if (other is not null && await Listed(things.Found(SearchWords.Query(other)), query, Plain(other), ct) is { Total: > 0 } corrected)
            return corrected with { Corrected = Plain(other) };
        list = await Listed(things.Found(SearchWords.Query(words, prefix: true)), query, Plain(words), ct);
        return list.Total == 0 && other is not null && await FindsMore(other, words, ct) ? list with { Suggested = Plain(other) } : list;
    }

    /// <summary>Without filters, as the words are offered.</summary>
    private async Task<bool> FindsMore(IReadOnlyList<string> other, IReadOnlyList<string> words, CancellationToken ct)
    {
        var now = await things.Found(SearchWords.Query(words)).Take(MeantWords.FewHits + 1).CountAsync(ct);
        return await things.Found(SearchWords.Query(other)).Take(now + 1).CountAsync(ct) > now;
    }

    public static string Plain(IReadOnlyList<string> words) => string.Join(' ', words);

    private async Task<TitleList> Listed(IQueryable<FoundTitle> found, CatalogueQuery query, string plain, CancellationToken ct)
    {
        var (filter, today) = (query.Filter ?? TitleFilter.None, library.Today(clock));
        var counts = await facets.Count(found, filter, today, plain.Length == 0, query.Most, ct);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (counts.Total + query.Size - 1) / query.Size));
        if (counts.Total == 0) return new TitleList([], 0, 1, counts);
        var ids = await Ordered(found.Where(filter, today), query, plain).Skip((page - 1) * query.Size).Take(query.Size).Select(f => f.Facets.TitleId).ToListAsync(ct);
        return new TitleList(await Lines(ids, ct), counts.Total, page, counts) { More = counts.More };
    }

    /// <summary>What was found, in the order of the query. New and recent come first, names from A: reversed the other way.</summary>
    public static IQueryable<FoundTitle> Ordered(IQueryable<FoundTitle> chosen, CatalogueQuery query, string plain) => query.Order switch
    {
        TitleOrder.Name => chosen.By(f => f.Facets.SortName, query.Reversed).ThenBy(f => f.Facets.Number, query.Reversed),
        TitleOrder.Added => chosen.By(f => f.Facets.AddedOn, !query.Reversed).ThenBy(f => f.Facets.Number, !query.Reversed),
        TitleOrder.Year => chosen.By(f => f.Facets.Year, !query.Reversed).ThenBy(f => f.Facets.SortName).ThenBy(f => f.Facets.Number),
        _ => chosen.ByFit(plain),
    };

    /// <summary>The lines of these titles, in this order.</summary>
    public async Task<IReadOnlyList<TitleLine>> Lines(IReadOnlyList<TitleId> ids, CancellationToken ct)
    {
        var titles = ids.ToList();
        var lines = await things.Set<Title>().Where(t => titles.Contains(t.Id))
            .Select(t => new TitleLine(t.Id, t.Name, t.Subtitle, t.Part, t.Maker, t.Year, t.MaterialType, t.GenreGroup, t.Language)).ToDictionaryAsync(l => l.Id, ct);
        var copies = (await things.Set<Item>().Where(i => titles.Contains(i.TitleId) && i.WithdrawnOn == null)
            .GroupBy(i => new { i.TitleId, i.Branch })
            .Select(g => new { g.Key.TitleId, g.Key.Branch, Present = g.Count(i => !i.OnLoan && !i.SetAside && i.Status == ItemStatus.InCollection), Total = g.Count(), OnLoan = g.Count(i => i.OnLoan && i.Status == ItemStatus.InCollection), OnOrder = g.Count(i => i.Status == ItemStatus.OnOrder) }).ToListAsync(ct))
            .OrderBy(c => c.Branch, StringComparer.Ordinal).ToLookup(c => c.TitleId, c => new BranchCopies(c.Branch, c.Present, c.Total, c.OnLoan, c.OnOrder));
        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id] with { Branches = [.. copies[id]] })];
    }
}
