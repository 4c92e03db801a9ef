using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>For each filter the values that occur, with how many titles one gets by choosing it (beside what was chosen in the other filters).</summary>
internal sealed record FacetCounts(
    int Total, bool More, IReadOnlyList<FacetCount> Materials, IReadOnlyList<FacetCount> Languages, IReadOnlyList<FacetCount> Genres, IReadOnlyList<FacetCount> Audiences,
    IReadOnlyList<FacetCount> Branches, int Present, int New)
{
    public static readonly FacetCounts None = new(0, false, [], [], [], [], [], 0, 0);
}

internal readonly record struct FacetCount(string Value, int Titles);

/// <summary>
/// Counts all filters in one pass: the database groups what was found by every value that a filter knows, and what comes out (hundreds of groups, not
/// thousands of titles) is added up here. What the whole catalogue holds is counted once a minute.
/// </summary>
internal sealed class FacetCounter(Things things, Library library, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<Library, (DateTimeOffset At, List<Group> Groups)> Whole = [];

    private sealed record Group(string Material, string Language, string Genre, string Audience, string Held, string Present, bool New, int Titles);

    /// <param name="most">So many titles are paged through at most; the filters count all.</param>
    public async Task<FacetCounts> Count(IQueryable<FoundTitle> found, TitleFilter filter, DateOnly today, bool everything, int most, CancellationToken ct)
    {
        // All of it, not a part: a part would hide what is rare among much, and what is newest.
        var groups = everything ? await OfEverything(today, ct) : await Groups(found, today, ct);
        var chosen = groups.Where(g => Passes(g, filter, "")).Sum(g => g.Titles);
        return new FacetCounts(Math.Min(chosen, most), chosen > most,
            Values("material", g => g.Material), Values("language", g => g.Language), Values("genre", g => g.Genre), Values("audience", g => g.Audience),
            [.. groups.Where(g => Passes(g, filter, "branch")).SelectMany(g => (filter.PresentOnly ? g.Present : g.Held).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => (Branch: b, g.Titles)))
                .GroupBy(b => b.Branch).Select(b => new FacetCount(b.Key, b.Sum(x => x.Titles))).OrderBy(b => b.Value, StringComparer.Ordinal)],
            groups.Where(g => Passes(g, filter with { PresentOnly = true }, "")).Sum(g => g.Titles),
            groups.Where(g => Passes(g, filter with { NewOnly = true }, "")).Sum(g => g.Titles));

        IReadOnlyList<FacetCount> Values(string facet, Func<Group, string> value) =>
            [.. groups.Where(g => Passes(g, filter, facet)).GroupBy(value).Where(g => g.Key.Length > 0).Select(g => new FacetCount(g.Key, g.Sum(x => x.Titles)))
                .OrderByDescending(c => c.Titles).ThenBy(c => c.Value, StringComparer.Ordinal)];
    }

    private async Task<List<Group>> OfEverything(DateOnly today, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Whole.TryGetValue(library, out var known) && now - known.At is var age && age >= TimeSpan.Zero && age < Kept) return known.Groups;
        var groups = await Groups(things.Found(null), today, ct);
        Whole[library] = (now, groups);
        return groups;
    }

    private static async Task<List<Group>> Groups(IQueryable<FoundTitle> found, DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-TitleSearch.NewDays);
        return await found.Select(f => new { f.Facets.Material, f.Facets.Language, f.Facets.Genre, f.Facets.Audience, f.Facets.Held, f.Facets.Present, New = f.Facets.AddedOn >= since })
            .GroupBy(f => f).Select(g => new Group(g.Key.Material, g.Key.Language, g.Key.Genre, g.Key.Audience, g.Key.Held, g.Key.Present, g.Key.New, g.Count())).ToListAsync(ct);
    }

    /// <param name="but">The filter whose own values are being counted: choosing a second one of them adds, so it does not count here.</param>
    private static bool Passes(Group g, TitleFilter filter, string but) =>
        (but == "material" || Any(filter.Materials, g.Material)) && (but == "language" || Any(filter.Languages, g.Language))
        && (but == "genre" || Any(filter.Genres, g.Genre)) && (but == "audience" || Any(filter.Audiences, g.Audience))
        && (!filter.NewOnly || g.New) && (!filter.PresentOnly || g.Present.Length > 0)
        && (but == "branch" || filter.Branches.Count == 0 || filter.Branches.Any(b => (filter.PresentOnly ? g.Present : g.Held).Contains($" {b} ", StringComparison.Ordinal)));

    private static bool Any(IReadOnlyList<string> chosen, string value) => chosen.Count == 0 || chosen.Contains(value);
}
