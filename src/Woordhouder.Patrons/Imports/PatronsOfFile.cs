using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>The rows of members from another system, table by table: the same as enrolment makes, with the days of the other system.</summary>
internal sealed class PatronsOfFile(For<Membership> data, TimeProvider clock, Library library)
{
    public async Task Add(IReadOnlyList<EarlierPatron> patrons, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), library.Today(clock));
        List<(PersonId Id, EarlierPatron Of)> members = [.. patrons.Select(p => (TypedId.New<PersonId>(clock), p))];
        await data.Insert([.. members.Select(m => new Person { Id = m.Id, BornOn = m.Of.BornOn, JoinedOn = m.Of.Membership.JoinedOn })], ct);
        await data.Insert([.. members.Select(m => Name(m.Id, m.Of))], ct);
        await data.Insert([.. members.Select(m => Contact(m.Id, m.Of))], ct);
        await data.Insert([.. members.Where(m => m.Of.Gender != Gender.NotSaid).Select(m => new PatronDemographics { PersonId = m.Id, Gender = m.Of.Gender })], ct);
        await data.Insert([.. members.Select(m => Membership(m.Id, m.Of, today))], ct);
        await data.Insert([.. members.Select(m => Card(m.Id, m.Of, now, today))], ct);
        await data.Insert([.. members.Select(m => new PatronPreference { PersonId = m.Id, ReadingHistory = m.Of.ReadingHistory, ReadingHistoryChosenAt = At(m.Of.ChosenOn) })], ct);
        await data.Insert([.. members.Where(m => m.Of.Consent is not null).Select(m => Consent(m.Id, m.Of.Consent!, now))], ct);
        await data.Insert([.. members.SelectMany(m => m.Of.Objections.Select(o =>
            new ObjectionRow { Id = Guid.CreateVersion7(now), PersonId = m.Id, Purpose = o, MadeAt = At(m.Of.ObjectedOn) ?? now, Channel = ConsentRow.FromElsewhere }))], ct);
        await AddRepresentatives([.. members.Where(m => m.Of.Representative is not null)], now, ct);
    }

    private static PatronName Name(PersonId id, EarlierPatron p)
    {
        var name = new PatronName { PersonId = id };
        name.Take(p.Name);
        return name;
    }

    private static PatronContact Contact(PersonId id, EarlierPatron p)
    {
        var contact = new PatronContact { PersonId = id };
        contact.Take(p.Address, p.Email, p.Phone, p.Language);
        return contact;
    }

    private static PatronMembership Membership(PersonId id, EarlierPatron p, DateOnly today)
    {
        var m = p.Membership;
        // Who subscribed less than two weeks ago may still withdraw here (D44).
        var cooling = Subscriptions.CoolingOffUntil(Subscriptions.FeeFor(m.Subscription, Age.On(m.From, p.BornOn)), m.From);
        return new PatronMembership
        {
            PersonId = id,
            Subscription = m.Subscription.Id,
            StartedOn = m.From,
            EndsOn = m.Until,
            TacitlyRenewedOn = m.TacitlyRenewedOn,
            CoolingOffUntil = cooling >= today && m.TacitlyRenewedOn is null ? cooling : null,
            CancellationAskedOn = m.CancelledOn,
            CancelledPer = m.CancelledPer,
            EndReason = m.CancelledPer is null ? null : EndReason.Cancelled,
            LastUsedOn = m.LastUsedOn,
        };
    }

    private static Card Card(PersonId id, EarlierPatron p, DateTimeOffset now, DateOnly today)
    {
        var card = new Card { Id = Guid.CreateVersion7(now), PersonId = id, Number = p.Card.Value, IssuedOn = p.CardLostOn ?? today };
        if (p.CardLostOn is { } lost) card.Close(lost, CardClosed.Lost);
        return card;
    }

    private ConsentRow Consent(PersonId id, EarlierConsent given, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = id,
        Purpose = ReadingHistory.Id,
        GivenAt = library.StartOf(given.On),
        Channel = ConsentRow.FromElsewhere,
        TextShown = given.Text,
        StatementVersion = library.Word.Number,
        Proof = given.Proof,
    };

    /// <summary>Named as at enrolment: nobody signs in by it. Who is a member too is linked at the desk.</summary>
    private async Task AddRepresentatives(List<(PersonId Id, EarlierPatron Of)> represented, DateTimeOffset now, CancellationToken ct)
    {
        List<(PersonId Id, EarlierPatron Of, Representative Who)> links = [.. represented.Select(r => (r.Id, r.Of,
            new Representative { PersonId = TypedId.New<PersonId>(clock), Name = r.Of.Representative!.Name, Email = r.Of.Representative.Email?.Value, Language = r.Of.Language }))];
        await data.Insert([.. links.Select(l => l.Who)], ct);
        await data.Insert([.. links.Select(l => new Representation
        {
            Id = Guid.CreateVersion7(now),
            RepresentedId = l.Id,
            RepresentativeId = l.Who.PersonId,
            RepresentativeName = l.Who.Name,
            Kind = l.Of.Kind,
            AskedAt = now,
            ConfirmedAt = now,
        })], ct);
    }

    private DateTimeOffset? At(DateOnly? day) => day is { } on ? library.StartOf(on) : null;
}
