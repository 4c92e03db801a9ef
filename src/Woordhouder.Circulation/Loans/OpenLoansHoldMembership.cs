using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>A membership does not end while its member has something at home (D10). Asked under retention: a restriction hides no open loan from the end of a membership.</summary>
internal sealed class OpenLoansHoldMembership(For<Retention> data) : IMayNotEndYet
{
    public async Task<IReadOnlyList<Refusal>> Reasons(PersonId person, CancellationToken ct = default)
    {
        var open = await data.Keys<Loan>().CountAsync(l => l.PatronId == person && l.ReturnedOn == null, ct);
        return open switch
        {
            0 => [],
            1 => [new Refusal("open-loan")],
            _ => [new Refusal("open-loans", null, ("n", open))],
        };
    }

    public async Task<IReadOnlySet<PersonId>> Held(IReadOnlyCollection<PersonId> people, CancellationToken ct = default)
    {
        var asked = people.Select(p => (PersonId?)p).ToList();
        // What came back late is not charged yet for some minutes: whoever is erased then is never asked.
        var held = await data.Keys<Loan>().Where(l => (l.ReturnedOn == null || l.ToSettle) && asked.Contains(l.PatronId)).Select(l => l.PatronId).Distinct().ToListAsync(ct);
        return held.OfType<PersonId>().ToHashSet();
    }
}
