using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Members who may be the person that enrols: same birth date and a surname alike, or same birth date, postcode and number. For the desk's eyes only.</summary>
internal sealed class LikelyDuplicates(For<Enrolment> data)
{
    public async Task<IReadOnlyList<PatronLine>> Of(string familyName, DateOnly born, Postcode postcode, int houseNumber, CancellationToken ct)
    {
        var (code, contacts) = (postcode.Value, data.Masked<PatronContact>());
        var sameDay = data.Masked<Person>().Where(p => p.BornOn == born && p.EndedOn == null);
        var sameHouse = await PatronLines.Of(data, sameDay.Where(p => contacts.Any(c => c.PersonId == p.Id && c.Postcode == code && c.HouseNumber == houseNumber))).ToListAsync(ct);
        var sameBirthday = await PatronLines.Of(data, sameDay).Take(500).ToListAsync(ct);
        return [.. sameHouse.Concat(sameBirthday.Where(l => DutchName.Alike(l.FamilyName, familyName))).DistinctBy(l => l.Person)];
    }
}
