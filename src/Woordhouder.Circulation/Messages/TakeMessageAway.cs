using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Off the site from now on. One that was never shown leaves nothing behind.</summary>
internal sealed class TakeMessageAway(Things things, Library library, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Do(Guid id, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        if (await things.Track<ServiceMessage>().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } message || message.UntilDay < today) return id; // gone already
        (message.UntilDay, message.Version) = (today.AddDays(-1), message.Version + 1);
        try
        {
            await things.Save(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget(); // somebody else took it away
        }
        return id;
    }
}
