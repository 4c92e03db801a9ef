using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Replacement">What a member of staff asks for it, with zero for nothing; null: what the settings say. Who was under 18 pays only what a member of staff agreed (D41).</param>
internal sealed record DeclareLostRequest(PersonId Patron, LoanId Loan, Money? Replacement);

/// <summary>
/// The member says that something is lost, or a member of staff agrees what is paid for something that counts as lost already. The loan stays open until that is
/// paid, waived or brought back; where nothing is asked it ends at once.
/// </summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class DeclareLost(For<Lending> data, IItems items, ILateBorrowers borrowers, PatronCharges charges, Charging charging, Actor actor, Library library, TimeProvider clock)
{
    /// <summary>More than anything in a library costs: a slip of the keyboard.</summary>
    public static readonly Money Most = new(100_000);

    public async Task<Outcome<Nothing>> Do(DeclareLostRequest request, CancellationToken ct = default)
    {
        if (!DeskCosts.MayDo(actor)) return new Refusal("costs-not-yours");
        if (request.Replacement is { } typed && (typed < Money.Zero || typed > Most)) return new Refusal("cost-amount", null, ("max", Most)) { Field = "bedrag" };
        if (await charges.Of(request.Patron, ct) is null) return CheckOut.NotForLending(library);
        if (await data.LoanOf(request.Patron, request.Loan, ct) is not { ReturnedOn: null, ItemId: { } copy, TitleId: { } title } loan) return new Refusal("loan-not-open");
        // It counts as lost already and the amount stands: said twice, or asked by the job.
        if (await data.Asked(loan.Id, ct)) return loan.Fate == LoanFate.Lost ? new Nothing() : new Refusal("claim-lost");
        var young = (await borrowers.Young([(request.Patron, loan.LentOn)], ct)).Count > 0;
        if (young && request.Replacement is null) return new Refusal("cost-young") { Field = "bedrag" };
        var asked = charging.Lost(loan, request.Patron, (await items.Of([copy], ct)).GetValueOrDefault(copy), young, request.Replacement);
        loan.Fate = LoanFate.Lost;
        if (!asked) data.EndLost(loan, library.Today(clock), clock);
        else
        {
            data.Publish(new ItemLost(copy, title, StillLent: true));
            loan.Version++;
        }
        return await data.Written(ct);
    }
}
