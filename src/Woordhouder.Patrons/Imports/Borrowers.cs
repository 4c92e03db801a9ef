using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Whose cards these are, in one query: for a file of loans.</summary>
internal sealed class Borrowers(For<Membership> data) : IBorrowers
{
    public async Task<IReadOnlyDictionary<string, KnownBorrower>> ByCard(IReadOnlyCollection<string> numbers, CancellationToken ct = default)
    {
        var asked = numbers.ToList();
        var rows = from c in data.Set<Card>()
                   where asked.Contains(c.Number)
                   join p in data.Set<Person>() on c.PersonId equals p.Id
                   join m in data.Set<PatronMembership>() on p.Id equals m.PersonId
                   from r in data.Set<PatronPreference>().Where(r => r.PersonId == p.Id).DefaultIfEmpty()
                   select new { c.Number, Known = new KnownBorrower(p.Id, p.JoinedOn, m.StartedOn, m.EndsOn, p.EndedOn != null, r == null ? ReadingHistoryChoice.Undecided : r.ReadingHistory) };
        return await rows.ToDictionaryAsync(r => r.Number, r => r.Known, ct);
    }
}
