using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Name, birth date and gender as they should be (AVG art. 16).</summary>
internal sealed record CorrectDetailsRequest(PersonId Person, string? GivenName, string? Prefix, string? FamilyName, string? BornOn, string? Gender, int Version);

/// <summary>
/// Corrects who somebody is. A member corrects name and gender; the birth date decides fees and age limits, so the desk changes that.
/// </summary>
internal sealed class CorrectDetails(For<Membership> data, Actor actor, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(CorrectDetailsRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var row = await data.Track<PatronName>().FirstOrDefaultAsync(n => n.PersonId == request.Person, ct);
        var person = await data.Track<Person>().FirstOrDefaultAsync(p => p.Id == request.Person, ct);
        if (row is null || person is null) return new Refusal("not-visible");
        var answers = new Answers(library.Today(clock));
        var name = answers.Name(request.GivenName, request.Prefix, request.FamilyName);
        var born = request.BornOn is null ? person.BornOn : answers.BornOn(request.BornOn);
        if (answers.Good && born != person.BornOn && actor.Kind == ActorKind.Member) answers.Refuse("birth-date-at-desk", "BornOn");
        if (!answers.Good) return answers.Refusals;
        if (row.Version != request.Version) return new Refusal("changed-elsewhere");
        row.Take(name);
        if (born != person.BornOn) (person.BornOn, person.Version) = (born, person.Version + 1);
        await SetGender(request, ct);
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return new Nothing();
    }

    /// <summary>Null leaves it; "rather not" empties it.</summary>
    private async Task SetGender(CorrectDetailsRequest request, CancellationToken ct)
    {
        if (request.Gender is null) return;
        var gender = Answers.GenderOf(request.Gender);
        var known = await data.Track<PatronDemographics>().FirstOrDefaultAsync(d => d.PersonId == request.Person, ct);
        if (known is null && gender != Gender.NotSaid) data.Add(new PatronDemographics { PersonId = request.Person, Gender = gender });
        else if (known is not null && gender == Gender.NotSaid) data.Remove(known);
        else if (known is not null) known.Gender = gender;
    }
}
