using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Patrons;

/// <summary>A consent to keep titles that another system recorded.</summary>
internal sealed record EarlierConsent(DateOnly On, string Text, string Proof);

/// <summary>A member as another system knew them, already judged.</summary>
internal sealed record EarlierPatron(
    CardNumber Card, DateOnly? CardLostOn, DutchName Name, DateOnly BornOn, Gender Gender, Address Address, EmailAddress? Email, PhoneNumber? Phone, string Language, EarlierMembership Membership,
    NewRepresentative? Representative, RepresentationKind Kind, ReadingHistoryChoice ReadingHistory, DateOnly? ChosenOn, EarlierConsent? Consent, IReadOnlyList<string> Objections, DateOnly? ObjectedOn);

internal sealed record EarlierMembership(SubscriptionSettings Subscription, DateOnly JoinedOn, DateOnly From, DateOnly? Until, DateOnly? TacitlyRenewedOn, DateOnly? CancelledOn, DateOnly? CancelledPer, DateOnly LastUsedOn);

/// <summary>Reads a row of a file of members. Values are those of enrolment at the desk; what another system knows beside is held to what the statement allows.</summary>
internal sealed class PatronRow(Subscriptions subscriptions, Library library, DateOnly today)
{
    private const int LongestText = 2_000, LongestProof = 200;

    /// <returns>Null: something in the row is refused, and it has said what.</returns>
    public EarlierPatron? Read(ImportRow row)
    {
        if (!CardNumber.TryParse(row.Must("card"), out var card) && row["card"] is not null) row.Refuse("import-card", "card");
        var answers = new Answers(today);
        var name = answers.Name(row["given_name"], row["prefix"], row["family_name"]);
        var address = answers.Address(row["postcode"], row["house_number"], row["addition"], row["street"], row["city"]);
        var email = answers.Email(row["email"], "Email", needed: false);
        var phone = answers.Phone(row["phone"]);
        row.Refuse(answers.Refusals);
        var born = row.MustDay("born_on", today);
        if (born is { } day && Age.On(today, day) > Age.Oldest) row.Refuse("import-birth-date", "born_on");
        var gender = row.Choice("gender", "man", "woman", "x");
        var language = row.Choice("language", "nl", "en") ?? "nl";
        if (born is null) return null; // what follows is all about ages
        var membership = ReadMembership(row, born.Value);
        var (representative, kind) = Representative(row, born.Value);
        var (choice, chosen, consent) = Reading(row, born.Value);
        var (objections, objected) = Objections(row);
        var lost = row.Day("card_lost_on", today);
        if (lost <= library.Word.Statement.Schedules["card-replaced"].Period.LatestStartDue(today)) row.Refuse("import-card-lost-long-ago", "card_lost_on");
        return !row.Good || membership is null ? null : new EarlierPatron(card, lost, name, born.Value, gender is null ? Gender.NotSaid : Answers.GenderOf(char.ToUpperInvariant(gender[0]) + gender[1..]),
            address, email, phone, language, membership, representative, kind, choice, chosen, consent, objections, objected);
    }

    private EarlierMembership? ReadMembership(ImportRow row, DateOnly born)
    {
        var joined = row.MustDay("joined_on", today);
        if (joined < born) row.Refuse("import-before-birth", "joined_on");
        var from = row.Day("subscription_from", today) ?? joined;
        var subscription = subscriptions.Find(row.Must("subscription"));
        if (subscription is null)
        {
            if (row["subscription"] is not null) row.Refuse("import-subscription", "subscription");
            return null;
        }
        if (from is null || joined is null) return null;
        if (from < joined) row.Refuse("import-subscription-from", "subscription_from");
        else if (!Subscriptions.MayHave(subscription, Age.On(from.Value, born))) row.Refuse("import-subscription-age", "subscription");
        else return ReadTerm(row, subscription, joined.Value, from.Value, born);
        return null;
    }

