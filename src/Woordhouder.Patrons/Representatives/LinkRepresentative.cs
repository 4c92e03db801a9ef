using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>Somebody will act for a member. Either the card of a representative who is a member, or a name with an e-mail address.</summary>
/// <param name="SeenAtDesk">The representative stands at the desk: nothing needs to be confirmed by mail.</param>
/// <param name="Key">One-time key of the form, and the row of the link: a repeated submit makes no second one and mails nothing more.</param>
internal sealed record LinkRepresentativeRequest(PersonId Person, RepresentationKind Kind, string? Card, string? Name, string? Email, bool SeenAtDesk, string Site, Guid? Key = null);

/// <summary>Makes the link (D5). It counts from the confirmation: at the desk at once, else by a link mailed to the representative's own address.</summary>
internal sealed class LinkRepresentative(For<Membership> data, EndOfMembership ending, Post post, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(LinkRepresentativeRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await IsMade(request, ct)) return new Nothing();
        var today = library.Today(clock);
        if (await data.Set<Person>().FirstOrDefaultAsync(p => p.Id == request.Person && p.EndedOn == null, ct) is not { } person) return new Refusal("membership-over");
        if (request.Kind == RepresentationKind.Parent && Age.On(today, person.BornOn) >= Age.Own) return new Refusal("representative-age") { Field = "Kind" };

        var answers = new Answers(today);
        var member = await ByCard(request.Card, request.Person, today, answers, ct);
        var name = answers.Representative(request.Name, needed: true);
        var email = answers.Email(request.Email, "RepresentativeEmail", needed: !request.SeenAtDesk);
        if (!answers.Good) return answers.Refusals;
        if (member is { } known && await data.Set<Representation>().AnyAsync(r => r.RepresentedId == request.Person && r.RepresentativeId == known && r.EndedOn == null, ct)) return new Refusal("representative-linked") { Field = "Card" };

        var now = clock.GetUtcNow();
        var language = await data.Set<PatronContact>().Where(c => c.PersonId == request.Person).Select(c => c.Language).FirstOrDefaultAsync(ct) ?? "nl";
        var representative = member ?? TypedId.New<PersonId>(clock);
        if (member is not null && request.SeenAtDesk) await EndLinkByName(request, name, today, ct);
        if (member is null) data.Add(new Representative { PersonId = representative, Name = name, Email = email?.Value, Language = language });
        var (key, hash) = SecretKey.New();
        data.Add(new Representation
        {
            Id = request.Key ?? Guid.CreateVersion7(now),
            RepresentedId = request.Person,
            RepresentativeId = representative,
            RepresentativeName = name,
            Kind = request.Kind,
            AskedAt = now,
            ConfirmedAt = request.SeenAtDesk ? now : null,
            TokenHash = request.SeenAtDesk ? null : hash,
        });
        if (!request.SeenAtDesk)
            post.Queue(representative, email!.Value.Value, language, "representative", ("name", name), ("link", $"{request.Site}/vertegenwoordiger/bevestig/{key}"),
                ("library", library.Word.Statement.Controller.ShortName));
        try { await data.Save(ct); }
        catch (DbUpdateException)
        {
            data.Forget();
            return await IsMade(request, ct) ? new Nothing() : new Refusal("changed-elsewhere");
        }
        return new Nothing();
    }

    private async Task<bool> IsMade(LinkRepresentativeRequest request, CancellationToken ct) =>
        request.Key is { } key && await data.Set<Representation>().AnyAsync(r => r.Id == key && r.RepresentedId == request.Person, ct);

    /// <summary>The parent who was only a name at enrolment turns out to be a member: one person has one link.</summary>
    private async Task EndLinkByName(LinkRepresentativeRequest request, string name, DateOnly today, CancellationToken ct)
    {
        var named = await data.Keys<Representative>().Where(r => r.Name == name && r.EndedOn == null).Select(r => r.PersonId).ToListAsync(ct);
        await ending.EndLinks(data.Track<Representation>().Where(r => r.RepresentedId == request.Person && r.Kind == request.Kind && r.EndedOn == null && named.Contains(r.RepresentativeId)), today, ct);
    }

    private async Task<PersonId?> ByCard(string? text, PersonId represented, DateOnly today, Answers answers, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var number = CardNumber.TryParse(text, out var card) ? card.Value : "";
        var grownUp = today.AddYears(-Age.Adult);
        var (cards, people) = (data.Keys<Card>(), data.Keys<Person>());
        var found = await cards.Where(c => c.Number == number && c.ClosedOn == null && people.Any(p => p.Id == c.PersonId && p.BornOn <= grownUp && p.EndedOn == null))
            .Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct);
        if (found is null || found == represented) answers.Refuse("representative-card", "Card");
        return found == represented ? null : found;
    }
}
