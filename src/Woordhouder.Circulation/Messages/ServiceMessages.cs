using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>The messages of today on the first page, those of the whole library before those of a branch; and for the office all that have not ended.</summary>
internal sealed class ServiceMessages(Things things, Library library, TimeProvider clock) : IHomePart
{
    public int Order => 0;

    public Task<List<ServiceMessage>> Today(CancellationToken ct = default)
    {
        var today = library.Today(clock);
        return things.Set<ServiceMessage>().Where(m => m.FromDay <= today && m.UntilDay >= today).OrderBy(m => m.Branch != null).ThenBy(m => m.FromDay).ThenBy(m => m.Id).ToListAsync(ct);
    }

    /// <summary>Shown now or later.</summary>
    public Task<List<ServiceMessage>> NotEnded(CancellationToken ct = default)
    {
        var today = library.Today(clock);
        return things.Set<ServiceMessage>().Where(m => m.UntilDay >= today).OrderBy(m => m.FromDay).ThenBy(m => m.Id).ToListAsync(ct);
    }

    public async Task<HomePart?> For(CancellationToken ct = default) =>
        await Today(ct) is { Count: > 0 } messages ? new HomePart("/Pages/Open/_ServiceMessages.cshtml", messages) : null;
}
