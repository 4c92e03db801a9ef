using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal sealed record UndoCheckInRequest(LoanId Loan, string Barcode);

/// <summary>As if it had not come back: the loan is open again, within five minutes and until the item is scanned once more.</summary>
internal sealed class UndoCheckIn(For<Lending> data, IItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<ItemFacts>> Do(UndoCheckInRequest request, CancellationToken ct = default)
    {
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        var since = clock.GetUtcNow() - LoanPolicies.UndoWithin;
        // Without the borrower, as check-in itself: also for somebody whose data stand still.
        var due = library.Settings.Loans.PolicyFor(item.MaterialType).DueFrom(library.Today(clock));
        try
        {
            var undone = await data.Transact(async () =>
            {
                var opened = await data.Update(
                    data.Facts<Loan>().Where(l => l.Id == request.Loan && l.ItemId == item.Id && l.ReturnedOn != null && l.ReturnedAt >= since),
                    s => s.SetProperty(l => l.ReturnedOn, (DateOnly?)null).SetProperty(l => l.ReturnedAt, (DateTimeOffset?)null).SetProperty(l => l.Version, l => l.Version + 1), ct);
                if (opened == 0) return false;
                data.Publish(new ItemCheckedOut(item.Id, item.TitleId, due));
                await data.Save(ct);
                return true;
            }, ct);
            return undone ? item : new Refusal("undo-too-late");
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // It was lent again meanwhile: the index holds one open loan for each item.
            data.Forget();
            return new Refusal("undo-too-late");
        }
    }
}
