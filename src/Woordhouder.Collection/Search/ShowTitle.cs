using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

internal sealed record TitleView(Title Title, IReadOnlyList<TitleContributor> Makers, IReadOnlyList<string> Isbns, IReadOnlyList<string> Subjects, IReadOnlyList<string> Genres, IReadOnlyList<ItemLine> Items)
{
    /// <summary>There were copies and all have left the collection: the page says so (410).</summary>
    public bool Gone => Items.Count > 0 && Items.All(i => i.Withdrawn);
}

internal sealed record ItemLine(string Branch, string ShelfMark, string Barcode, bool OnLoan, bool Withdrawn);

/// <summary>One title with its copies. Null: no such title.</summary>
internal sealed class ShowTitle(Things things)
{
    public async Task<TitleView?> Do(TitleId id, CancellationToken ct = default)
    {
        if (await things.Set<Title>().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } title) return null;
        var makers = await things.Set<TitleContributor>().Where(c => c.TitleId == id).OrderBy(c => c.Order).ToListAsync(ct);
        var isbns = await things.Set<TitleIsbn>().Where(i => i.TitleId == id).Select(i => i.Isbn).OrderBy(i => i).ToListAsync(ct);
        var topics = await things.Set<TitleTopic>().Where(t => t.TitleId == id).OrderBy(t => t.Order).ToListAsync(ct);
        var items = await things.Set<Item>().Where(i => i.TitleId == id).OrderBy(i => i.Branch).ThenBy(i => i.ShelfMark).ThenBy(i => i.Barcode)
            .Select(i => new ItemLine(i.Branch, i.ShelfMark, i.Barcode, i.OnLoan, i.Withdrawn)).ToListAsync(ct);
        return new TitleView(title, makers, isbns, [.. topics.Where(t => !t.IsGenre).Select(t => t.Name)], [.. topics.Where(t => t.IsGenre).Select(t => t.Name)], items);
    }
}