    private EarlierMembership ReadTerm(ImportRow row, SubscriptionSettings subscription, DateOnly joined, DateOnly from, DateOnly born)
    {
        var longest = Subscriptions.EndsOn(subscription, from, born);
        var until = row.Day("subscription_until", DateOnly.MaxValue);
        var missing = subscription.Duration is not null && row["subscription_until"] is null;
        if (missing) row.Refuse("import-subscription-until-missing", "subscription_until");
        if (until > longest) row.Refuse("import-subscription-until-long", "subscription_until");
        if (until < from) row.Refuse("import-subscription-until-early", "subscription_until");
        until ??= longest;
        // A year after the subscription ran out the membership is over (D10). Who was a member once is taken along by no purpose.
        if (!missing && until is { } last && EndMemberships.AfterExpiry.LastDay(last) < today) row.Refuse("import-membership-over", "subscription_until");

        var renewed = row.Day("tacitly_renewed_on", today);
        if (renewed < joined) row.Refuse("import-before-joined", "tacitly_renewed_on");
        var per = row.Day("cancelled_per", DateOnly.MaxValue);
        var cancelled = row.Day("cancelled_on", today);
        if (per < today) row.Refuse("import-membership-over", "cancelled_per");
        if (cancelled is not null && row["cancelled_per"] is null) row.Refuse("import-value-missing", "cancelled_per");
        var used = row.Day("last_used_on", today);
        if (used < joined) row.Refuse("import-before-joined", "last_used_on");
        return new EarlierMembership(subscription, joined, from, until, renewed, cancelled, per, used ?? today);
    }

    private (NewRepresentative?, RepresentationKind) Representative(ImportRow row, DateOnly born)
    {
        var young = Age.On(today, born) < Age.Own;
        var kind = row.Choice("representative_kind", "parent", "curator", "administrator", "mentor") switch
        {
            "curator" => RepresentationKind.Curator,
            "administrator" => RepresentationKind.Administrator,
            "mentor" => RepresentationKind.Mentor,
            _ => RepresentationKind.Parent,
        };
        var answers = new Answers(today);
        var name = answers.Representative(row["representative_name"], needed: young || row["representative_email"] is not null || kind != RepresentationKind.Parent);
        var email = answers.Email(row["representative_email"], "RepresentativeEmail", needed: false);
        row.Refuse(answers.Refusals);
        if (name.Length == 0) return (null, kind);
        if (!young && kind == RepresentationKind.Parent) row.Refuse("representative-age", "representative_name");
        return (new NewRepresentative(name, email), kind);
    }

    private (ReadingHistoryChoice, DateOnly?, EarlierConsent?) Reading(ImportRow row, DateOnly born)
    {
        var choice = row.Choice("reading_history", "keep", "forget");
        var on = row.Day("reading_history_on", today);
        if (on < born) row.Refuse("import-before-birth", "reading_history_on");
        var (text, proof) = (row.Text("reading_history_text", LongestText), row.Text("reading_history_proof", LongestProof));
        if (choice != "keep") return (choice is null ? ReadingHistoryChoice.Undecided : ReadingHistoryChoice.Forget, choice is null ? null : on ?? today, null);
        // Without words, day and proof it is no consent (AVG art. 7(1)).
        foreach (var column in new[] { "reading_history_on", "reading_history_text", "reading_history_proof" })
            if (row[column] is null) row.Refuse("import-consent-without-proof", column);
        var own = Age.Birthday(born, Age.Own);
        if (on < own && own <= today) row.Refuse("import-consent-before-16", "reading_history_on");
        return (ReadingHistoryChoice.Keep, on, new EarlierConsent(on ?? today, text ?? "", proof ?? ""));
    }

    private (IReadOnlyList<string>, DateOnly?) Objections(ImportRow row)
    {
        string[] purposes = [.. (row["objections"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        var on = row.Day("objected_on", today);
        foreach (var purpose in purposes)
            if (!library.Word.Statement.Purposes.TryGetValue(purpose, out var p) || p.Basis is not (LawfulBasis.LegitimateInterest or LawfulBasis.PublicTask)) row.Refuse("import-objection", "objections");
        if (purposes.Length > 0 && row["objected_on"] is null) row.Refuse("import-value-missing", "objected_on");
        if (purposes.Length == 0 && on is not null) row.Refuse("import-value-missing", "objections");
        return (purposes, on);
    }
}
