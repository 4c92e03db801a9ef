using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>The visitor checked the answers and wants to become a member. <paramref name="Site"/> is where links of this library begin.</summary>
internal sealed record BeginEnrolmentRequest(string? Key, string Site);

/// <summary>
/// Sends the mail with which an enrolment is confirmed, again if asked again. Page and answer are the same for somebody who is a member already: only the
/// mail, to an address that we know as theirs, says so (D42).
/// </summary>
internal sealed class BeginEnrolment(For<Enrolment> data, DraftEnrolment drafts, Subscriptions subscriptions, Post post, TimeProvider clock, Library library)
{
    /// <summary>Between two mails, so that a button cannot flood a letter box.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    /// <returns>Until when the link works.</returns>
    public async Task<Outcome<DateOnly>> Do(BeginEnrolmentRequest request, CancellationToken ct)
    {
        if (await drafts.Find(request.Key, ct) is not { } draft) return new Refusal("enrolment-gone");
        if (draft.Postcode is null || draft.ConfirmAt is not { } address) return new Refusal("enrolment-incomplete");
        var age = Age.On(library.Today(clock), draft.BornOn);
        if (subscriptions.Find(draft.Subscription) is not { } subscription || !Subscriptions.MayHave(subscription, age)) return new Refusal("subscription-missing");

        var now = clock.GetUtcNow();
        var until = draft.Until(library);
        if (draft.SentAt is { } sent && now - sent < Pause) return until;

        var (key, hash) = SecretKey.New();
        draft.ConfirmHash = hash;
        draft.SentAt = now;
        if (await IsMemberAt(draft, ct))
            post.Queue(draft.PersonId, address, draft.Language, "enrolment-known", ("name", draft.GivenName), ("link", request.Site + "/inloggen"), ("library", library.Word.Statement.Controller.ShortName));
        else
            post.Queue(draft.PersonId, address, draft.Language, draft.RepresentativeEmail is null ? "enrolment" : "enrolment-child",
                ("name", draft.RepresentativeName ?? draft.GivenName), ("child", draft.GivenName), ("link", $"{request.Site}/lid-worden/bevestig/{key}"), ("until", until),
                ("subscription", subscription.Name.In(draft.Language)), ("fee", Subscriptions.FeeFor(subscription, age)), ("library", library.Word.Statement.Controller.ShortName));
        await data.Save(ct);
        return until;
    }

    /// <summary>Birth date, surname and e-mail address of one and the same member: then the address is surely theirs, and may be told.</summary>
    private Task<bool> IsMemberAt(PendingEnrolment draft, CancellationToken ct)
    {
        var (born, email, family) = (draft.BornOn, draft.ConfirmAt, draft.FamilyName);
        var contacts = data.Keys<PatronContact>();
        var names = data.Keys<PatronName>();
        return data.Keys<Person>().AnyAsync(p => p.BornOn == born && p.EndedOn == null
            && contacts.Any(c => c.PersonId == p.Id && c.Email == email) && names.Any(n => n.PersonId == p.Id && n.FamilyName == family), ct);
    }
}
