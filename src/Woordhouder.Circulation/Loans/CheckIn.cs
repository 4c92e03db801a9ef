using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where it was scanned.</param>
/// <param name="On">The day on which it counts as brought back, when that is not today: what lay in the book drop. Never before it was lent.</param>
internal sealed record CheckInRequest(string Barcode, string Branch, Guid? Key = null, DateOnly? On = null);

internal enum Destination
{
    Shelf,
    /// <summary>It belongs to another branch: in the crate.</summary>
    Crate,
    /// <summary>No longer in the collection: to whoever looks after it.</summary>
    Withdrawn,
}

/// <param name="Loan">Null: it was not on loan.</param>
/// <param name="ToBranch">Where it belongs: a branch of settings.yaml.</param>
internal sealed record CheckedIn(LoanId? Loan, ItemFacts Item, Destination Destination, string ToBranch);

/// <summary>
/// Takes an item back. Knows the loan and not the borrower: nobody's record is opened, and the book of somebody whose data stand still (art. 18)
/// comes back like any other.
/// </summary>
internal sealed class CheckIn(For<Lending> data, Things things, IItems items, Library library, TimeProvider clock)
{
    private static readonly Compiled<For<Lending>, ItemId, LoanId> OpenOf = For<Lending>.Compile((Rows rows, ItemId item) => rows.Facts<Loan>().Where(l => l.ItemId == item && l.ReturnedOn == null).Select(l => l.Id));

    public async Task<Outcome<CheckedIn>> Do(CheckInRequest request, CancellationToken ct = default)
    {
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        var open = await data.First(OpenOf, item.Id, ct);
        try
        {
            if (open != default && await Close(open, item, request, ct)) return Done(open, item, request);
        }
        catch (DbUpdateException) when (request.Key is not null)
        {
            // The key was used before, and the item lent again meanwhile: nothing changed, the answer is the first one's.
            data.Forget();
            if (await things.LoanOf(request.Key.Value, ct) is null) throw;
        }
        return Done(request.Key is { } key ? await things.LoanOf(key, ct) : null, item, request);
    }

    /// <returns>False: another desk took it back at the same moment.</returns>
    private Task<bool> Close(LoanId loan, ItemFacts item, CheckInRequest request, CancellationToken ct) => data.Transact(async () =>
    {
        var (day, now) = (request.On ?? library.Today(clock), clock.GetUtcNow());
        var closed = await data.Update(data.Facts<Loan>().Where(l => l.Id == loan && l.ReturnedOn == null),
            s => s.SetProperty(l => l.ReturnedOn, l => l.LentOn > day ? l.LentOn : day).SetProperty(l => l.ReturnedAt, now).SetProperty(l => l.Version, l => l.Version + 1), ct);
        if (closed == 0) return false;
        data.Publish(new ItemCheckedIn(item.Id, item.TitleId));
        data.Count(request.Branch, DeskActKind.CheckIn, 1, clock);
        if (request.Key is { } key) data.Remember(key, loan, clock);
        await data.Save(ct);
        return true;
    }, ct);

    private CheckedIn Done(LoanId? loan, ItemFacts item, CheckInRequest request)
    {
        var away = item.Branch != request.Branch && library.Settings.Branches.Any(b => b.Id == item.Branch);
        return new CheckedIn(loan, item, item.Withdrawn ? Destination.Withdrawn : away ? Destination.Crate : Destination.Shelf, item.Branch);
    }
}
