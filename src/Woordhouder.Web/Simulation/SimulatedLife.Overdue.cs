using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Web.Simulation;

// What is late, lost and found: some things are mislaid until long after they count as lost; most people pay, some are forgiven, and found things are refunded.
internal sealed partial class SimulatedLife
{
    /// <summary>Days after lending on which something mislaid turns up: it counts as lost by then, and may be paid.</summary>
    private const int FoundAfter = 110;

    private readonly HashSet<string> mislaid = [];

    private async Task SettleAsync(CancellationToken ct)
    {
        List<(PersonId Patron, ChargeId Charge, ChargeState State)> open;
        await using (var scope = scopes.Open(library))
        {
            var data = scope.Get<For<Contracts.Lending>>();
            open = [.. (await data.Set<Charge>().Where(c => c.State == ChargeState.Open || c.State == ChargeState.RefundDue).OrderBy(c => c.Id).Select(c => new { c.PatronId, c.Id, c.State }).ToListAsync(ct)).Select(c => (c.PatronId, c.Id, c.State))];
            (Counts.Noticed, Counts.Charges) = (await data.Set<LoanNotice>().CountAsync(ct), await data.Set<Charge>().CountAsync(ct));
        }
        foreach (var (patron, charge, state) in open.Where(_ => chance.Chance(0.1)))
        {
            await using var scope = Desk();
            var settled = state == ChargeState.RefundDue ? (await scope.Get<RefundCharge>().Do(new RefundChargeRequest(patron, charge), ct)).Done
                : chance.Chance(0.1) ? (await scope.Get<WaiveCharge>().Do(new WaiveChargeRequest(patron, charge, "simulation: forgiven"), ct)).Done
                : await PayAsync(scope.Get<ICharges>(), patron, charge, ct);
            if (settled) Counts.Settled++;
        }
    }

    private static async Task<bool> PayAsync(ICharges charges, PersonId patron, ChargeId charge, CancellationToken ct) =>
        (await charges.Open(patron, ct)).FirstOrDefault(c => c.Id == charge) is { } open && (await charges.Pay(patron, charge, open.Amount, ct)).Done;
}
