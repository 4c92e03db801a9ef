using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

internal sealed record RefundChargeRequest(PersonId Patron, ChargeId Charge);

/// <summary>The member has the money back that was paid for something lost, now that it was found.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class RefundCharge(For<Lending> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(RefundChargeRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        if (!await data.Open(request.Patron, ct)) return CheckOut.NotForLending(library);
        if (await data.Track<Charge>().FirstOrDefaultAsync(c => c.Id == request.Charge && c.PatronId == request.Patron, ct) is not { } charge) return new Refusal("charge-gone");
        if (charge.State == ChargeState.Refunded) return new Nothing(); // pressed twice
        if (charge.State != ChargeState.RefundDue) return new Refusal("charge-gone");
        var today = library.Today(clock);
        charge.Become(ChargeState.Refunded, today);
        return await data.Settled([], today, clock, ct);
    }
}
