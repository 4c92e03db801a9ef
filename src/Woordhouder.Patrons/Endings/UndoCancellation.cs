using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

internal sealed record UndoCancellationRequest(PersonId Person);

/// <summary>Somebody who cancelled stays after all, as long as the last day is not over.</summary>
internal sealed class UndoCancellation(For<Membership> data)
{
    public async Task<Outcome<Nothing>> Do(UndoCancellationRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Set<Person>().AnyAsync(p => p.Id == request.Person && p.EndedOn != null, ct)) return new Refusal("membership-over");
        var membership = await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct);
        if (membership is not { EndReason: EndReason.Cancelled }) return new Refusal("nothing-cancelled");
        (membership.CancelledPer, membership.CancellationAskedOn, membership.EndReason, membership.EndPostponedOn) = (null, null, null, null);
        membership.Version++;
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return new Nothing();
    }
}
