using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <summary>What one branch has of one title.</summary>
/// <param name="Copies">0 with <paramref name="Gone"/>: the branch has no copy any more.</param>
internal sealed record Holding(string ControlNumber, string ControlSource, IReadOnlyList<string> Isbns, string Path, int Copies, int Present, bool Gone);

/// <param name="NextSince">What the next harvest gives as since; a little before this one, since events of lending come a moment later.</param>
/// <param name="Next">Where this harvest goes on; null: it is complete.</param>
internal sealed record HoldingsPage(IReadOnlyList<Holding> Titles, DateTimeOffset NextSince, long? Next);

/// <summary>Copies and availability of one branch, title by title, for a national catalogue to harvest (docs/holdings-feed.md). Counts of things; nobody stands in it.</summary>
internal sealed class HoldingsFeed(Things things, TimeProvider clock)
{
    public const int PageSize = 500;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly List<ChangeKind> MayMoveCopies = [ChangeKind.ItemChanged, ChangeKind.ItemWithdrawn, ChangeKind.Batch, ChangeKind.Undone];

    /// <param name="since">Null: all that the branch has, and nothing of what it had.</param>
    /// <param name="after">The last number of the page before; 0 for the first.</param>
    public async Task<HoldingsPage> Page(string branch, DateTimeOffset? since, long after, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var rows = await (since is { } moment ? Changed(branch, moment) : Held(branch)).Where(f => f.Number > after).OrderBy(f => f.Number).Take(PageSize)
            .Join(things.Set<Title>(), f => f.TitleId, t => t.Id, (f, t) => new { f.Number, t.Id, t.ControlNumber, t.ControlSource }).OrderBy(r => r.Number).ToListAsync(ct);
        List<TitleId> ids = [.. rows.Select(r => r.Id)];
        var isbns = (await things.Set<TitleIsbn>().Where(i => ids.Contains(i.TitleId)).OrderBy(i => i.Isbn).ToListAsync(ct)).ToLookup(i => i.TitleId, i => i.Isbn);
        var copies = (await Here(branch).Where(i => ids.Contains(i.TitleId)).GroupBy(i => i.TitleId)
            .Select(g => new { g.Key, Copies = g.Count(), Present = g.Count(i => !i.OnLoan && !i.SetAside && i.Status == ItemStatus.InCollection) }).ToListAsync(ct)).ToDictionary(c => c.Key);
        return new HoldingsPage(
            [.. rows.Select(r => copies.TryGetValue(r.Id, out var c)
                ? new Holding(r.ControlNumber, r.ControlSource, [.. isbns[r.Id]], $"/catalogus/titel/{r.Id.Value}", c.Copies, c.Present, Gone: false)
                : new Holding(r.ControlNumber, r.ControlSource, [.. isbns[r.Id]], $"/catalogus/titel/{r.Id.Value}", 0, 0, Gone: true))],
            now - Overlap, rows.Count == PageSize ? rows[^1].Number : null);
    }

    private IQueryable<Item> Here(string branch) => things.Set<Item>().Where(i => i.Branch == branch && i.WithdrawnOn == null);

    private IQueryable<TitleFacets> Held(string branch)
    {
        var here = Here(branch);
        return things.Set<TitleFacets>().Where(f => here.Any(i => i.TitleId == f.TitleId));
    }

    /// <summary>Titles of which anything changed and that are here, or that may have lost their last copy here: more than changed may come, never less.</summary>
    private IQueryable<TitleFacets> Changed(string branch, DateTimeOffset since)
    {
        var (here, left) = (Here(branch), things.Set<Item>().Where(i => i.Branch == branch && i.WithdrawnOn != null));
        var moved = things.Set<TitleChange>().Where(c => c.At >= since && MayMoveCopies.Contains(c.Kind));
        return things.Set<TitleFacets>().Where(f => f.ChangedAt >= since && (here.Any(i => i.TitleId == f.TitleId) || left.Any(i => i.TitleId == f.TitleId) || moved.Any(c => c.TitleId == f.TitleId)));
    }
}
