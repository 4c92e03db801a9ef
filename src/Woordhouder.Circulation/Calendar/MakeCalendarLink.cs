using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="WithTitles">Null: as it was, and without titles for a first address.</param>
/// <param name="Language">Of the entries: nl or en.</param>
internal sealed record MakeCalendarLinkRequest(PersonId Person, bool? WithTitles, string Language);

/// <summary>Makes the address of a member's calendar, or a new one in place of the former, which then stops. One's own only: a link that ends (D5) would leave an address behind.</summary>
internal sealed class MakeCalendarLink(For<Lending> data, Actor actor, TimeProvider clock, Library library)
{
    /// <returns>The secret of the address; it is nowhere else.</returns>
    public async Task<Outcome<string>> Do(MakeCalendarLinkRequest request, CancellationToken ct = default)
    {
        if (actor.Kind == ActorKind.Member && actor.Person != request.Person) return new Refusal("calendar-own-only");
        if (!await data.Open(request.Person, ct)) return new Refusal("calendar-not-now");
        var link = await data.Track<CalendarLink>().FirstOrDefaultAsync(l => l.PatronId == request.Person, ct);
        if (link is null) data.Add(link = new CalendarLink { PatronId = request.Person, Entries = Guid.CreateVersion7(clock.GetUtcNow()) });
        (link.WithTitles, link.Language) = (request.WithTitles ?? link.WithTitles, request.Language == "en" ? "en" : "nl");
        var secret = link.Renew(library.Today(clock));
        await data.Save(ct);
        return secret;
    }
}
