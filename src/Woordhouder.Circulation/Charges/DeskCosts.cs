using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>A loan that something may have happened to.</summary>
/// <param name="DueOn">Null: not known any more.</param>
/// <param name="Replacement">What it costs by the settings when it is lost.</param>
/// <param name="Young">Under 18 when it was lent: a human talks with the representative (D41).</param>
internal sealed record LoanInTrouble(LoanId Id, string Title, string Maker, string Barcode, string MaterialType, DateOnly? DueOn, DateOnly? ReturnedOn, LoanFate Fate, Money Replacement, bool Young);

internal sealed record CostsAtDesk(PatronStanding Patron, IReadOnlyList<ChargeShown> Charges, IReadOnlyList<LoanInTrouble> Loans)
{
    public Money Owes => Sum(ChargeState.Open);
    public Money RefundDue => Sum(ChargeState.RefundDue);
    /// <summary>Whether the loss of this loan was charged: then there is nothing more to say about it.</summary>
    public bool Asked(LoanInTrouble loan) => Charges.Any(c => c.Loan == loan.Id && c.Kind == ChargeKind.Lost);
    private Money Sum(ChargeState state) => Charges.Where(c => c.State == state).Aggregate(Money.Zero, (total, c) => total + c.Amount);
}

/// <summary>What the desk sees of a member's charges, and the loans that they can be about: what is at home, and what came back and still has its title.</summary>
internal sealed class DeskCosts(For<Lending> data, IPatronStanding patrons, PatronCharges charges, IItems items, ILateBorrowers borrowers, Library library)
{
    private const int MostReturned = 20;

    /// <summary>Volunteers lend and take back; charges are for the desk and the back office (architecture §5).</summary>
    public static bool MayDo(Actor actor) => actor.Kind != ActorKind.Staff || actor.Roles.Contains(Audiences.Roles.Desk) || actor.Roles.Contains(Audiences.Roles.BackOffice);

    /// <returns>Null: may not be seen for lending now.</returns>
    public async Task<CostsAtDesk?> Of(PersonId person, CancellationToken ct = default)
    {
        if (await charges.Of(person, ct) is not { } owed || await patrons.Of(person, ct) is not { } patron) return null;
        var open = await data.Set<Loan>().Where(l => l.PatronId == person && l.ReturnedOn == null).OrderBy(l => l.DueOn).ToListAsync(ct);
        var returned = await data.Set<Loan>().Where(l => l.PatronId == person && l.ReturnedOn != null && l.ItemId != null).OrderByDescending(l => l.ReturnedOn).Take(MostReturned).ToListAsync(ct);
        List<Loan> loans = [.. open, .. returned];
        var facts = await items.Of([.. loans.Select(l => l.ItemId).OfType<ItemId>()], ct);
        var young = await borrowers.Young([.. loans.Select(l => (person, l.LentOn))], ct);
        return new CostsAtDesk(patron, owed, [.. loans.Select(l =>
        {
            var item = l.ItemId is { } id ? facts.GetValueOrDefault(id) : null;
            return new LoanInTrouble(l.Id, item?.Title ?? "", item?.Maker ?? "", item?.Barcode ?? "", l.MaterialType, l.DueOn, l.ReturnedOn, l.Fate,
                library.Settings.Overdue.RuleFor(l.MaterialType, item?.PriceClass ?? "").Replacement, young.Contains((person, l.LentOn)));
        })]);
    }
}

/// <summary>What the acts on one loan share.</summary>
internal static class LoanActs
{
    public static Task<Loan?> LoanOf(this For<Lending> data, PersonId patron, LoanId loan, CancellationToken ct) => data.Track<Loan>().FirstOrDefaultAsync(l => l.Id == loan && l.PatronId == patron, ct);

    /// <summary>Writes; refused when the job, another desk or the same submit was a moment earlier.</summary>
    public static async Task<Outcome<Nothing>> Written(this For<Lending> data, CancellationToken ct)
    {
        try
        {
            await data.Save(ct);
            return new Nothing();
        }
        catch (DbUpdateException)
        {
            data.Forget();
            return new Refusal("changed-meanwhile");
        }
    }
}
