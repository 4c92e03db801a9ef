using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where it was taken back, for the day's numbers.</param>
/// <param name="Key">One-time key of the form: a repeated submit gets the first one's answer.</param>
/// <param name="Line">Its line of a trolley, which goes with it.</param>
internal sealed record UndoCheckInRequest(LoanId Loan, string Barcode, string? Branch = null, Guid? Key = null, Guid? Line = null);

/// <summary>As if it had not come back: the loan is open again and whoever it lay ready for waits again, within five minutes and until the item is scanned once more.</summary>
internal sealed class UndoCheckIn(For<Lending> data, Things things, IItems items, Routing routing, OpeningDays opening, Library library, TimeProvider clock)
{
    public async Task<Outcome<ItemFacts>> Do(UndoCheckInRequest request, CancellationToken ct = default)
    {
        if (await things.UndoneBy(request.Key, items, ct) is { } before) return before;
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        var since = clock.GetUtcNow() - LoanPolicies.UndoWithin;
        // Without the borrower, as check-in itself: also for somebody whose data stand still.
        var rule = library.Settings.Loans.RuleFor(null, item.MaterialType, item.Branch);
        var due = (await opening.Now(ct)).Due(rule, item.Branch, library.Today(clock)).On;
        try
        {
            var undone = await data.Transact(async () =>
            {
                var opened = await data.Update(
                    data.Facts<Loan>().Where(l => l.Id == request.Loan && l.ItemId == item.Id && l.ReturnedOn != null && l.ReturnedAt >= since),
                    s => s.SetProperty(l => l.ReturnedOn, (DateOnly?)null).SetProperty(l => l.ReturnedAt, (DateTimeOffset?)null).SetProperty(l => l.ToSettle, false).SetProperty(l => l.Version, l => l.Version + 1), ct);
                if (opened == 0) return false;
                await routing.TakeBack(item.Id, ct);
                data.Publish(new ItemCheckedOut(item.Id, item.TitleId, due));
                if (request.Key is { } key) data.RememberUndone(key, item.Id, clock);
                if (request.Line is { } line) await things.Delete(things.Set<TrolleyLine>().Where(l => l.Id == line), ct);
                if (request.Branch is { } branch) data.Count(branch, DeskActKind.CheckIn, -1, clock);
                await data.Save(ct);
                return true;
            }, ct);
            return undone ? item : await things.UndoneOrTooLate(request.Key, items, ct);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // The same submit was a moment earlier, or it was lent again meanwhile: the index holds one open loan for each item.
            data.Forget();
            return await things.UndoneOrTooLate(request.Key, items, ct);
        }
    }
}
