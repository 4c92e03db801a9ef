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
    public async Task<CardLookup?> ByCard(string number, CancellationToken ct = default)
    {
        if (!CardNumber.TryParse(number, out var card)) return null;
        var value = card.Value;
        if (await lending.Keys<Card>().Where(c => c.Number == value && c.ClosedOn == null).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct) is { } person) return new CardLookup(person, true);
        // The rare cases: a closed card, or somebody whose data are restricted – recognised, so that the desk can say whom to ask.
        if (await rights.Keys<Card>().Where(c => c.Number == value).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct) is not { } known) return null;
        return new CardLookup(known, await rights.Keys<Card>().AnyAsync(c => c.Number == value && c.ClosedOn == null, ct));
    }

    public async Task<PatronStanding?> Of(PersonId person, CancellationToken ct = default)
    {
        var (memberships, cards) = (lending.Set<PatronMembership>(), lending.Set<Card>().Where(c => c.ClosedOn == null));
        var seen = await (from n in lending.Set<PatronName>()
                          where n.PersonId == person
                          join m in memberships on n.PersonId equals m.PersonId
                          from c in cards.Where(c => c.PersonId == n.PersonId).DefaultIfEmpty()
                          select new { n.GivenName, n.Prefix, n.FamilyName, m.Subscription, m.EndsOn, Card = c == null ? null : c.Number }).FirstOrDefaultAsync(ct);
        if (seen is null || subscriptions.Find(seen.Subscription) is not { } subscription) return null;

        var preferences = membership.Set<PatronPreference>();
        var anchor = await (from p in membership.Set<Person>()
                            where p.Id == person
                            from c in preferences.Where(c => c.PersonId == p.Id).DefaultIfEmpty()
                            select new { p.BornOn, p.EndedOn, Reading = c == null ? ReadingHistoryChoice.Undecided : c.ReadingHistory }).FirstOrDefaultAsync(ct);
        // Restricted, while the person lets lending go on (D15): the birth date is not used, so nothing with an age limit is lent.
        var age = anchor is null ? 0 : Age.On(library.Today(clock), anchor.BornOn);
        return new PatronStanding(person, DutchName.Join(seen.GivenName, seen.Prefix, seen.FamilyName), seen.Card is { } number ? number[^4..] : "", subscription.Id, subscription.MaxLoans,
            seen.EndsOn, anchor?.EndedOn is not null, age, anchor?.Reading ?? ReadingHistoryChoice.Undecided, 0);
    }
}
