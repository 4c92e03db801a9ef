using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// Looks at what came back late or after it counted as lost, once check-in can no longer be undone: what was asked for the loss is cancelled or refunded, and being
/// late is charged – never to who was under 18 when it was lent (D41), and not for what was claimed returned. Check-in itself opens nobody's record.
/// </summary>
internal sealed class SettleReturns(For<Lending> data, ILateBorrowers borrowers, IItems items, Charging charging, Library library, TimeProvider clock) : IPump
{
    private const int Batch = 50;

    public async Task<int> Turn(CancellationToken ct)
    {
        if (!data.IsOn) return 0;
        var (today, since) = (library.Today(clock), clock.GetUtcNow() - LoanPolicies.UndoWithin);
        var loans = await data.Track<Loan>().Where(l => l.ToSettle && (l.ReturnedAt == null || l.ReturnedAt <= since)).OrderBy(l => l.Id).Take(Batch).ToListAsync(ct);
        if (loans.Count == 0) return 0;
        var ids = loans.Select(l => (LoanId?)l.Id).ToList();
        var charges = (await data.Track<Charge>().Where(c => ids.Contains(c.LoanId)).ToListAsync(ct)).ToLookup(c => c.LoanId);
        var young = await borrowers.Young([.. loans.Where(l => l.PatronId is not null).Select(l => (l.PatronId!.Value, l.LentOn))], ct);
        var facts = await items.Of([.. loans.Select(l => l.ItemId).OfType<ItemId>()], ct);
        foreach (var loan in loans)
        {
            foreach (var asked in charges[loan.Id].Where(c => c.ItemId is not null && c.State is ChargeState.Open or ChargeState.Paid))
                asked.Become(asked.State == ChargeState.Paid ? ChargeState.RefundDue : ChargeState.Cancelled, today);
            var late = charges[loan.Id].Any(c => c.Kind == ChargeKind.Overdue);
            if (loan.PatronId is { } patron && !late && loan.Fate != LoanFate.ClaimedReturned && !young.Contains((patron, loan.LentOn))) charging.Overdue(loan, patron, loan.ItemId is { } copy ? facts.GetValueOrDefault(copy) : null);
            // At check-in the catalogue may not have known yet that it counted as lost.
            if (loan is { Fate: LoanFate.Lost, ItemId: { } found }) data.Publish(new ItemFound(found));
            (loan.ToSettle, loan.Fate, loan.Version) = (false, LoanFate.None, loan.Version + 1);
        }
        try
        {
            await data.Save(ct);
            return loans.Count;
        }
        catch (DbUpdateException)
        {
            // Another node settled them, or one was undone at this moment: the next turn looks again.
            return 0;
        }
    }
}
