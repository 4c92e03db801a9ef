using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The due dates go back to what they were, as long as none of those days has passed. What was renewed or moved since, or came back, stays.</summary>
internal sealed class UndoExtension(Things things, Library library, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Do(Guid extension, CancellationToken ct = default)
    {
        var (today, now) = (library.Today(clock), clock.GetUtcNow());
        if (await things.Update(things.Set<Extension>().Where(e => e.Id == extension && e.UndoneAt == null && e.DueFrom >= today), s => s.SetProperty(e => e.UndoneAt, now), ct) > 0) return extension;
        return await things.Set<Extension>().AnyAsync(e => e.Id == extension && e.UndoneAt != null, ct) ? extension : new Refusal("extend-undo-late");
    }
}
