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
        try
        {
            return await data.Transact<Outcome<Nothing>>(async () =>
            {
                var before = await things.PaidBy(key, ct);
                var outcome = await charges.Pay(patron, null, amount, ct);
                // Nothing of that amount is open, and this key paid it: the terminal did not hear our answer.
                if (!outcome.Done) return before ? new Nothing() : outcome;
                if (!before) data.RememberPaid(key, clock);
                await data.Save(ct);
                return outcome;
            }, ct);
        }
        catch (DbUpdateException)
        {
            // The same request was a moment earlier.
            data.Forget();
            return await things.PaidBy(key, ct) ? new Nothing() : new Refusal("changed-meanwhile");
        }
    }
}
