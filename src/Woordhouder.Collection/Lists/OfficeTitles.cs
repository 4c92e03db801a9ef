using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

internal sealed record CollectionCounts(int Items, int OnLoan, int Withdrawn, IReadOnlyDictionary<ItemStatus, int> ByStatus);

internal sealed record TitleRow(Contracts.Collection.TitleId Id, string Name, string? Subtitle, string? Maker, int? Year, string MaterialType, string Language, string? Publisher, string ControlNumber, DateOnly AddedOn) : IAboutNobody;

/// <summary>What the office sees of the collection as a whole: how much there is, and found titles as a list without end of page.</summary>
internal sealed class OfficeTitles(Things things, Library library, TimeProvider clock)
{
    public async Task<CollectionCounts> Counts(CancellationToken ct)
    {
        var groups = await things.Set<Item>().GroupBy(i => new { i.Status, i.OnLoan, Withdrawn = i.WithdrawnOn != null }).Select(g => new { g.Key.Status, g.Key.OnLoan, g.Key.Withdrawn, Count = g.Count() }).ToListAsync(ct);
        var here = groups.Where(g => !g.Withdrawn).ToList();
        return new(here.Sum(g => g.Count), here.Where(g => g.OnLoan).Sum(g => g.Count), groups.Where(g => g.Withdrawn).Sum(g => g.Count), here.GroupBy(g => g.Status).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)));
    }

    /// <summary>The titles of a search, in the order of the page: at most <see cref="ListFile.Most"/>.</summary>
    public Task<List<TitleRow>> All(CatalogueQuery query, CancellationToken ct)
    {
        var asked = SearchWords.Asked(query.Words);
        var found = things.Found(asked.Count == 0 ? null : SearchWords.Query(asked)).Where(query.Filter ?? TitleFilter.None, library.Today(clock));
        return FindTitles.Ordered(found, query, FindTitles.Plain(asked)).Take(ListFile.Most).Join(things.Set<Title>(), f => f.Facets.TitleId, t => t.Id,
            (f, t) => new TitleRow(t.Id, t.Name, t.Subtitle, t.Maker, t.Year, t.MaterialType, t.Language, t.Publisher, t.ControlNumber, f.Facets.AddedOn)).ToListAsync(ct);
    }
}
