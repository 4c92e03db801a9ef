using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A patron's rows as a page shows them. A part that is restricted (AVG art. 18) is null.</summary>
internal sealed record PatronDetails(
    Person Person, PatronName? Name, PatronContact? Contact, Gender Gender, PatronMembership? Membership, PatronPreference? Preference, Card? Card, bool NoWelcomeMail, IReadOnlyList<LinkLine> Links, IReadOnlyList<NoteLine> Notes);

/// <summary>A link between a representative and somebody represented, as the person of the page sees it.</summary>
/// <param name="Mine">The person of the page is the representative.</param>
internal sealed record LinkLine(Guid Id, bool Mine, PersonId Other, string RepresentativeName, RepresentationKind Kind, bool Confirmed);

/// <summary>Reads the rows of one opened patron: for the member's own pages and, after opening, for the desk.</summary>
internal sealed class PatronReader(For<Membership> data, Library library, TimeProvider clock)
{
    /// <param name="opened">Opened under another purpose already, which is the one that is recorded.</param>
    public async Task<PatronDetails?> Of(PersonId id, bool opened, CancellationToken ct)
    {
        if (!opened && !await data.Open(id, ct)) return null;
        if (await data.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } person) return null;
        var demographics = await data.Set<PatronDemographics>().FirstOrDefaultAsync(d => d.PersonId == id, ct);
        var objects = await data.Set<ObjectionRow>().AnyAsync(o => o.PersonId == id && o.Purpose == Consents.WelcomeMail && o.LiftedAt == null, ct);
        return new PatronDetails(person,
            await data.Set<PatronName>().FirstOrDefaultAsync(n => n.PersonId == id, ct),
            await data.Set<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == id, ct),
            demographics?.Gender ?? Gender.NotSaid,
            await data.Set<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == id, ct),
            await data.Set<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == id, ct),
            await data.Set<Card>().FirstOrDefaultAsync(c => c.PersonId == id && c.ClosedOn == null, ct),
            objects, await Links(id, ct), await Notes(id, ct));
    }

    /// <summary>The days on which links of this parent with a child ended, for as long as that is kept. Not with whom: the child's name is the child's again.</summary>
    public async Task<IReadOnlyList<DateOnly>> EndedWithChildren(PersonId parent, CancellationToken ct) =>
        [.. (await data.Set<Representation>().Where(r => r.RepresentativeId == parent && r.Kind == RepresentationKind.Parent && r.EndedOn != null).OrderByDescending(r => r.EndedOn).Select(r => r.EndedOn).ToListAsync(ct)).OfType<DateOnly>()];

    private async Task<IReadOnlyList<NoteLine>> Notes(PersonId id, CancellationToken ct)
    {
        var today = library.Today(clock);
        return await data.Set<PatronNote>().Where(n => n.PersonId == id && n.LastDay >= today).OrderBy(n => n.WrittenOn).ThenBy(n => n.Id).Select(n => new NoteLine(n.Id, n.Words, n.WrittenOn, n.LastDay)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<LinkLine>> Links(PersonId id, CancellationToken ct)
    {
        var links = await data.Set<Representation>().Where(r => r.EndedOn == null && (r.RepresentedId == id || r.RepresentativeId == id)).OrderBy(r => r.AskedAt).ToListAsync(ct);
        return [.. links.Select(l => new LinkLine(l.Id, l.RepresentativeId == id, l.RepresentativeId == id ? l.RepresentedId : l.RepresentativeId, l.RepresentativeName, l.Kind, l.ConfirmedAt != null))];
    }
}
