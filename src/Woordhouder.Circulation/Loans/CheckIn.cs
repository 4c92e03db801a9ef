using System.Data.Common;
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
/// <param name="At">When it came back, for the day's numbers; null: now.</param>
internal sealed record CheckInRequest(string Barcode, string Branch, Guid? Key = null, DateOnly? On = null, DateTimeOffset? At = null);

internal enum Destination
{
    Shelf,
    /// <summary>Another branch: in the crate, for a hold or because it belongs there.</summary>
    Crate,
    /// <summary>No longer in the collection, or in repair: to whoever looks after it.</summary>
    Withdrawn,
    /// <summary>Ready for a member, under a number.</summary>
    HoldShelf,
}

/// <param name="Loan">Null: it was not on loan.</param>
/// <param name="ToBranch">Where it goes: a branch of settings.yaml.</param>
/// <param name="Number">On the hold shelf.</param>
/// <param name="Bin">The sort bin that settings.yaml names; null: none.</param>
/// <param name="Reserved">Somebody waits for it, here or at that branch.</param>
/// <param name="Was">Where it lay, when it came from no home: in a crate or on the hold shelf.</param>
internal sealed record CheckedIn(LoanId? Loan, ItemFacts Item, Destination Destination, string ToBranch, int? Number = null, string? Bin = null, bool Reserved = false, PlaceKind? Was = null)
{
    /// <summary>Nobody knew where it was.</summary>
    public bool Found => Item.Missing;
}

/// <summary>
/// Takes an item back and sends it on. Knows the loan and not the borrower, the hold and not the member: nobody's record is opened, and the book of somebody
/// whose data stand still (art. 18) comes back like any other.
/// </summary>
internal sealed class CheckIn(For<Lending> data, Things things, IItems items, Routing routing, Library library, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<Outcome<CheckedIn>> Do(CheckInRequest request, CancellationToken ct = default)
    {
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        for (var attempt = 1; ; attempt++)
        {
            var now = await data.Scanned(item, ct);
            var (open, route) = (now.Loan ?? default, await routing.Plan(item, now, request.Branch, ct));
            try
            {
                var closed = await Carry(open, item, route, request, ct);
                return Done(closed ? open : request.Key is { } key ? await things.LoanOf(key, ct) : null, item, route, request);
            }
            catch (Exception e) when (e is DbUpdateException or DbException)
            {
                data.Forget();
                things.Forget();
                // The key was used before, and the item lent again meanwhile: nothing changed, the answer is the first one's.
                if (request.Key is { } used && await things.LoanOf(used, ct) is { } first) return Done(first, item, route, request);
                // Another desk was a moment earlier: look again at what it left.
                if (attempt == Tries) throw;
            }
        }
    }

    /// <returns>False: it was not on loan, or another desk took it back at the same moment.</returns>
    private async Task<bool> Carry(LoanId loan, ItemFacts item, Route route, CheckInRequest request, CancellationToken ct)
    {
        // Nobody had it, nobody missed it, nobody waits for it, and it goes where it stood.
        if (loan == default && !item.Missing && route is { Was: null, Hold: null, Destination: Destination.Shelf or Destination.Withdrawn }) return false;
        return await data.Transact(async () =>
        {
            var (day, now) = (request.On ?? library.Today(clock), clock.GetUtcNow());
            var closed = loan == default ? 0 : await data.CloseLoans(data.Facts<Loan>().Where(l => l.Id == loan && l.ReturnedOn == null), day, now, ct);
            var moved = await routing.Carry(item, route, request.Branch, ct);
            if (item.Missing && closed == 0) await data.RefundFound(item.Id, library.Today(clock), ct);
            if (item.Missing) data.Publish(new ItemFound(item.Id));
            if (closed > 0 || moved || item.Missing) data.Publish(new ItemCheckedIn(item.Id, item.TitleId, SetAside: route.Destination is Destination.Crate or Destination.HoldShelf));
            if (closed > 0)
            {
                data.Add(DeskAct.Of(request.Branch, DeskActKind.CheckIn, 1, request.At ?? now));
                if (request.Key is { } key) data.Remember(key, loan, clock);
            }
            await data.Save(ct);
            return closed > 0;
        }, ct);
    }

    private CheckedIn Done(LoanId? loan, ItemFacts item, Route route, CheckInRequest request)
    {
        var reserved = route.Hold is not null || route.Destination == Destination.HoldShelf;
        var to = route.Destination switch { Destination.HoldShelf => BinFor.HoldShelf, Destination.Crate => BinFor.Crate, _ => BinFor.Shelf };
        var bin = route.Destination == Destination.Withdrawn ? null : library.Settings.SortBins.FirstOrDefault(b => b.Fits(request.Branch, to, item.MaterialType, item.ShelfMark))?.Bin;
        return new CheckedIn(loan, item, route.Destination, route.ToBranch, route.Number, bin, reserved, route.Was?.Kind);
    }
}
