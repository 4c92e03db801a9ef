using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal sealed record RemoveCalendarLinkRequest(PersonId Person);

/// <summary>The address stops at once; what a calendar app fetched before, only its owner can remove.</summary>
internal sealed class RemoveCalendarLink(For<Lending> data)
{
    public async Task<Outcome<Nothing>> Do(RemoveCalendarLinkRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("calendar-not-now");
        await data.Delete(data.Set<CalendarLink>().Where(l => l.PatronId == request.Person), ct);
        return new Nothing();
    }
}

/// <summary>Whoever is no longer a member has no calendar of loans. Under retention: a restriction leaves no address behind.</summary>
internal sealed class CalendarEndsWithMembership(For<Retention> data) : IHandle<MembershipEnded>
{
    public Task Handle(MembershipEnded happened, CancellationToken ct) => data.Delete(data.Set<CalendarLink>().Where(l => l.PatronId == happened.Person), ct);
}
