using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A representative as named at enrolment.</summary>
internal sealed record NewRepresentative(string Name, EmailAddress? Email);

/// <summary>Everything that a new member is made from, already judged.</summary>
/// <param name="Channel">enrolment (online) or desk: stands with a consent or objection.</param>
internal sealed record NewPatronFacts(
    PersonId Id, DutchName Name, DateOnly BornOn, Gender Gender, Address Address, EmailAddress? Email, PhoneNumber? Phone, string Language,
    SubscriptionSettings Subscription, ReadingHistoryChoice ReadingHistory, bool NoWelcomeMail, NewRepresentative? Representative, string Channel);

/// <summary>Adds the rows of a new member to the unit; the caller saves. Online and desk make the same rows.</summary>
internal sealed class NewPatron(For<Enrolment> data, TimeProvider clock, Library library)
{
    /// <param name="key">One-time key of the form, for the row of the card.</param>
    public void Add(NewPatronFacts facts, CardNumber card, Guid? key = null)
    {
        var now = clock.GetUtcNow();
        var today = library.DayOf(now);
        var fee = Subscriptions.FeeFor(facts.Subscription, Age.On(today, facts.BornOn));
        data.Add(new Person { Id = facts.Id, BornOn = facts.BornOn, JoinedOn = today });
        var name = new PatronName { PersonId = facts.Id };
        name.Take(facts.Name);
        data.Add(name);
        var contact = new PatronContact { PersonId = facts.Id };
        contact.Take(facts.Address, facts.Email, facts.Phone, facts.Language);
        data.Add(contact);
        if (facts.Gender != Gender.NotSaid) data.Add(new PatronDemographics { PersonId = facts.Id, Gender = facts.Gender });
        data.Add(new PatronMembership
        {
            PersonId = facts.Id,
            Subscription = facts.Subscription.Id,
            StartedOn = today,
            LastUsedOn = today,
            EndsOn = Subscriptions.EndsOn(facts.Subscription, today, facts.BornOn),
            CoolingOffUntil = Subscriptions.CoolingOffUntil(fee, today),
        });
        data.Add(new Card { Id = key ?? Guid.CreateVersion7(now), PersonId = facts.Id, Number = card.Value, IssuedOn = today });
        AddChoices(facts, now);
        if (facts.Representative is { } representative) AddRepresentative(facts, representative, now);
        data.Publish(new MembershipBegan(facts.Id));
        if (facts.ReadingHistory != ReadingHistoryChoice.Undecided) data.Publish(new ReadingHistoryChosen(facts.Id, facts.ReadingHistory));
    }

    private void AddChoices(NewPatronFacts facts, DateTimeOffset now)
    {
        var chose = facts.ReadingHistory != ReadingHistoryChoice.Undecided;
        data.Add(new PatronPreference { PersonId = facts.Id, ReadingHistory = facts.ReadingHistory, ReadingHistoryChosenAt = chose ? now : null });
        if (facts.ReadingHistory == ReadingHistoryChoice.Keep)
            data.Add(Consents.ToReadingHistory(library, facts.Id, facts.Language, facts.Channel, now));
        if (facts.NoWelcomeMail)
            data.Add(new ObjectionRow { Id = Guid.CreateVersion7(now), PersonId = facts.Id, Purpose = Consents.WelcomeMail, MadeAt = now, Channel = facts.Channel });
    }

    private void AddRepresentative(NewPatronFacts facts, NewRepresentative named, DateTimeOffset now)
    {
        var representative = new Representative { PersonId = TypedId.New<PersonId>(clock), Name = named.Name, Email = named.Email?.Value, Language = facts.Language };
        data.Add(representative);
        data.Add(new Representation
        {
            Id = Guid.CreateVersion7(now),
            RepresentedId = facts.Id,
            RepresentativeId = representative.PersonId,
            RepresentativeName = named.Name,
            Kind = RepresentationKind.Parent,
            AskedAt = now,
            ConfirmedAt = now,
        });
    }
}
