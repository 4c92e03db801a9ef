using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>What people chose beside their words. Within one list any of them, between lists all; empty: no matter.</summary>
/// <param name="Branches">Ids of branches that have a copy; with <paramref name="PresentOnly"/>, have one on the shelf.</param>
/// <param name="NewOnly">Came into the catalogue in the last <see cref="TitleSearch.NewDays"/> days.</param>
internal sealed record TitleFilter(
    IReadOnlyList<string> Materials, IReadOnlyList<string> Languages, IReadOnlyList<string> Genres, IReadOnlyList<string> Audiences, IReadOnlyList<string> Branches,
    bool PresentOnly = false, bool NewOnly = false)
{
    public static readonly TitleFilter None = new([], [], [], [], []);
    public bool IsEmpty => Materials.Count + Languages.Count + Genres.Count + Audiences.Count + Branches.Count == 0 && !PresentOnly && !NewOnly;
}

/// <summary>A found title with how well it fits: lower is better.</summary>
internal sealed class FoundTitle
{
    public required TitleFacets Facets { get; init; }
    public required double Rank { get; init; }
}

/// <summary>From words and filters to rows of the catalogue, for pages, feeds and other systems alike.</summary>
internal static class TitleSearch
{
    public const int NewDays = 60;

    /// <summary>Titles that hold the words; without words, all. Titles whose copies have all left are found no more.</summary>
    public static IQueryable<FoundTitle> Found(this Things things, TextQuery? query) => query is null
        ? things.Set<TitleFacets>().Where(f => !f.Gone).Select(f => new FoundTitle { Facets = f, Rank = 0 })
        : from hit in things.Hits(query)
          join facets in things.Set<TitleFacets>() on hit.Number equals facets.Number
          where !facets.Gone
          select new FoundTitle { Facets = facets, Rank = hit.Rank };

    public static IQueryable<FoundTitle> Where(this IQueryable<FoundTitle> found, TitleFilter filter, DateOnly today)
    {
        if (filter.Materials is { Count: > 0 } materials) found = found.Where(f => materials.Contains(f.Facets.Material));
        if (filter.Languages is { Count: > 0 } languages) found = found.Where(f => languages.Contains(f.Facets.Language));
        if (filter.Genres is { Count: > 0 } genres) found = found.Where(f => genres.Contains(f.Facets.Genre));
        if (filter.Audiences is { Count: > 0 } audiences) found = found.Where(f => audiences.Contains(f.Facets.Audience));
        if (filter.NewOnly)
        {
            var since = today.AddDays(-NewDays);
            found = found.Where(f => f.Facets.AddedOn >= since);
        }
        if (filter.Branches.Count == 0) return filter.PresentOnly ? found.Where(f => f.Facets.Present != "") : found;
        var branches = filter.Branches.Select(b => $"% {b} %").ToList();
        return filter.PresentOnly
            ? found.Where(f => branches.Any(b => EF.Functions.Like(f.Facets.Present, b)))
            : found.Where(f => branches.Any(b => EF.Functions.Like(f.Facets.Held, b)));
    }

    /// <summary>
    /// Best first: the title itself, then a title that begins so, then by the index's own measure; of equals the newest. The same for everybody
    /// (Wsob art. 4; docs/decisions/0007).
    /// </summary>
    public static IOrderedQueryable<FoundTitle> ByFit(this IQueryable<FoundTitle> found, string plain)
    {
        var begins = plain + " %";
        return found.OrderBy(f => f.Facets.SortName == plain ? 0 : EF.Functions.Like(f.Facets.SortName, begins) ? 1 : 2)
            .ThenBy(f => f.Rank).ThenByDescending(f => f.Facets.Year).ThenBy(f => f.Facets.Number);
    }
}
