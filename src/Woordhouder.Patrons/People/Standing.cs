using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// What lending asks about a patron. Name, card and subscription are read for lending; birth date and choice, which lending may not see, for the membership,
/// and only the age and the choice leave this class.
/// </summary>
internal sealed class Standing(For<Lending> lending, For<Membership> membership, For<Rights> rights, Subscriptions subscriptions, TimeProvider clock, Library library) : IPatronStanding
{
    private static readonly Compiled<For<Lending>, string, PersonId?> OpenCard = For<Lending>.Compile((Rows rows, string number) =>
        rows.Keys<Card>().Where(c => c.Number == number && c.ClosedOn == null).Select(c => (PersonId?)c.PersonId));

    private static readonly Compiled<For<Lending>, PersonId, Borrowing> SeenByLending = For<Lending>.Compile((Rows rows, PersonId person) =>
        from n in rows.Set<PatronName>()
        where n.PersonId == person
        join m in rows.Set<PatronMembership>() on n.PersonId equals m.PersonId
        from c in rows.Set<Card>().Where(c => c.ClosedOn == null && c.PersonId == n.PersonId).DefaultIfEmpty()
        select new Borrowing(n.GivenName, n.Prefix, n.FamilyName, m.Subscription, m.EndsOn, c == null ? null : c.Number));

    private static readonly Compiled<For<Membership>, PersonId, Anchor> SeenByMembership = For<Membership>.Compile((Rows rows, PersonId person) =>
        from p in rows.Set<Person>()
        where p.Id == person
        from c in rows.Set<PatronPreference>().Where(c => c.PersonId == p.Id).DefaultIfEmpty()
        select new Anchor(p.BornOn, p.EndedOn, c == null ? ReadingHistoryChoice.Undecided : c.ReadingHistory));

    private sealed record Borrowing(string GivenName, string? Prefix, string FamilyName, string Subscription, DateOnly? EndsOn, string? Card);

    private sealed record Anchor(DateOnly BornOn, DateOnly? EndedOn, ReadingHistoryChoice Reading);

    public async Task<CardLookup?> ByCard(string number, CancellationToken ct = default)
    {
        if (!CardNumber.TryParse(number, out var card)) return null;
        var value = card.Value;
        if (await lending.First(OpenCard, value, ct) is { } person) return new CardLookup(person, true);
        if (await lending.Keys<Guest>().Where(g => g.CardNumber == value).Select(g => (PersonId?)g.PersonId).FirstOrDefaultAsync(ct) is { } guest) return new CardLookup(guest, true);
        // The rare cases: a closed card, or somebody whose data are restricted – recognised, so that the desk can say whom to ask.
        if (await rights.Keys<Card>().Where(c => c.Number == value).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct) is not { } known) return null;
        return new CardLookup(known, await rights.Keys<Card>().AnyAsync(c => c.Number == value && c.ClosedOn == null, ct));
    }

    public async Task<PatronStanding?> Of(PersonId person, CancellationToken ct = default)
    {
        var seen = await lending.First(SeenByLending, person, ct);
        if (seen is null) return await Guest(person, ct);
        if (subscriptions.Find(seen.Subscription) is not { } subscription) return null;

        var anchor = await membership.First(SeenByMembership, person, ct);
        // Restricted, while the person lets lending go on (D15): the birth date is not used, so nothing with an age limit is lent.
        var age = anchor is null ? 0 : Age.On(library.Today(clock), anchor.BornOn);
        return new PatronStanding(person, DutchName.Join(seen.GivenName, seen.Prefix, seen.FamilyName), seen.Card is { } number ? number[^4..] : "", subscription.Id, subscription.MaxLoans,
            seen.EndsOn, anchor?.EndedOn is not null, age, anchor?.Reading ?? ReadingHistoryChoice.Undecided, 0);
    }

    /// <summary>A guest was 18 or older at the desk; no birth date and no choice about titles is known, so they go soonest.</summary>
    private async Task<PatronStanding?> Guest(PersonId person, CancellationToken ct)
    {
        if (await lending.Set<Guest>().FirstOrDefaultAsync(g => g.PersonId == person, ct) is not { } guest) return null;
        // A library that lends to guests no more still takes back and is paid.
        var subscription = library.Settings.ForGuests;
        return new PatronStanding(person, guest.Name, guest.CardNumber[^4..], subscription?.Id ?? "", subscription?.MaxLoans ?? 0, null, false, Age.Adult, ReadingHistoryChoice.Forget, 0, Guest: true);
    }
}
