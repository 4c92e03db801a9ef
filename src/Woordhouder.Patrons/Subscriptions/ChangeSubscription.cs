using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

internal sealed record ChangeSubscriptionRequest(PersonId Person, string? Subscription, string Site);

/// <summary>Another subscription, from today. A paid one is a new contract with its own fourteen days (D44).</summary>
internal sealed class ChangeSubscription(For<Membership> data, Subscriptions subscriptions, Post post, TimeProvider clock, Library library)
{
    public async Task<Outcome<SubscriptionSettings>> Do(ChangeSubscriptionRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var person = await data.Set<Person>().FirstOrDefaultAsync(p => p.Id == request.Person, ct);
        var membership = await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct);
        if (person is null || membership is null) return new Refusal("not-visible");
        if (person.EndedOn is not null) return new Refusal("membership-over");
        var today = library.Today(clock);
        var age = Age.On(today, person.BornOn);
        if (subscriptions.Find(request.Subscription) is not { } subscription) return new Refusal("subscription-missing") { Field = "Subscription" };
        if (!Subscriptions.MayHave(subscription, age)) return new Refusal("subscription-age", null, ("age", age)) { Field = "Subscription" };
        if (subscription.Id == membership.Subscription) return new Refusal("subscription-same") { Field = "Subscription" };

        var fee = Subscriptions.FeeFor(subscription, age);
        (membership.PreviousSubscription, membership.PreviousEndsOn) = (membership.Subscription, membership.EndsOn);
        (membership.Subscription, membership.StartedOn, membership.EndsOn) = (subscription.Id, today, Subscriptions.EndsOn(subscription, today, person.BornOn));
        (membership.CoolingOffUntil, membership.TacitlyRenewedOn) = (Subscriptions.CoolingOffUntil(fee, today), null);
        // Who chooses a subscription does not leave: an earlier cancellation is void.
        (membership.CancelledPer, membership.CancellationAskedOn, membership.EndReason, membership.EndPostponedOn) = (null, null, null, null);
        (membership.LastUsedOn, membership.UnusedNoticeOn) = (today, null);
        membership.Version++;
        if (membership.CoolingOffUntil is { } until && await data.Set<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == request.Person, ct) is { Email: { } email } contact)
            post.Queue(request.Person, email, contact.Language, "subscription-changed", ("subscription", subscription.Name.In(contact.Language)), ("fee", fee), ("until", until),
                ("link", request.Site + "/mijn/abonnement"), ("library", library.Word.Statement.Controller.ShortName));
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return subscription;
    }
}
