using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

internal enum Arrangement { Up, Down, Out }

/// <param name="Version">That the editor saw: a second press of the button moves nothing twice.</param>
internal sealed record ArrangeSelectionRequest(Guid Selection, TitleId Title, int Version, Arrangement Move);

/// <summary>Moves a title of a list one place, or takes it out.</summary>
internal sealed class ArrangeSelection(Things things, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(ArrangeSelectionRequest request, CancellationToken ct = default)
    {
        if (await things.Track<TitleSelection>().FirstOrDefaultAsync(s => s.Id == request.Selection, ct) is not { } list) return new Refusal("no-such-list");
        if (list.Version != request.Version) return new Refusal("changed-elsewhere");
        var titles = await things.Track<SelectedTitle>().Where(s => s.SelectionId == list.Id).OrderBy(s => s.Order).ThenBy(s => s.TitleId).ToListAsync(ct);
        var at = titles.FindIndex(t => t.TitleId == request.Title);
        if (at < 0) return new Nothing();
        var to = request.Move switch { Arrangement.Up => at - 1, Arrangement.Down => at + 1, _ => at };
        if (to < 0 || to >= titles.Count) return new Nothing();
        (titles[at], titles[to]) = (titles[to], titles[at]);
        for (var i = 0; i < titles.Count; i++) titles[i].Order = i + 1;
        list.ChangedAt = clock.GetUtcNow();
        list.Version++;
        try
        {
            return await things.Transact<Outcome<Nothing>>(async () =>
            {
                await things.Save(ct);
                if (request.Move == Arrangement.Out) await things.Delete(things.Set<SelectedTitle>().Where(s => s.SelectionId == list.Id && s.TitleId == request.Title), ct);
                return new Nothing();
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget();
            return new Refusal("changed-elsewhere");
        }
    }
}
