using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// Paying what is due goes on while the data of a member stand still (AVG art. 18(2), D15). The desk learns one amount, not what it is for. Under the purpose of
/// rights, since lending may not see this person now; who paid can read that the desk looked.
/// </summary>
internal sealed class PayWhileRestricted(For<Rights> rights, For<Lending> lending, Library library, TimeProvider clock)
{
    /// <summary>What is open; zero also for who is not restricted: their charges are seen as those of everybody.</summary>
    public async Task<Money> Owes(PersonId person, CancellationToken ct = default)
    {
        if (!lending.IsOn || await lending.Open(person, ct) || !await rights.Open(person, ct)) return Money.Zero;
        return new Money(await Open(rights.Set<Charge>(), person).SumAsync(c => c.Cents, ct));
    }

    /// <param name="amount">What the page showed: exactly what is open, else refused.</param>
    public async Task<Outcome<Nothing>> Do(PersonId person, Money amount, CancellationToken ct = default)
    {
        var owes = await Owes(person, ct);
        if (owes == Money.Zero) return new Refusal("charge-gone");
        if (owes != amount) return new Refusal("charge-amount", null, ("amount", owes));
        var (open, today) = (await Open(rights.Track<Charge>(), person).ToListAsync(ct), library.Today(clock));
        foreach (var paid in open) paid.Become(ChargeState.Paid, today);
        return await rights.Settled(open, today, clock, ct);
    }

    private static IQueryable<Charge> Open(IQueryable<Charge> charges, PersonId person) => charges.Where(c => c.PatronId == person && c.State == ChargeState.Open);
}
