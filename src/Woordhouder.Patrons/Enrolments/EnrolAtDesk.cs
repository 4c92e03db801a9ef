using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <summary>The one page of the desk, as typed. Needed: given name, surname, birth date, postcode, number, street, city, subscription, and under 16 the representative.</summary>
/// <param name="EvenIfLikelyKnown">The desk compared and this is somebody else.</param>
/// <param name="Key">One-time key of the form: a repeated submit gets the member that the first one made.</param>
internal sealed record EnrolAtDeskRequest(
    string? GivenName, string? Prefix, string? FamilyName, string? BornOn, string? Postcode, string? HouseNumber, string? Addition, string? Street, string? City,
    string? Subscription, string? Email, string? Phone, string? RepresentativeName, string? RepresentativeEmail, string? Gender, string? ReadingHistory,
    bool NoWelcomeMail, bool EvenIfLikelyKnown, string Language, string Site, Guid? Key = null);

internal sealed record EnrolledAtDesk(PersonId Person, CardNumber Card);

/// <summary>Enrols somebody who stands at the desk, at once; the people who may be the same one are in <see cref="Likely"/> when it is refused for them.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class EnrolAtDesk(For<Enrolment> data, NewPatron newPatron, CardNumbers numbers, LikelyDuplicates duplicates, Subscriptions subscriptions, Post post, Actor actor, TimeProvider clock, Library library)
{
    public IReadOnlyList<PatronLine> Likely { get; private set; } = [];

    public async Task<Outcome<EnrolledAtDesk>> Do(EnrolAtDeskRequest request, CancellationToken ct)
    {
        if (!OpenPatron.MayDo(actor)) return new Refusal("desk-only");
        if (await MadeBy(request.Key, ct) is { } before) return before;
        var today = library.Today(clock);
        var answers = new Answers(today);
        var name = answers.Name(request.GivenName, request.Prefix, request.FamilyName);
        var born = answers.BornOn(request.BornOn);
        var address = answers.Address(request.Postcode, request.HouseNumber, request.Addition, request.Street, request.City);
        var email = answers.Email(request.Email, "Email", needed: false);
        var phone = answers.Phone(request.Phone);
        var age = Age.On(today, born);
        var representative = answers.Representative(request.RepresentativeName, needed: born != default && age < Age.Own);
        var representativeEmail = answers.Email(request.RepresentativeEmail, "RepresentativeEmail", needed: false);
        var subscription = subscriptions.Find(request.Subscription);
        if (subscription is null) answers.Refuse("subscription-missing", "Subscription");
        else if (born != default && !Subscriptions.MayHave(subscription, age)) answers.Refuse("subscription-age", "Subscription", ("age", age));
        if (!answers.Good) return answers.Refusals;

        if (!request.EvenIfLikelyKnown)
        {
            Likely = await duplicates.Of(name.FamilyName, born, address.Postcode, address.HouseNumber, ct);
            if (Likely.Count > 0) return new Refusal("likely-known", "desk", ("n", Likely.Count));
        }

        var reads = Consents.ReadingHistoryText(library, request.Language) is not null && Enum.TryParse<ReadingHistoryChoice>(request.ReadingHistory, out var choice) ? choice : ReadingHistoryChoice.Undecided;
        var facts = new NewPatronFacts(TypedId.New<PersonId>(clock), name, born, Answers.GenderOf(request.Gender), address, email, phone, request.Language, subscription!, reads,
            request.NoWelcomeMail, age < Age.Own ? new NewRepresentative(representative, representativeEmail) : null, "desk");
        var card = await numbers.Next(ct);
        newPatron.Add(facts, card, request.Key);
        if ((facts.Representative?.Email ?? email) is { } to) Confirm(facts, card, to, request.Site, Subscriptions.FeeFor(subscription!, age), today);
        try { await data.Save(ct); }
        catch (DbUpdateException)
        {
            data.Forget();
            return await MadeBy(request.Key, ct) is { } first ? first : new Refusal("changed-elsewhere");
        }
        return new EnrolledAtDesk(facts.Id, card);
    }

    /// <summary>The first card of a member is the row with the key of the form that made them: nobody is enrolled twice by it.</summary>
    private async Task<EnrolledAtDesk?> MadeBy(Guid? key, CancellationToken ct)
    {
        if (key is not { } used || await data.Keys<Card>().Where(c => c.Id == used).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct) is not { } person || !await data.Open(person, ct)) return null;
        return await data.Set<Card>().Where(c => c.Id == used).Select(c => c.Number).FirstOrDefaultAsync(ct) is { } number && CardNumber.TryParse(number, out var card) ? new EnrolledAtDesk(person, card) : null;
    }

    private void Confirm(NewPatronFacts facts, CardNumber card, EmailAddress to, string site, Money fee, DateOnly today)
    {
        var cooling = Subscriptions.CoolingOffUntil(fee, today);
        post.Queue(facts.Id, to.Value, facts.Language, cooling is null ? "membership-began" : "membership-began-paid", ("name", facts.Name.GivenName), ("card", card.LastFour),
            ("subscription", facts.Subscription.Name.In(facts.Language)), ("fee", fee), ("until", cooling ?? today), ("link", site + "/mijn/abonnement"),
            ("library", library.Word.Statement.Controller.ShortName));
    }
}
