using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection;

internal sealed record UnfinishedRow(Guid Title, string Name, string? Maker, string MaterialType, DateTimeOffset MadeAt) : IAboutNobody;

/// <summary>What desks made and the office must complete.</summary>
internal sealed class UnfinishedTitles(Things things)
{
    public Task<int> Count(CancellationToken ct) => things.Set<UnfinishedTitle>().CountAsync(ct);

    public Task<List<UnfinishedRow>> Rows(CancellationToken ct) => things.Set<UnfinishedTitle>().OrderBy(u => u.MadeAt).ThenBy(u => u.TitleId).Take(ListFile.Most)
        .Join(things.Set<Title>(), u => u.TitleId, t => t.Id, (u, t) => new UnfinishedRow(t.Id.Value, t.Name, t.Maker, t.MaterialType, u.MadeAt)).ToListAsync(ct);

    /// <summary>There is nothing to add to it, or it was just completed.</summary>
    public Task Finish(TitleId title, CancellationToken ct) => things.Delete(things.Set<UnfinishedTitle>().Where(u => u.TitleId == title), ct);
}
