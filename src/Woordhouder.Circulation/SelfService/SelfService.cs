using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The desk's own use cases, as a terminal asks for them.</summary>
internal sealed class SelfService(For<Lending> data, Things things, IItems items, CheckOut checkOut, CheckIn checkIn, UndoCheckOut undoCheckOut, UndoCheckIn undoCheckIn, SelfRenewal renewal,
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

    public async Task<Outcome<SelfLoan>> CheckOut(PersonId patron, string barcode, string branch, bool mayRenew, LentBefore? before, Guid key, bool again, CancellationToken ct = default)
    {
        if (again && await things.RenewedBy(key, ct) is not null) return await renewal.Do(patron, barcode, branch, key, ct);
        var request = new CheckOutRequest(patron, barcode, branch, Key: key, Before: before);
        var outcome = await checkOut.Do(request, ct);
        if (before is not null && !outcome.Done && outcome.Refusals.Any(r => r.Code == "on-loan-to-another"))
        {
            // It must have come back before it was lent here: nobody lends what lies at somebody else's home.
            await checkIn.Do(new CheckInRequest(barcode, branch, On: before.On), ct);
            outcome = await checkOut.Do(request, ct);
        }
        if (!outcome.Done) return outcome.Refusals.ToList();
        var done = outcome.Value;
        // The same request was here before, or is at this moment: the loan is its own.
        if (!done.Already || before is not null || await things.LoanOf(key, ct) == done.Loan) return new SelfLoan(done.Item, done.DueOn, Renewed: false, done.InSpiteOf?.Select(r => r.Code).ToList());
        return mayRenew ? await renewal.Do(patron, barcode, branch, key, ct) : new Refusal("at-home-already");
    }

    public async Task<Outcome<ItemFacts>> UndoCheckOut(PersonId patron, string barcode, Guid key, CancellationToken ct = default)
    {
        if (!await data.Open(patron, ct)) return Circulation.CheckOut.NotForLending(library);
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        var loan = await data.Set<Loan>().Where(l => l.PatronId == patron && l.ItemId == item.Id && l.ReturnedOn == null).Select(l => l.Id).FirstOrDefaultAsync(ct);
        return await undoCheckOut.Do(new UndoCheckOutRequest(patron, loan, key), ct);
    }

    public async Task<Outcome<SelfReturn>> CheckIn(string barcode, string branch, DateOnly? on, Guid key, CancellationToken ct = default)
    {
        var outcome = await checkIn.Do(new CheckInRequest(barcode, branch, key, on), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        var done = outcome.Value;
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

    public Task<Outcome<SelfLoan>> Renew(PersonId patron, string barcode, string branch, Guid key, CancellationToken ct = default) => renewal.Do(patron, barcode, branch, key, ct);

    public Task<Outcome<SelfRenewals>> RenewAll(PersonId patron, string branch, Guid key, CancellationToken ct = default) => renewal.All(patron, branch, key, ct);

    public Task<Outcome<SelfHold>> PlaceHold(PersonId patron, string barcode, string pickUp, bool thisCopy, DateOnly? until, Guid key, CancellationToken ct = default) => holds.Place(patron, barcode, pickUp, thisCopy, until, key, ct);

    public Task<Outcome<SelfHold>> ChangeHold(PersonId patron, string barcode, string? pickUp, CancellationToken ct = default) => holds.Change(patron, barcode, pickUp, ct);

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
            return new ItemNow(item, ItemStanding.Lent, item.Branch, waiting, due);
        }
        if (now.Place is { } place) return new ItemNow(item, place.Kind == PlaceKind.HoldShelf ? ItemStanding.OnHoldShelf : ItemStanding.InTransit, place.Branch, waiting, null);
        var copy = (await items.CopiesOf([title], ct))[title].FirstOrDefault(c => c.Item.Id == id);
        return new ItemNow(item, copy is { OnShelf: true } ? ItemStanding.OnShelf : ItemStanding.Elsewhere, item.Branch, waiting, null);
    }

    public async Task<bool> Stands(SelfServiceAct act, Guid key, string barcode, CancellationToken ct = default)
    {
        if (act == SelfServiceAct.Hold) return !await data.Facts<Hold>().AnyAsync(h => h.Id == new HoldId(key) && h.EndedOn != null, ct);
        if (await things.LoanOf(key, ct) is { } loan)
            return act == SelfServiceAct.CheckIn ? !await IsLent(barcode, ct) : await data.Facts<Loan>().AnyAsync(l => l.Id == loan && l.ReturnedOn == null, ct);
        if (await things.UndoneBy(key, items, ct) is null) return true;
        return await IsLent(barcode, ct) == (act == SelfServiceAct.UndoCheckIn);
    }

    private async Task<bool> IsLent(string barcode, CancellationToken ct)
    {
        var item = (ItemId?)(await items.ByBarcode(barcode, ct))?.Id;
        return item is not null && await data.Facts<Loan>().AnyAsync(l => l.ItemId == item && l.ReturnedOn == null, ct);
    }
}
