using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Who is young and who wants no reminder. Read for the membership, which may see both; only yes or no leaves this class.</summary>
internal sealed class LateBorrowers(For<Membership> data, For<Lending> lending) : ILateBorrowers
{
    public async Task<IReadOnlySet<(PersonId Person, DateOnly On)>> Young(IReadOnlyCollection<(PersonId Person, DateOnly On)> asked, CancellationToken ct = default)
    {
        var people = asked.Select(a => a.Person).Distinct().ToList();
        if (people.Count == 0) return new HashSet<(PersonId, DateOnly)>();
        var born = await data.Set<Person>().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.BornOn }).ToDictionaryAsync(p => p.Id, p => p.BornOn, ct);
        // Whose birth date is not known counts as young, but for guests: they were adults when they got their card.
        var unknown = people.Where(p => !born.ContainsKey(p)).ToList();
        var guests = unknown.Count == 0 ? [] : await lending.Keys<Guest>().Where(g => unknown.Contains(g.PersonId)).Select(g => g.PersonId).ToListAsync(ct);
        return asked.Where(a => born.TryGetValue(a.Person, out var day) ? Age.On(a.On, day) < Age.Adult : !guests.Contains(a.Person)).ToHashSet();
    }

    public async Task<IReadOnlySet<PersonId>> WithoutReminder(IReadOnlyCollection<PersonId> people, CancellationToken ct = default)
    {
        if (people.Count == 0) return new HashSet<PersonId>();
        return (await data.Keys<PatronPreference>().Where(p => people.Contains(p.PersonId) && p.RemindersOffAt != null).Select(p => p.PersonId).ToListAsync(ct)).ToHashSet();
    }
}
