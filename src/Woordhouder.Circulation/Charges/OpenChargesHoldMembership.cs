using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>A membership does not end, and nothing is erased, while something is to be paid or paid back (D10, D18). Asked under retention, as of open loans.</summary>
internal sealed class OpenChargesHoldMembership(For<Retention> data) : IMayNotEndYet
{
    public async Task<IReadOnlyList<Refusal>> Reasons(PersonId person, CancellationToken ct = default)
    {
        var reasons = new List<Refusal>();
        if (await Sum(person, ChargeState.Open, ct) is > 0 and var owes) reasons.Add(new Refusal("open-charges", null, ("amount", new Money(owes))));
        if (await Sum(person, ChargeState.RefundDue, ct) is > 0 and var due) reasons.Add(new Refusal("open-refunds", null, ("amount", new Money(due))));
        return reasons;
    }

    public async Task<IReadOnlySet<PersonId>> Held(IReadOnlyCollection<PersonId> people, CancellationToken ct = default) =>
        (await data.Keys<Charge>().Where(c => (c.State == ChargeState.Open || c.State == ChargeState.RefundDue) && people.Contains(c.PatronId)).Select(c => c.PatronId).Distinct().ToListAsync(ct)).ToHashSet();

    private Task<long> Sum(PersonId person, ChargeState state, CancellationToken ct) => data.Keys<Charge>().Where(c => c.PatronId == person && c.State == state).SumAsync(c => c.Cents, ct);
}
