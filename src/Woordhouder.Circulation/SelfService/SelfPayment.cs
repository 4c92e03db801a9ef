using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>Takes note that somebody paid at a terminal what they owe, once for each payment.</summary>
internal sealed class SelfPayment(For<Lending> data, Things things, ICharges charges, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(PersonId patron, Money amount, Guid key, CancellationToken ct = default)
    {
        var outcome = await Pay(patron, amount, key, ct);
        // This key paid it a moment ago: the terminal did not hear our answer, or asked two nodes at once.
        return outcome.Done || !await things.PaidBy(key, ct) ? outcome : new Nothing();
    }

    private async Task<Outcome<Nothing>> Pay(PersonId patron, Money amount, Guid key, CancellationToken ct)
    {
        try
        {
            return await data.Transact(async () =>
            {
                var outcome = await charges.Pay(patron, null, amount, ct);
                if (!outcome.Done || await things.PaidBy(key, ct)) return outcome;
                data.RememberPaid(key, clock);
                await data.Save(ct);
                return outcome;
            }, ct);
        }
        catch (DbUpdateException)
        {
            data.Forget();
            return new Refusal("changed-meanwhile");
        }
    }
}
