using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Language">In which the question was read: stands with the consent.</param>
internal sealed record ChooseReadingHistoryRequest(PersonId Person, ReadingHistoryChoice Choice, string Language);

/// <summary>Keep or forget the titles of returned loans (D11). Keeping is a consent with its evidence; forgetting withdraws it, as easily as it was given.</summary>
internal sealed class ChooseReadingHistory(For<Membership> data, Actor actor, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(ChooseReadingHistoryRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (request.Choice is not (ReadingHistoryChoice.Keep or ReadingHistoryChoice.Forget)) return new Refusal("choice-missing") { Field = "ReadingHistory" };
        var person = await data.Set<Person>().Where(p => p.Id == request.Person).Select(p => new { p.BornOn, p.EndedOn }).FirstOrDefaultAsync(ct);
        var preference = await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == request.Person, ct);
        if (person is null || preference is null) return new Refusal("not-visible");
        // A consent given now would outlive the file that it is about.
        if (person.EndedOn is not null) return new Refusal("membership-over");
        var keep = request.Choice == ReadingHistoryChoice.Keep;
        if (keep && Consents.ReadingHistoryText(library, request.Language) is null) return new Refusal("purpose-off");
        // Under 16 the representative consents (UAVG 5(1)); saying no is always one's own.
        var alone = actor.Kind == ActorKind.Member && actor.Person == request.Person;
        if (keep && alone && Age.On(library.Today(clock), person.BornOn) < Age.Own) return new Refusal("consent-by-representative") { Field = "ReadingHistory" };
        if (preference.ReadingHistory == request.Choice) return new Nothing();

        var now = clock.GetUtcNow();
        (preference.ReadingHistory, preference.ReadingHistoryChosenAt) = (request.Choice, now);
        if (keep) data.Add(Consents.ToReadingHistory(library, request.Person, request.Language, actor.Kind == ActorKind.Staff ? "desk" : "website", now));
        else
            foreach (var open in await data.Track<ConsentRow>().Where(c => c.PersonId == request.Person && c.Purpose == ReadingHistory.Id && c.WithdrawnAt == null).ToListAsync(ct))
                open.WithdrawnAt = now;
        data.Publish(new ReadingHistoryChosen(request.Person, request.Choice));
        await data.Save(ct);
        return new Nothing();
    }
}
