using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where the desk is, for the day's numbers.</param>
/// <param name="Key">One-time key of the form: a repeated submit renews nothing more and says what the first one did.</param>
internal sealed record RenewAtDeskRequest(PersonId Patron, string Branch, Guid? Key = null);

/// <param name="Reasons">Why not, for each loan that was not renewed; empty in the answer to a repeated submit.</param>
internal sealed record RenewedAtDesk(int Renewed, int Not, IReadOnlyList<RenewedLoan> Reasons);

/// <summary>Renews everything that can be renewed of a member who stands at the desk, and counts it there.</summary>
internal sealed class RenewAtDesk(For<Lending> data, Things things, Renew renew, TimeProvider clock)
{
    public async Task<Outcome<RenewedAtDesk>> Do(RenewAtDeskRequest request, CancellationToken ct = default)
    {
        if (await Before(request, ct) is { } before) return before;
        try
        {
            return await data.Transact<Outcome<RenewedAtDesk>>(async () =>
            {
                var outcome = await renew.Do(new RenewRequest(request.Patron, null), ct);
                if (!outcome.Done) return outcome.Refusals.ToList();
                var not = outcome.Value.Where(l => !l.Done).ToList();
                var renewed = outcome.Value.Count - not.Count;
                // The same submit was a moment earlier, and left nothing to renew.
                if (renewed == 0 && await Before(request, ct) is { } first) return first;
                if (renewed > 0) data.Count(request.Branch, DeskActKind.Renewal, renewed, clock);
                if (renewed > 0 && request.Key is { } key) data.RememberRenewed(key, renewed, not.Count, clock);
                await data.Save(ct);
                return new RenewedAtDesk(renewed, not.Count, not);
            }, ct);
        }
        catch (DbUpdateException) when (request.Key is not null)
        {
            // The same submit was a moment earlier.
            data.Forget();
            if (await Before(request, ct) is { } first) return first;
            throw;
        }
    }

    private async Task<RenewedAtDesk?> Before(RenewAtDeskRequest request, CancellationToken ct) =>
        await things.RenewedBy(request.Key, ct) is { } done ? new RenewedAtDesk(done.Renewed, done.Not, []) : null;
}
