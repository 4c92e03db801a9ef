using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A member reports the card lost: nobody borrows on it from now on. The desk makes a new one.</summary>
internal sealed record ReportCardLostRequest(PersonId Person);

internal sealed class ReportCardLost(For<Membership> data, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(ReportCardLostRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var today = library.Today(clock);
        var closed = await data.Update(data.Set<Card>().Where(c => c.PersonId == request.Person && c.ClosedOn == null),
            s => s.SetProperty(c => c.ClosedOn, today).SetProperty(c => c.ClosedBecause, CardClosed.Lost), ct);
        return closed == 0 ? new Refusal("no-open-card") : new Nothing();
    }
}
