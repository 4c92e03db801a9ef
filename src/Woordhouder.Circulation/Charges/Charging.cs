using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Makes the charges of a loan by the settings, or by hand. The caller saves.</summary>
internal sealed class Charging(For<Lending> data, Library library, TimeProvider clock)
{
    /// <summary>For borrowing it; nothing when the rule asks nothing.</summary>
    public void Lent(Loan loan, PersonId patron, LoanRule rule) => Add(loan, patron, ChargeKind.Loan, rule.Fee);

    /// <summary>For bringing it back late; nothing when the rule asks nothing.</summary>
    public void Overdue(Loan loan, PersonId patron, ItemFacts? item)
    {
        if (loan is not { DueOn: { } due, ReturnedOn: { } back }) return;
        var days = back.DayNumber - due.DayNumber;
        Add(loan, patron, ChargeKind.Overdue, library.Settings.Overdue.RuleFor(loan.MaterialType, item?.PriceClass ?? "").ForDays(days), daysLate: days);
    }

    /// <param name="replacement">Null: as the settings say.</param>
    /// <returns>False: nothing is asked, so no work of replacing it either.</returns>
    public bool Lost(Loan loan, PersonId patron, ItemFacts? item, bool young, Money? replacement = null)
    {
        var asked = replacement ?? library.Settings.Overdue.RuleFor(loan.MaterialType, item?.PriceClass ?? "").Replacement;
        if (asked <= Money.Zero) return false;
        Add(loan, patron, ChargeKind.Lost, asked, byHand: replacement is not null);
        if (!young) Add(loan, patron, ChargeKind.Processing, library.Settings.Overdue.ProcessingFee);
        return true;
    }

    public void Damaged(Loan loan, PersonId patron, Money amount, string what) => Add(loan, patron, ChargeKind.Damaged, amount, byHand: true, what: what);

    private void Add(Loan loan, PersonId patron, ChargeKind kind, Money amount, int? daysLate = null, bool byHand = false, string? what = null)
    {
        if (amount <= Money.Zero) return;
        data.Add(new Charge
        {
            Id = TypedId.New<ChargeId>(clock),
            PatronId = patron,
            LoanId = loan.Id,
            ItemId = kind is ChargeKind.Lost or ChargeKind.Processing ? loan.ItemId : null,
            MaterialType = loan.MaterialType,
            Kind = kind,
            Cents = amount.Cents,
            MadeOn = library.Today(clock),
            DaysLate = daysLate,
            ByHand = byHand,
            What = what,
        });
    }
}

internal static class ChargeRows
{
    /// <summary>In cents.</summary>
    public static Task<long> OwedBy(this For<Lending> data, PersonId patron, CancellationToken ct) =>
        data.Set<Charge>().Where(c => c.PatronId == patron && c.State == ChargeState.Open).SumAsync(c => c.Cents, ct);

    /// <summary>What borrowing cost goes when the loan was none: what was paid goes back. The caller saves.</summary>
    public static async Task Unlend(this For<Lending> data, LoanId loan, DateOnly today, CancellationToken ct)
    {
        foreach (var fee in await data.Track<Charge>().Where(c => c.LoanId == loan && c.Kind == ChargeKind.Loan).ToListAsync(ct))
            if (fee.State is ChargeState.Open or ChargeState.Paid) fee.Become(fee.State == ChargeState.Paid ? ChargeState.RefundDue : ChargeState.Cancelled, today);
    }

    /// <summary>Whether the loss of this loan was charged before.</summary>
    public static Task<bool> Asked(this For<Lending> data, LoanId loan, CancellationToken ct) => data.Set<Charge>().AnyAsync(c => c.LoanId == loan && c.Kind == ChargeKind.Lost, ct);

    /// <summary>What was paid for this copy when it was lost goes back to whoever paid, and what is still open of it is owed no more. Knows the copy and not the person, as check-in does.</summary>
    public static async Task RefundFound(this For<Lending> data, ItemId item, DateOnly today, CancellationToken ct)
    {
        DateOnly? closed = today, booked = new DateOnly(today.Year, 12, 31);
        await data.Update(data.Facts<Charge>().Where(c => c.ItemId == item && c.State == ChargeState.Open),
            s => s.SetProperty(c => c.State, ChargeState.Cancelled).SetProperty(c => c.ClosedOn, closed).SetProperty(c => c.BookedUntil, booked).SetProperty(c => c.Version, c => c.Version + 1), ct);
        await data.Update(data.Facts<Charge>().Where(c => c.ItemId == item && c.State == ChargeState.Paid),
            s => s.SetProperty(c => c.State, ChargeState.RefundDue).SetProperty(c => c.ClosedOn, (DateOnly?)null).SetProperty(c => c.BookedUntil, (DateOnly?)null).SetProperty(c => c.Version, c => c.Version + 1), ct);
    }
}
