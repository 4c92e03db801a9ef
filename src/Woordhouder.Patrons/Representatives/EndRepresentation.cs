using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Person">The represented member or the representative: either may end it, and so may the desk.</param>
internal sealed record EndRepresentationRequest(PersonId Person, Guid Link);

/// <summary>Ends a link; a representative may be refused or contested at any time (D5).</summary>
internal sealed class EndRepresentation(For<Membership> data, EndOfMembership ending, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(EndRepresentationRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var links = data.Track<Representation>().Where(r => r.Id == request.Link && r.EndedOn == null && (r.RepresentedId == request.Person || r.RepresentativeId == request.Person));
        if (!await links.AnyAsync(ct)) return new Refusal("no-link");
        await ending.EndLinks(links, library.Today(clock), ct);
        await data.Save(ct);
        return new Nothing();
    }
}
