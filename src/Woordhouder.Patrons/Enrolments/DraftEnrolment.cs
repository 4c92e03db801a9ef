using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Step 1, who: the answers as typed. <paramref name="Key"/> is null the first time.</summary>
internal sealed record WhoStep(string? Key, string? GivenName, string? Prefix, string? FamilyName, string? BornOn, string? Gender, string? RepresentativeName, string? RepresentativeEmail, string Language);

/// <summary>Step 2, address.</summary>
internal sealed record AddressStep(string? Key, string? Postcode, string? HouseNumber, string? Addition, string? Street, string? City, string? Email, string? Phone);

/// <summary>Step 3, subscription and choices. <paramref name="ReadingHistory"/>: Keep, Forget or nothing; both weigh the same (D11).</summary>
internal sealed record SubscriptionStep(string? Key, string? Subscription, string? ReadingHistory, bool NoWelcomeMail);

/// <summary>
/// Keeps the answers of an online enrolment on the server, found by a key that only the visitor's pages hold: no cookie, and nothing about the person
/// in an address. What was not answered is not asked for again (WCAG 3.3.7).
/// </summary>
internal sealed class DraftEnrolment(For<Enrolment> data, Subscriptions subscriptions, TimeProvider clock, Library library)
{
    private DateOnly Today => library.Today(clock);

    /// <summary>The answers so far; null: unknown key, or older than the statement allows.</summary>
    public async Task<PendingEnrolment?> Find(string? key, CancellationToken ct = default)
    {
        var hash = SecretKey.HashOf(key);
        var oldest = PendingEnrolment.Oldest(library, Today);
        if (await data.Keys<PendingEnrolment>().Where(e => e.DraftHash == hash && e.CreatedAt >= oldest).Select(e => (PersonId?)e.PersonId).FirstOrDefaultAsync(ct) is not { } person) return null;
        return await data.Open(person, ct) ? await data.Track<PendingEnrolment>().SingleOrDefaultAsync(e => e.PersonId == person, ct) : null;
    }

    /// <returns>The key of the answers.</returns>
    public async Task<Outcome<string>> Who(WhoStep step, CancellationToken ct)
    {
        var answers = new Answers(Today);
        var name = answers.Name(step.GivenName, step.Prefix, step.FamilyName);
        var born = answers.BornOn(step.BornOn);
        var young = answers.Good && Age.On(Today, born) < Age.Own;
        var representative = answers.Representative(step.RepresentativeName, young);
        var representativeEmail = young ? answers.Email(step.RepresentativeEmail, "RepresentativeEmail", needed: true) : null;
        if (!answers.Good) return answers.Refusals;

        var draft = step.Key is null ? null : await Find(step.Key, ct);
        var key = step.Key ?? "";
        if (draft is null)
        {
            (key, var hash) = SecretKey.New();
            draft = new PendingEnrolment { PersonId = TypedId.New<PersonId>(clock), CreatedAt = clock.GetUtcNow(), DraftHash = hash };
            data.Add(draft);
        }
        (draft.GivenName, draft.Prefix, draft.FamilyName, draft.BornOn) = (name.GivenName, name.Prefix, name.FamilyName, born);
        draft.Gender = GenderIsAsked(library) ? Answers.GenderOf(step.Gender) : Gender.NotSaid;
        draft.RepresentativeName = young ? representative : null;
        draft.RepresentativeEmail = representativeEmail?.Value;
        draft.Language = step.Language;
        if (subscriptions.Find(draft.Subscription) is { } chosen && !Subscriptions.MayHave(chosen, Age.On(Today, born))) draft.Subscription = null;
        await data.Save(ct);
        return key;
    }

    public async Task<Outcome<Nothing>> Address(AddressStep step, CancellationToken ct)
    {
        if (await Find(step.Key, ct) is not { } draft) return new Refusal("enrolment-gone");
        var answers = new Answers(Today);
        var address = answers.Address(step.Postcode, step.HouseNumber, step.Addition, step.Street, step.City);
        // Under 16 the confirmation goes to the representative; the child need not have an address of their own.
        var email = answers.Email(step.Email, "Email", needed: draft.RepresentativeEmail is null);
        var phone = answers.Phone(step.Phone);
        if (!answers.Good) return answers.Refusals;
        (draft.Postcode, draft.HouseNumber, draft.HouseNumberAddition, draft.Street, draft.City) = (address.Postcode.Value, address.HouseNumber, address.Addition, address.Street, address.City);
        (draft.Email, draft.Phone) = (email?.Value, phone?.Value);
        await data.Save(ct);
        return new Nothing();
    }

    public async Task<Outcome<Nothing>> Subscription(SubscriptionStep step, CancellationToken ct)
    {
        if (await Find(step.Key, ct) is not { } draft) return new Refusal("enrolment-gone");
        var answers = new Answers(Today);
        var subscription = subscriptions.Find(step.Subscription);
        if (subscription is null) answers.Refuse("subscription-missing", "Subscription");
        else if (!Subscriptions.MayHave(subscription, Age.On(Today, draft.BornOn))) answers.Refuse("subscription-age", "Subscription", ("age", Age.On(Today, draft.BornOn)));
        if (!answers.Good) return answers.Refusals;
        draft.Subscription = subscription!.Id;
        draft.ReadingHistory = Consents.ReadingHistoryText(library, draft.Language) is not null && Enum.TryParse<ReadingHistoryChoice>(step.ReadingHistory, out var choice) ? choice : ReadingHistoryChoice.Undecided;
        draft.NoWelcomeMail = step.NoWelcomeMail;
        await data.Save(ct);
        return new Nothing();
    }

    /// <summary>Gender serves the research with CBS only (R46): while that does not run, nobody is asked.</summary>
    public static bool GenderIsAsked(Library library) => library.PurposeRuns("cbs-statistics");
}
