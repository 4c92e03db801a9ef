using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

internal sealed record WithdrawSubscriptionRequest(PersonId Person);

/// <summary>"Abonnement herroepen" (BW 6:230o, D44): no reason asked, a receipt at once. A change goes back to what it was; a first subscription ends today.</summary>
internal sealed class WithdrawSubscription(For<Membership> data, Subscriptions subscriptions, Post post, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(WithdrawSubscriptionRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct) is not { } membership) return new Refusal("not-visible");
        var today = library.Today(clock);
        if (membership.CoolingOffUntil is not { } until) return new Refusal("nothing-to-withdraw");
        if (today > until) return new Refusal("withdraw-too-late", null, ("date", until));

        var withdrawn = membership.Subscription;
        if (membership.PreviousSubscription is { } before)
            (membership.Subscription, membership.EndsOn, membership.PreviousSubscription, membership.PreviousEndsOn) = (before, membership.PreviousEndsOn, null, null);
        else (membership.CancelledPer, membership.CancellationAskedOn, membership.EndReason) = (today, today, EndReason.Withdrawn);
        membership.CoolingOffUntil = null;
        membership.Version++;
        if (await data.Set<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == request.Person, ct) is { Email: { } email } contact)
            post.Queue(request.Person, email, contact.Language, "subscription-withdrawn", ("subscription", subscriptions.NameOf(withdrawn, contact.Language)), ("date", today),
                ("library", library.Word.Statement.Controller.ShortName), ("phone", library.Word.Statement.Controller.Phone));
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return new Nothing();
    }
}
