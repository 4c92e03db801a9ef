using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Back">It was not brought back after all: messages go on as before.</param>
internal sealed record ClaimReturnedRequest(PersonId Patron, LoanId Loan, bool Back = false);

/// <summary>
/// The member says that it was brought back. Staff look for it; until it is found or the claim is taken back, no message goes and nothing is charged. What was asked
/// because it counted as lost is owed no more meanwhile, and owed again when the claim is taken back.
/// </summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class ClaimReturned(For<Lending> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(ClaimReturnedRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        if (!await data.Open(request.Patron, ct)) return CheckOut.NotForLending(library);
        if (await data.LoanOf(request.Patron, request.Loan, ct) is not { ReturnedOn: null } loan) return new Refusal("loan-not-open");
        if (request.Back != (loan.Fate == LoanFate.ClaimedReturned)) return new Nothing(); // pressed twice
        var (from, to) = request.Back ? (ChargeState.Cancelled, ChargeState.Open) : (ChargeState.Open, ChargeState.Cancelled);
        var asked = await data.Track<Charge>().Where(c => c.LoanId == loan.Id && c.ItemId != null).ToListAsync(ct);
        foreach (var charge in asked.Where(c => c.State == from)) charge.Become(to, library.Today(clock));
        loan.Fate = !request.Back ? LoanFate.ClaimedReturned : asked.Count > 0 || await Billed(loan, ct) ? LoanFate.Lost : LoanFate.None;
        loan.Version++;
        return await data.Written(ct);
    }

    /// <summary>It counted as lost before, though nothing was asked.</summary>
    private Task<bool> Billed(Loan loan, CancellationToken ct) =>
        data.Set<LoanNotice>().AnyAsync(n => n.LoanId == loan.Id && n.DueOn == loan.DueOn && n.Step == OverdueSettings.Billed, ct);
}
