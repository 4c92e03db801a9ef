using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Who may be meant at sign-in. Links between people are looked up under the rights of the person represented: that is what they are for (D5).</summary>
internal sealed class SignInLookup(For<SignIn> data, For<Rights> rights, TimeProvider clock, Library library) : ISignInLookup
{
    public async Task<CardLookup?> ByCard(string number, CancellationToken ct = default)
    {
        if (!CardNumber.TryParse(number, out var card)) return null;
        var value = card.Value;
        var found = await data.Set<Card>().Where(c => c.Number == value).Select(c => new { c.PersonId, Open = c.ClosedOn == null }).FirstOrDefaultAsync(ct);
        return found is null ? null : new CardLookup(found.PersonId, found.Open);
    }

    public async Task<IReadOnlyList<(PersonId Person, string CardLastFour)>> ByEmail(string email, CancellationToken ct = default)
    {
        if (!EmailAddress.TryParse(email, out var address)) return [];
        var value = address.Value;
        var people = await data.Set<PatronContact>().Where(c => c.Email == value).Select(c => c.PersonId).ToListAsync(ct);
        // A parent's address leads to the children's cards too.
        var representatives = await data.Set<Representative>().Where(r => r.Email == value && r.EndedOn == null).Select(r => r.PersonId).ToListAsync(ct);
        if (representatives.Count > 0) people.AddRange(await RepresentedBy(representatives, ct));
        var ids = people.Distinct().ToList();
        var cards = await data.Set<Card>().Where(c => ids.Contains(c.PersonId) && c.ClosedOn == null).OrderBy(c => c.Number).Select(c => new { c.PersonId, c.Number }).ToListAsync(ct);
        return [.. cards.Select(c => (c.PersonId, c.Number[^4..]))];
    }

    public async Task<(string Email, string Language)?> AddressOf(PersonId person, CancellationToken ct = default)
    {
        var own = await data.Set<PatronContact>().Where(c => c.PersonId == person && c.Email != null).Select(c => new { c.Email, c.Language }).FirstOrDefaultAsync(ct);
        if (own is not null) return (own.Email!, own.Language);
        var today = library.Today(clock);
        var tooYoung = Age.FirstTooYoung(today, Age.Own);
        var people = rights.Keys<Person>().Where(p => p.BornOn >= tooYoung);
        var representatives = await rights.Keys<Representation>()
            .Where(r => r.RepresentedId == person && r.EndedOn == null && r.ConfirmedAt != null && (r.Kind != RepresentationKind.Parent || people.Any(p => p.Id == person)))
            .Select(r => r.RepresentativeId).ToListAsync(ct);
        var theirs = await data.Set<Representative>().Where(r => representatives.Contains(r.PersonId) && r.Email != null).OrderBy(r => r.PersonId).Select(r => new { r.Email, r.Language }).FirstOrDefaultAsync(ct);
        return theirs is null ? null : (theirs.Email!, theirs.Language);
    }

    public async Task<IReadOnlyList<(PersonId Person, string CalledName)>> MayActFor(PersonId person, CancellationToken ct = default)
    {
        List<PersonId> ids = [person, .. await RepresentedBy([person], ct)];
        var names = await data.Set<PatronName>().Where(n => ids.Contains(n.PersonId)).Select(n => new { n.PersonId, n.GivenName }).ToListAsync(ct);
        return [.. names.OrderBy(n => ids.IndexOf(n.PersonId)).Select(n => (n.PersonId, n.GivenName))];
    }

    /// <summary>A parent's link counts up to the 16th birthday, even if the nightly job did not run.</summary>
    private async Task<IReadOnlyList<PersonId>> RepresentedBy(List<PersonId> representatives, CancellationToken ct)
    {
        var tooYoung = Age.FirstTooYoung(library.Today(clock), Age.Own);
        var people = rights.Keys<Person>().Where(p => p.EndedOn == null);
        return await rights.Keys<Representation>()
            .Where(r => representatives.Contains(r.RepresentativeId) && r.EndedOn == null && r.ConfirmedAt != null
                && people.Any(p => p.Id == r.RepresentedId && (r.Kind != RepresentationKind.Parent || p.BornOn >= tooYoung)))
            .OrderBy(r => r.AskedAt).Select(r => r.RepresentedId).ToListAsync(ct);
    }
}
