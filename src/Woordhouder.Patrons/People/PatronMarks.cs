using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Says who somebody is to a list or a slip, without a name. Nobody's record is opened.</summary>
internal sealed class PatronMarks(For<Lending> data) : IPatronMarks
{
    public async Task<IReadOnlyDictionary<PersonId, PatronMark>> Of(IReadOnlyCollection<PersonId> people, CancellationToken ct = default)
    {
        if (people.Count == 0) return new Dictionary<PersonId, PatronMark>();
        var asked = people.Distinct().ToList();
        var marks = await (from n in data.Masked<PatronName>()
                           where asked.Contains(n.PersonId)
                           from c in data.Masked<Card>().Where(c => c.PersonId == n.PersonId && c.ClosedOn == null).DefaultIfEmpty()
                           select new PatronMark(n.PersonId, c == null ? "" : c.Number.Substring(10, 4), n.GivenName.Substring(0, 1))).ToDictionaryAsync(m => m.Person, ct);
        if (marks.Count < asked.Count)
            foreach (var guest in await data.Masked<Guest>().Where(g => asked.Contains(g.PersonId)).Select(g => new PatronMark(g.PersonId, g.CardNumber.Substring(10, 4), g.Name.Substring(0, 1))).ToListAsync(ct)) marks[guest.Person] = guest;
        return marks;
    }
}
