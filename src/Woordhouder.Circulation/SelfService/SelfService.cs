using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The desk's own use cases, as a terminal asks for them.</summary>
internal sealed class SelfService(For<Lending> data, Things things, IItems items, CheckOut checkOut, CheckIn checkIn, LendLater lendLater, ReturnLater returnLater, UndoCheckOut undoCheckOut, UndoCheckIn undoCheckIn, SelfRenewal renewal,
    SelfHolds holds, SelfPayment payment, ICharges charges, MyLoans loans, MyHolds myHolds, Library library, TimeProvider clock) : ISelfService
{
    public async Task<PatronAtTerminal?> Patron(PersonId patron, CancellationToken ct = default)
    {
        if (await loans.Once(patron, ct) is not { } home || await myHolds.Once(patron, ct) is not { } reserved) return null;
        var (who, open) = (home.Patron, await charges.Open(patron, ct));
        return new PatronAtTerminal(who, library.Settings.Subscriptions.FirstOrDefault(s => s.Id == who.Subscription)?.MaxHolds ?? 0, who.MembershipEnded || who.EndsOn < library.Today(clock),
            [.. home.Loans.Select(l => new LoanAtHome(l.Barcode, l.Title, l.DueOn, l.Late))], [.. reserved.Select(h => new HoldOfPatron(h.Title, h.State == HoldState.Ready))],
            open, library.Settings.Overdue.Blocks(open.Aggregate(Money.Zero, (sum, c) => sum + c.Amount), who.Age));
    }

    public async Task<Outcome<SelfLoan>> CheckOut(PersonId patron, string barcode, string branch, bool mayRenew, LentBefore? before, bool feeAgreed, Guid key, bool again, CancellationToken ct = default)
    {
        if (before is not null) return await LentThen(patron, barcode, branch, before, key, ct);
        if (again && await things.RenewedBy(key, ct) is not null) return await renewal.Do(patron, barcode, branch, key, ct: ct);
        var outcome = await checkOut.Do(new CheckOutRequest(patron, barcode, branch, Key: key, FeeAgreed: feeAgreed), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        var done = outcome.Value;
        // The same request was here before, or is at this moment: the loan is its own.
        if (!done.Already || await things.LoanOf(key, ct) == done.Loan) return new SelfLoan(done.Item, done.DueOn, Renewed: false, done.Fee);
        return mayRenew ? await renewal.Do(patron, barcode, branch, key, ct: ct) : new Refusal("at-home-already");
    }

    /// <summary>As the desk enters its paper sheets.</summary>
    private async Task<Outcome<SelfLoan>> LentThen(PersonId patron, string barcode, string branch, LentBefore before, Guid key, CancellationToken ct)
    {
        var outcome = await lendLater.Do(new LendLaterRequest(patron, barcode, branch, before.At, key, before.Due), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        var lent = outcome.Value;
        return new SelfLoan(lent.Item, lent.DueOn ?? library.DayOf(before.At), Renewed: false, InSpiteOf: [.. lent.Mind.Select(r => r.Code)]);
    }

    public async Task<Outcome<ItemFacts>> UndoCheckOut(PersonId patron, string barcode, DateTimeOffset? at, Guid key, CancellationToken ct = default)
    {
        if (!await data.Open(patron, ct)) return Circulation.CheckOut.NotForLending(library);
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        var loan = await data.Set<Loan>().Where(l => l.PatronId == patron && l.ItemId == item.Id && l.ReturnedOn == null).Select(l => l.Id).FirstOrDefaultAsync(ct);
        return await undoCheckOut.Do(new UndoCheckOutRequest(patron, loan, key, at), ct);
    }

    public async Task<Outcome<SelfReturn>> CheckIn(string barcode, string branch, DateTimeOffset? at, Guid key, CancellationToken ct = default)
    {
        if (at is { } moment)
        {
            var then = await returnLater.Do(new ReturnLaterRequest(barcode, branch, moment, key), ct);
            if (!then.Done) return then.Refusals.ToList();
            return then.Value.Back is { } back ? Returned(back) : new SelfReturn(then.Value.Item, ReturnedTo.LentSince, then.Value.Item.Branch, null, Reserved: false);
        }
        var outcome = await checkIn.Do(new CheckInRequest(barcode, branch, key), ct);
        return outcome.Done ? Returned(outcome.Value) : outcome.Refusals.ToList();
    }

    private static SelfReturn Returned(CheckedIn done)
    {
        var to = done.Destination switch
        {
            Destination.HoldShelf => ReturnedTo.HoldShelf,
            Destination.Crate => ReturnedTo.OtherBranch,
            Destination.Withdrawn => ReturnedTo.Staff,
            _ => ReturnedTo.Shelf,
        };
        return new SelfReturn(done.Item, to, done.ToBranch, done.Bin, done.Reserved);
    }

    public async Task<Outcome<ItemFacts>> UndoCheckIn(string barcode, string branch, Guid key, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        var (id, since) = (item.Id, clock.GetUtcNow() - LoanPolicies.UndoWithin);
        var closed = await data.Facts<Loan>().Where(l => l.ItemId == id && l.ReturnedAt >= since).Select(l => l.Id).ToListAsync(ct);
        // Ids rise in time, and an item is lent once at a time: the last one lent is the last one back.
        return await undoCheckIn.Do(new UndoCheckInRequest(closed.OrderBy(l => l.Value).LastOrDefault(), barcode, branch, key), ct);
    }

    public Task<Outcome<SelfLoan>> Renew(PersonId patron, string barcode, string branch, LentBefore? before, Guid key, CancellationToken ct = default) => renewal.Do(patron, barcode, branch, key, before, ct);

    public Task<Outcome<SelfRenewals>> RenewAll(PersonId patron, string branch, Guid key, CancellationToken ct = default) => renewal.All(patron, branch, key, ct);

    public Task<Outcome<SelfHold>> PlaceHold(PersonId patron, string barcode, string pickUp, bool thisCopy, DateOnly? until, Guid key, CancellationToken ct = default) => holds.Place(patron, barcode, pickUp, thisCopy, until, key, ct);

    public Task<Outcome<SelfHold>> ChangeHold(PersonId patron, string barcode, string? pickUp, CancellationToken ct = default) => holds.Change(patron, barcode, pickUp, ct);

    public Task<Outcome<SelfHold>> CancelHold(PersonId patron, string barcode, Guid key, CancellationToken ct = default) => holds.Cancel(patron, barcode, key, ct);

    public Task<Outcome<Nothing>> Pay(PersonId patron, Money amount, Guid key, CancellationToken ct = default) => payment.Do(patron, amount, key, ct);

    public async Task<ItemNow?> Item(string barcode, PersonId? patron, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return null;
        var (id, title, now) = (item.Id, item.TitleId, await data.Scanned(item, ct));
        var waiting = now.Waiting is null ? 0 : await data.Facts<Hold>().CountAsync(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null, ct);
        if (now.Loan is not null)
        {
            // Until when is for whoever has it; who that is, is for nobody here.
            var due = patron is { } who && await data.Open(who, ct) ? await data.Set<Loan>().Where(l => l.ItemId == id && l.ReturnedOn == null && l.PatronId == who).Select(l => l.DueOn).FirstOrDefaultAsync(ct) : null;
            return new ItemNow(item, await Fate(now.Loan, ct), item.Branch, waiting, due);
        }
        if (now.Place is { } place) return new ItemNow(item, place.Kind == PlaceKind.HoldShelf ? ItemStanding.OnHoldShelf : ItemStanding.InTransit, place.Branch, waiting, null);
        var copy = (await items.CopiesOf([title], ct))[title].FirstOrDefault(c => c.Item.Id == id);
        var standing = copy is { OnShelf: true } ? ItemStanding.OnShelf : item.Missing ? ItemStanding.Missing : item.OnOrder ? ItemStanding.OnOrder : ItemStanding.Elsewhere;
        return new ItemNow(item, standing, item.Branch, waiting, null);
    }

    /// <summary>Of a thing that somebody has: who says what of it, is for nobody here.</summary>
    private async Task<ItemStanding> Fate(LoanId? loan, CancellationToken ct)
    {
        var lent = data.Facts<Loan>().Where(l => l.Id == loan);
        return await lent.AnyAsync(l => l.Fate == LoanFate.Lost, ct) ? ItemStanding.Lost : await lent.AnyAsync(l => l.Fate == LoanFate.ClaimedReturned, ct) ? ItemStanding.ClaimedReturned : ItemStanding.Lent;
    }

    public async Task<bool> Stands(SelfServiceAct act, Guid key, string barcode, CancellationToken ct = default)
    {
        if (act == SelfServiceAct.Hold) return !await data.Facts<Hold>().AnyAsync(h => h.Id == new HoldId(key) && h.EndedOn != null, ct);
        if (await things.LoanOf(key, ct) is { } loan)
            return act == SelfServiceAct.CheckIn ? !await IsLent(barcode, ct) : await IsOpen(loan, ct);
        if (await things.LoanRenewedBy(key, ct) is { } renewed) return await IsOpen(renewed, ct);
        if (await things.UndoneBy(key, items, ct) is null) return true;
        return await IsLent(barcode, ct) == (act == SelfServiceAct.UndoCheckIn);
    }

    private Task<bool> IsOpen(LoanId loan, CancellationToken ct) => data.Facts<Loan>().AnyAsync(l => l.Id == loan && l.ReturnedOn == null, ct);

    private async Task<bool> IsLent(string barcode, CancellationToken ct)
    {
        var item = (ItemId?)(await items.ByBarcode(barcode, ct))?.Id;
        return item is not null && await data.Facts<Loan>().AnyAsync(l => l.ItemId == item && l.ReturnedOn == null, ct);
    }
}
