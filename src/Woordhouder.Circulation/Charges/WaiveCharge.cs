using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Because">In the words of staff; the member reads it.</param>
internal sealed record WaiveChargeRequest(PersonId Patron, ChargeId Charge, string? Because);

/// <summary>Lets an open charge go, for a reason that the member reads.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class WaiveCharge(For<Lending> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(WaiveChargeRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        if (request.Because?.Trim() is not { Length: >= 3 and <= 200 } because) return new Refusal("waive-reason") { Field = "reden" };
        if (!await data.Open(request.Patron, ct)) return CheckOut.NotForLending(library);
        if (await data.Track<Charge>().FirstOrDefaultAsync(c => c.Id == request.Charge && c.PatronId == request.Patron, ct) is not { } charge) return new Refusal("charge-gone");
        if (charge.State == ChargeState.Waived) return new Nothing(); // pressed twice
        if (charge.State != ChargeState.Open) return new Refusal("charge-gone");
        var today = library.Today(clock);
        charge.Become(ChargeState.Waived, today, because);
        return await data.Settled([charge], today, clock, ct);
    }
}
