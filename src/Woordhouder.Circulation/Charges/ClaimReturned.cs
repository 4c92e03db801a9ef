using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Back">It was not brought back after all: messages go on as before.</param>
internal sealed record ClaimReturnedRequest(PersonId Patron, LoanId Loan, bool Back = false);

/// <summary>The member says that it was brought back. Staff look for it; until it is found or the claim is taken back, no message goes and nothing is charged.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class ClaimReturned(For<Lending> data, Actor actor, Library library)
{
    public async Task<Outcome<Nothing>> Do(ClaimReturnedRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        if (!await data.Open(request.Patron, ct)) return CheckOut.NotForLending(library);
        if (await data.LoanOf(request.Patron, request.Loan, ct) is not { ReturnedOn: null } loan) return new Refusal("loan-not-open");
        if (loan.Fate == LoanFate.Lost) return new Refusal("claim-lost");
        var fate = request.Back ? LoanFate.None : LoanFate.ClaimedReturned;
        if (loan.Fate == fate) return new Nothing(); // pressed twice
        (loan.Fate, loan.Version) = (fate, loan.Version + 1);
        return await data.Written(ct);
    }
}
