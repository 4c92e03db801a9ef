using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Tacit">Renewed without being asked, by the collection of dues; from then on the member leaves by the month (D44).</param>
internal sealed record RenewSubscriptionRequest(PersonId Person, bool Tacit = false);

/// <summary>Another term of the same subscription, from the day after the last one, or from today when that lies behind us.</summary>
internal sealed class RenewSubscription(For<Membership> data, Subscriptions subscriptions, TimeProvider clock, Library library)
{
    /// <returns>The new last day.</returns>
    public async Task<Outcome<DateOnly>> Do(RenewSubscriptionRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var person = await data.Set<Person>().FirstOrDefaultAsync(p => p.Id == request.Person, ct);
        var membership = await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct);
        if (person is null || membership is null) return new Refusal("not-visible");
        if (person.EndedOn is not null) return new Refusal("membership-over");
        if (membership.CancelledPer is { } cancelled) return new Refusal("cancelled-already", null, ("date", cancelled));
        if (subscriptions.Find(membership.Subscription) is not { Duration: not null } subscription || membership.EndsOn is not { } ends) return new Refusal("subscription-without-end");
        var today = library.Today(clock);
        if (ends > today.AddMonths(2)) return new Refusal("renew-too-early", null, ("date", ends));
        var from = ends < today ? today : ends.AddDays(1);
        if (!Subscriptions.MayHave(subscription, Age.On(from, person.BornOn))) return new Refusal("subscription-age", null, ("age", Age.On(from, person.BornOn)));

        (membership.StartedOn, membership.EndsOn) = (from, Subscriptions.EndsOn(subscription, from, person.BornOn));
        // A renewal that the member asks for is no distance contract of a new kind: it needs no new fourteen days; an early way back stays open by the month.
        (membership.CoolingOffUntil, membership.PreviousSubscription, membership.PreviousEndsOn) = (null, null, null);
        membership.TacitlyRenewedOn = request.Tacit ? today : null;
        if (!request.Tacit) membership.LastUsedOn = today;
        membership.Version++;
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return membership.EndsOn!.Value;
    }
}
