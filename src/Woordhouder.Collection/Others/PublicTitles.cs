using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <summary>A title as others get it.</summary>
internal sealed record TitleCard(Title Title, IReadOnlyList<TitleContributor> Makers, IReadOnlyList<string> Isbns, IReadOnlyList<TitleTopic> Topics);

/// <summary>The titles that others may see: all but those of which every copy has left the collection.</summary>
internal sealed class PublicTitles(Things things)
{
    public IQueryable<TitleFacets> All => things.Set<TitleFacets>().Where(f => !f.Gone);

    /// <summary>In the order of the ids. A title that was deleted meanwhile is left out.</summary>
    public async Task<IReadOnlyList<TitleCard>> Cards(IReadOnlyList<TitleId> of, CancellationToken ct)
    {
        var ids = of.ToList();
        var titles = await things.Set<Title>().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var makers = (await things.Set<TitleContributor>().Where(c => ids.Contains(c.TitleId)).OrderBy(c => c.Order).ToListAsync(ct)).ToLookup(c => c.TitleId);
        var isbns = (await things.Set<TitleIsbn>().Where(i => ids.Contains(i.TitleId)).OrderBy(i => i.Isbn).ToListAsync(ct)).ToLookup(i => i.TitleId, i => i.Isbn);
        var topics = (await things.Set<TitleTopic>().Where(t => ids.Contains(t.TitleId)).OrderBy(t => t.Order).ToListAsync(ct)).ToLookup(t => t.TitleId);
        return [.. ids.Where(titles.ContainsKey).Select(id => new TitleCard(titles[id], [.. makers[id]], [.. isbns[id]], [.. topics[id]]))];
    }
}
