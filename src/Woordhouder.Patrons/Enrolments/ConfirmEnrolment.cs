using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>The key from the mail and the password chosen; the member exists from here on.</summary>
internal sealed record ConfirmEnrolmentRequest(string? Key, string? Password, string Site);

/// <summary>What the welcome page shows.</summary>
internal sealed record ConfirmedEnrolment(PersonId Person, CardNumber Card, string GivenName, DateOnly? CoolingOffUntil, Money Fee);

internal sealed class ConfirmEnrolment(For<Enrolment> data, NewPatron newPatron, CardNumbers numbers, Subscriptions subscriptions, IMemberAccounts accounts, Post post, TimeProvider clock, Library library)
{
    /// <summary>The enrolment that this key confirms, to greet by name before the button; null: used, unknown or too old.</summary>
    public async Task<PendingEnrolment?> Find(string? key, CancellationToken ct)
    {
        var hash = SecretKey.HashOf(key);
        var oldest = PendingEnrolment.Oldest(library, library.Today(clock));
        if (await data.Keys<PendingEnrolment>().Where(e => e.ConfirmHash == hash && e.CreatedAt >= oldest).Select(e => (PersonId?)e.PersonId).FirstOrDefaultAsync(ct) is not { } person) return null;
        return await data.Open(person, ct) ? await data.Track<PendingEnrolment>().SingleOrDefaultAsync(e => e.PersonId == person, ct) : null;
    }

    public async Task<Outcome<ConfirmedEnrolment>> Do(ConfirmEnrolmentRequest request, CancellationToken ct)
    {
        if (await Find(request.Key, ct) is not { } pending) return new Refusal("confirmation-gone");
        if (string.IsNullOrEmpty(request.Password)) return new Refusal("password-missing") { Field = "Password" };
        var today = library.Today(clock);
        // A birthday may lie between form and confirmation.
        if (subscriptions.Find(pending.Subscription) is not { } subscription || !Subscriptions.MayHave(subscription, Age.On(today, pending.BornOn))) return new Refusal("enrolment-incomplete");
        var facts = FactsOf(pending, subscription, today);
        var card = await numbers.Next(ct);
        try
        {
            await data.Transact(async () =>
            {
                newPatron.Add(facts, card);
                data.Remove(pending);
                Welcome(facts, card, request.Site);
                await data.Save(ct);
                if (await accounts.SetPassword(facts.Id, request.Password, ct) is { Done: false } refused) throw new PasswordRefused(refused.Refusals);
                return 0;
            }, ct);
        }
        catch (PasswordRefused refused) { return refused.Reasons.Select(r => r with { Field = "Password" }).ToList(); }
        // Two tabs or a double click: the row was gone when the second came.
        catch (DbUpdateException) { return new Refusal("confirmation-gone"); }
        var fee = Subscriptions.FeeFor(subscription, Age.On(today, facts.BornOn));
        return new ConfirmedEnrolment(facts.Id, card, facts.Name.GivenName, Subscriptions.CoolingOffUntil(fee, today), fee);
    }

    private static NewPatronFacts FactsOf(PendingEnrolment p, SubscriptionSettings subscription, DateOnly today)
    {
        var postcode = Postcode.TryParse(p.Postcode, out var code) ? code : default;
        EmailAddress? email = EmailAddress.TryParse(p.Email, out var e) ? e : null;
        PhoneNumber? phone = PhoneNumber.TryParse(p.Phone, out var n) ? n : null;
        // Who turned 16 meanwhile needs no representative any more.
        var representative = p.RepresentativeName is { } name && Age.On(today, p.BornOn) < Age.Own
            ? new NewRepresentative(name, EmailAddress.TryParse(p.RepresentativeEmail, out var r) ? r : null) : null;
        return new NewPatronFacts(p.PersonId, p.Name, p.BornOn, p.Gender, new Address(postcode, p.HouseNumber ?? 0, p.HouseNumberAddition, p.Street ?? "", p.City ?? ""),
            email, phone, p.Language, subscription, p.ReadingHistory, p.NoWelcomeMail, representative, "enrolment");
    }

    /// <summary>The contract on a durable medium, with the right to withdraw (BW 6:230v(7), D44).</summary>
    private void Welcome(NewPatronFacts facts, CardNumber card, string site)
    {
        if ((facts.Representative?.Email ?? facts.Email) is not { } address) return;
        var today = library.Today(clock);
        var fee = Subscriptions.FeeFor(facts.Subscription, Age.On(today, facts.BornOn));
        var template = Subscriptions.CoolingOffUntil(fee, today) is null ? "membership-began" : "membership-began-paid";
        post.Queue(facts.Id, address.Value, facts.Language, template, ("name", facts.Name.GivenName), ("card", card.LastFour), ("subscription", facts.Subscription.Name.In(facts.Language)),
            ("fee", fee), ("until", Subscriptions.CoolingOffUntil(fee, today) ?? today), ("link", site + "/mijn/abonnement"), ("library", library.Word.Statement.Controller.ShortName));
    }

    /// <summary>Takes the whole confirmation back: without a password there is no member.</summary>
    private sealed class PasswordRefused(IReadOnlyList<Refusal> reasons) : Exception
    {
        public IReadOnlyList<Refusal> Reasons { get; } = reasons;
    }
}
