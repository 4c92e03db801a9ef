using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>How much of somebody's loans is late, as a number: what a representative needs to know before they turn to the child's own pages (D5).</summary>
internal sealed class ChildrensLoans(For<Lending> data, Library library, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<PersonId, int>> Late(IReadOnlyCollection<PersonId> people, CancellationToken ct = default)
    {
        if (!data.IsOn || people.Count == 0) return new Dictionary<PersonId, int>();
        var (today, asked) = (library.Today(clock), people.Select(p => (PersonId?)p).ToList());
        return await data.Set<Loan>().Where(l => asked.Contains(l.PatronId) && l.ReturnedOn == null && l.DueOn < today).GroupBy(l => l.PatronId!.Value)
            .Select(g => new { g.Key, Late = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Late, ct);
    }
}
