using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// On the 16th birthday the parents' link ends that day, and consents given for the child are used no longer: they are asked again, at sign-in or at the
/// desk, never by mail (D5).
/// </summary>
internal sealed class SixteenthBirthdays(For<Membership> data, EndOfMembership ending, TimeProvider clock, Library library)
{
    /// <summary>How far back a night looks, should nights have been missed.</summary>
    private const int CatchUp = 60;

    public async Task<int> Run(DateOnly today, CancellationToken ct)
    {
        var (youngest, oldest) = (Age.FirstTooYoung(today, Age.Own).AddDays(-1), Age.FirstTooYoung(today, Age.Own).AddDays(-CatchUp));
        var people = data.Set<Person>().Where(p => p.BornOn <= youngest && p.EndedOn == null);
        var linked = await data.Set<Representation>().Where(r => r.Kind == RepresentationKind.Parent && r.EndedOn == null && people.Any(p => p.Id == r.RepresentedId))
            .Select(r => r.RepresentedId).Distinct().ToListAsync(ct);
        var recent = people.Where(p => p.BornOn >= oldest);
        var consenting = await data.Set<ConsentRow>().Where(c => c.WithdrawnAt == null && recent.Any(p => p.Id == c.PersonId)).Select(c => new { c.PersonId, c.GivenAt }).ToListAsync(ct);
        var ids = linked.Concat(consenting.Select(c => c.PersonId)).Distinct().ToList();
        var born = await data.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.BornOn, ct);

        foreach (var person in linked)
            await ending.EndLinks(data.Track<Representation>().Where(r => r.RepresentedId == person && r.Kind == RepresentationKind.Parent && r.EndedOn == null), Age.Birthday(born[person], Age.Own), ct);
        foreach (var consent in consenting.Where(c => library.DayOf(c.GivenAt) < Age.Birthday(born[c.PersonId], Age.Own)).DistinctBy(c => c.PersonId))
            await AskAgain(consent.PersonId, library.StartOf(Age.Birthday(born[consent.PersonId], Age.Own)), ct);
        await data.Save(ct);
        return ids.Count;
    }

    private async Task AskAgain(PersonId person, DateTimeOffset birthday, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var consent in await data.Track<ConsentRow>().Where(c => c.PersonId == person && c.WithdrawnAt == null && c.GivenAt < birthday).ToListAsync(ct)) consent.WithdrawnAt = now;
        if (await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == person, ct) is not { ReadingHistory: ReadingHistoryChoice.Keep } preference) return;
        (preference.ReadingHistory, preference.ReadingHistoryChosenAt) = (ReadingHistoryChoice.Undecided, null);
        data.Publish(new ReadingHistoryChosen(person, ReadingHistoryChoice.Undecided));
    }
}
