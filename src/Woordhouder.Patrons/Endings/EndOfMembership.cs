using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Carries out the end of one membership: last day, card, links, consents, event. All periods of retention count from here. The caller saves.</summary>
internal sealed class EndOfMembership(For<Membership> data, TimeProvider clock)
{
    public async Task Carry(PersonId id, DateOnly lastDay, EndReason reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await data.Track<Person>().SingleAsync(p => p.Id == id, ct);
        if (person.EndedOn is not null) return;
        person.EndedOn = lastDay;
        person.Version++;
        var membership = await data.Track<PatronMembership>().SingleAsync(m => m.PersonId == id, ct);
        membership.EndReason = reason;
        // The desk reads this day under lending, which does not see the anchor.
        if (membership.EndsOn is null || membership.EndsOn > lastDay) membership.EndsOn = lastDay;
        membership.Version++;
        foreach (var card in await data.Track<Card>().Where(c => c.PersonId == id && c.ClosedOn == null).ToListAsync(ct)) card.Close(lastDay, CardClosed.MembershipEnded);
        foreach (var consent in await data.Track<ConsentRow>().Where(c => c.PersonId == id && c.WithdrawnAt == null).ToListAsync(ct)) consent.WithdrawnAt = now;
        // The consent to keep titles ends with the rest: lending hears it, so that titles of returned loans do not stay for five years without one.
        if (await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == id, ct) is { ReadingHistory: ReadingHistoryChoice.Keep } preference)
        {
            (preference.ReadingHistory, preference.ReadingHistoryChosenAt) = (ReadingHistoryChoice.Undecided, null);
            data.Publish(new ReadingHistoryChosen(id, ReadingHistoryChoice.Undecided));
        }
        await EndLinks(data.Track<Representation>().Where(r => (r.RepresentedId == id || r.RepresentativeId == id) && r.EndedOn == null), lastDay, ct);
        data.Publish(new MembershipEnded(id, lastDay));
    }

    /// <summary>Ends links, and lets go of a representative who has no other.</summary>
    public async Task EndLinks(IQueryable<Representation> links, DateOnly on, CancellationToken ct)
    {
        foreach (var link in await links.ToListAsync(ct))
        {
            link.EndedOn = on;
            link.TokenHash = null;
            var other = await data.Keys<Representation>().AnyAsync(r => r.RepresentativeId == link.RepresentativeId && r.Id != link.Id && r.EndedOn == null, ct);
            if (!other) await LetGo(link.RepresentativeId, on, ct);
        }
    }

    /// <summary>At once and set-based: at the desk the representative's own row is not the opened person's.</summary>
    private async Task LetGo(PersonId representative, DateOnly on, CancellationToken ct)
    {
        if (await data.Keys<Representative>().AnyAsync(r => r.PersonId == representative && r.EndedOn == null, ct))
            await data.Update(data.Keys<Representative>().Where(r => r.PersonId == representative), s => s.SetProperty(r => r.EndedOn, on), ct);
    }
}
