using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A closure is taken back: the days are as the week says. Due dates that it moved stay where they are, later; nobody is told an earlier day.</summary>
internal sealed class OpenAgain(Things things, OpeningDays opening, Library library, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Do(Guid closure, CancellationToken ct = default)
    {
        var (today, now) = (library.Today(clock), clock.GetUtcNow());
        var opened = await things.Update(things.Set<Closure>().Where(c => c.Id == closure && c.ReopenedAt == null && c.UntilDay >= today), s => s.SetProperty(c => c.ReopenedAt, now), ct);
        opening.Changed();
        if (opened > 0) return closure;
        return await things.Set<Closure>().AnyAsync(c => c.Id == closure && c.ReopenedAt != null, ct) ? closure : new Refusal("closure-past");
    }
}
