using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="What">In the words of staff ("natte bladzijden"); the member reads it.</param>
/// <param name="Repair">It goes to be mended.</param>
internal sealed record ChargeDamageRequest(PersonId Patron, LoanId Loan, Money Amount, string? What, bool Repair = false);

/// <summary>Something came back damaged, or is damaged at home: an amount that a member of staff decides, with what is wrong. The same amount for the same damage of a loan counts once.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class ChargeDamage(For<Lending> data, Charging charging, Actor actor, Library library)
{
    public async Task<Outcome<Nothing>> Do(ChargeDamageRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        var refusals = new List<Refusal>();
        if (request.Amount <= Money.Zero || request.Amount > DeclareLost.Most) refusals.Add(new Refusal("cost-amount", null, ("max", DeclareLost.Most)) { Field = "bedrag" });
        var what = request.What?.Trim() ?? "";
        if (what.Length is < 3 or > 200) refusals.Add(new Refusal("damage-what") { Field = "wat" });
        if (refusals.Count > 0) return refusals;
        if (!await data.Open(request.Patron, ct)) return CheckOut.NotForLending(library);
        if (await data.LoanOf(request.Patron, request.Loan, ct) is not { } loan) return new Refusal("loan-gone");
        if (await data.Set<Charge>().AnyAsync(c => c.LoanId == loan.Id && c.Kind == ChargeKind.Damaged && c.Cents == request.Amount.Cents && c.What == what, ct)) return new Nothing(); // pressed twice
        if (request.Repair && loan.ItemId is { } copy) data.Publish(new ItemDamaged(copy));
        charging.Damaged(loan, request.Patron, request.Amount, what);
        // Two submits at once: the second finds another version of the loan, and the first one's charge.
        loan.Version++;
        return await data.Written(ct);
    }
}
