using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

internal sealed record SelectionLine(TitleSelection List, int Titles);

internal sealed record SelectionView(TitleSelection List, IReadOnlyList<TitleLine> Titles);

/// <summary>Lists of titles, for the office and for everybody.</summary>
internal sealed class Selections(Things things, FindTitles find)
{
    /// <summary>By name; for everybody only those that are on the site.</summary>
    public Task<List<SelectionLine>> All(bool publishedOnly, CancellationToken ct) =>
        things.Set<TitleSelection>().Where(s => s.Published || !publishedOnly).OrderBy(s => s.NameNl)
            .Select(s => new SelectionLine(s, things.Set<SelectedTitle>().Count(t => t.SelectionId == s.Id))).ToListAsync(ct);

    public async Task<SelectionView?> Of(Guid id, CancellationToken ct) =>
        await things.Set<TitleSelection>().FirstOrDefaultAsync(s => s.Id == id, ct) is { } list ? new(list, await Titles(list, gone: true, ct)) : null;

    /// <summary>As everybody sees it: only when it is on the site, and without titles that are gone.</summary>
    public async Task<SelectionView?> Published(string slug, CancellationToken ct) =>
        await things.Set<TitleSelection>().FirstOrDefaultAsync(s => s.Slug == slug && s.Published, ct) is { } list ? new(list, await Titles(list, gone: false, ct)) : null;

    private async Task<IReadOnlyList<TitleLine>> Titles(TitleSelection list, bool gone, CancellationToken ct)
    {
        var ids = await things.Set<SelectedTitle>().Where(s => s.SelectionId == list.Id).Join(things.Set<TitleFacets>(), s => s.TitleId, f => f.TitleId, (s, f) => new { s.Order, s.TitleId, f.Gone })
            .Where(s => gone || !s.Gone).OrderBy(s => s.Order).Select(s => s.TitleId).ToListAsync(ct);
        return await find.Lines(ids, ct);
    }
}
