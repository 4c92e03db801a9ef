using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Renews one thing, or everything, of whoever stands at a terminal, and counts it there.</summary>
internal sealed class SelfRenewal(For<Lending> data, Things things, IItems items, Renew renew, RenewAtDesk renewAll, MyLoans loans, Library library, TimeProvider clock)
{
    public async Task<Outcome<SelfLoan>> Do(PersonId patron, string barcode, string branch, Guid key, LentBefore? before = null, CancellationToken ct = default)
    {
        if (!await data.Open(patron, ct)) return CheckOut.NotForLending(library);
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        if (await OpenLoan(patron, item, ct) is not { } loan || (before is not null && loan.At > before.At)) return new Refusal("not-at-home");
        if (await things.RenewedBy(key, ct) is not null) return new SelfLoan(item, loan.DueOn, Renewed: true);
        try
        {
            return await data.Transact<Outcome<SelfLoan>>(async () =>
            {
                var outcome = await renew.Do(new RenewRequest(patron, loan.Id, before), ct);
                if (!outcome.Done) return outcome.Refusals.ToList();
                var line = outcome.Value[0];
                if (!line.Done) return await Before() ?? line.Refusals.ToList();
                data.Count(branch, DeskActKind.Renewal, 1, clock);
                data.RememberRenewed(key, loan.Id, clock);
                await data.Save(ct);
                return new SelfLoan(item, line.DueOn, Renewed: true, InSpiteOf: line.InSpiteOf?.Select(r => r.Code).ToList());
            }, ct);
        }
        catch (DbUpdateException)
        {
            // The same request was a moment earlier.
            data.Forget();
            return await Before() ?? new Refusal("changed-meanwhile");
        }

        async Task<Outcome<SelfLoan>?> Before()
        {
            if (await things.RenewedBy(key, ct) is null || await OpenLoan(patron, item, ct) is not { } now) return null;
            return new SelfLoan(item, now.DueOn, Renewed: true);
        }
    }

    private sealed record Lent(LoanId Id, DateOnly DueOn, DateTimeOffset? At);

    private async Task<Lent?> OpenLoan(PersonId patron, ItemFacts item, CancellationToken ct)
    {
        var (id, today) = (item.Id, library.Today(clock));
        return await data.Set<Loan>().Where(l => l.PatronId == patron && l.ItemId == id && l.ReturnedOn == null).Select(l => new Lent(l.Id, l.DueOn ?? today, l.CheckedOutAt)).FirstOrDefaultAsync(ct);
    }

    /// <summary>What was renewed, and what not. The answer to a repeated request is read from how the loans stand: renewed today, or not.</summary>
    public async Task<Outcome<SelfRenewals>> All(PersonId patron, string branch, Guid key, CancellationToken ct = default)
    {
        var outcome = await renewAll.Do(new RenewAtDeskRequest(patron, branch, key), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        if (await loans.Do(patron, ct) is not { } home) return CheckOut.NotForLending(library);
        var (not, today) = (outcome.Value.Reasons.Select(r => r.Loan).ToHashSet(), library.Today(clock));
        var renewed = home.Loans.Where(l => !not.Contains(l.Id) && l.Why.Renewals > 0 && l.Why.CountedFrom == today).Take(outcome.Value.Renewed).ToList();
        return new SelfRenewals([.. renewed.Select(l => l.Barcode)], [.. home.Loans.Except(renewed).Take(outcome.Value.Not).Select(l => l.Barcode)]);
    }
}
