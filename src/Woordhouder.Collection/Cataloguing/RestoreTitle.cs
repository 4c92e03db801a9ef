using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Change">The step before which the record was as it should be again.</param>
/// <param name="Version">Of the title, as whoever asks saw it.</param>
internal sealed record RestoreTitleRequest(TitleId Title, Guid Change, int Version);

/// <summary>Puts the description back as it was before a step. That is a step itself, so it can be taken back too. Copies stay as they are.</summary>
internal sealed class RestoreTitle(Things things, SaveTitle save)
{
    public async Task<Outcome<TitleId>> Do(RestoreTitleRequest request, CancellationToken ct = default)
    {
        var before = await things.Set<TitleChange>().Where(c => c.Id == request.Change && c.TitleId == request.Title && c.Kind < ChangeKind.ItemAdded).Select(c => c.Before).FirstOrDefaultAsync(ct);
        if (before is null) return new Refusal("no-earlier-state");
        return await save.Do(new SaveTitleRequest(RecordText.Read(before), request.Title, request.Version, new Origin(ChangeKind.Undone, "")), ct);
    }
}
