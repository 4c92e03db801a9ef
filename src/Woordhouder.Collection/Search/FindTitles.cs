using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Words">As typed: title, maker, series or ISBN.</param>
/// <param name="Material">Kebab-case material type; null: all.</param>
/// <param name="PresentOnly">Only titles of which a copy is on the shelf.</param>
/// <param name="Page">From 1; a page past the end is the last one.</param>
internal sealed record CatalogueQuery(string? Words, string? Material = null, bool PresentOnly = false, int Page = 1);

internal sealed record TitleLine(TitleId Id, string Name, string? Subtitle, string? Part, string? Maker, int? Year, string MaterialType, string GenreGroup, string Language)
{
    public IReadOnlyList<BranchCopies> Branches { get; init; } = [];
}

/// <param name="Branch">Id of a branch in settings.yaml.</param>
internal sealed record BranchCopies(string Branch, int Present, int Total);

internal sealed record TitleList(IReadOnlyList<TitleLine> Lines, int Total, int Page, IReadOnlyList<string> Materials);

/// <summary>The catalogue as a plain list: every word must occur, in any order, with or without diacritics. Sorted by title, 25 to a page.</summary>
internal sealed class FindTitles(Things things)
{
    public const int PageSize = 25;
    private const int MostWords = 8;

    public async Task<TitleList> Do(CatalogueQuery query, CancellationToken ct = default)
    {
        var found = Matching(query.Words);
        var materials = await found.Select(t => t.MaterialType).Distinct().OrderBy(m => m).ToListAsync(ct);
        if (query.Material is { } material && materials.Contains(material)) found = found.Where(t => t.MaterialType == material);
        if (query.PresentOnly) found = found.Where(t => things.Set<Item>().Any(i => i.TitleId == t.Id && !i.OnLoan && !i.Withdrawn));
        var total = await found.CountAsync(ct);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var lines = await found.OrderBy(t => t.SortName).ThenBy(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(t => new TitleLine(t.Id, t.Name, t.Subtitle, t.Part, t.Maker, t.Year, t.MaterialType, t.GenreGroup, t.Language)).ToListAsync(ct);
        var copies = await Copies([.. lines.Select(l => l.Id)], ct);
        return new TitleList([.. lines.Select(l => l with { Branches = [.. copies[l.Id]] })], total, page, materials);
    }

    private IQueryable<Title> Matching(string? words)
    {
        var titles = things.Set<Title>();
        if (Isbn.TryParse(words, out var isbn))
        {
            var number = isbn.ToString();
            return titles.Where(t => things.Set<TitleIsbn>().Any(i => i.TitleId == t.Id && i.Isbn == number));
        }
        foreach (var word in PlainText.Of(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords))
        {
            // Letters and digits only: nothing in it is a wildcard.
            var pattern = $"% {word}%";
            titles = titles.Where(t => EF.Functions.Like(t.SearchText, pattern));
        }
        return titles;
    }

    private async Task<ILookup<TitleId, BranchCopies>> Copies(List<TitleId> titles, CancellationToken ct) =>
        (await things.Set<Item>().Where(i => titles.Contains(i.TitleId) && !i.Withdrawn)
            .GroupBy(i => new { i.TitleId, i.Branch })
            .Select(g => new { g.Key.TitleId, g.Key.Branch, Present = g.Count(i => !i.OnLoan), Total = g.Count() }).ToListAsync(ct))
        .OrderBy(c => c.Branch, StringComparer.Ordinal)
        .ToLookup(c => c.TitleId, c => new BranchCopies(c.Branch, c.Present, c.Total));
}
