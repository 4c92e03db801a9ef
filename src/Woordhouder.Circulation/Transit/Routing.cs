using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Where something that was scanned goes, as it looked before the transaction.</summary>
/// <param name="ToBranch">Where it ends up: a branch of settings.yaml.</param>
/// <param name="Number">On the hold shelf.</param>
/// <param name="Was">Where it lay.</param>
/// <param name="Hold">Whom it is set aside for; null: nobody, or somebody whose data stand still: their hold does not move.</param>
internal sealed record Route(Destination Destination, string ToBranch, int? Number = null, ItemPlace? Was = null, QueuedHold? Hold = null);

/// <summary>
/// Sends what was scanned on: to the hold shelf here when it is the turn of a hold, into the crate for another branch, or to its own shelf. Reads come first;
/// what is written is refused by version and index when another desk was faster, and then the caller looks again.
/// </summary>
internal sealed class Routing(For<Lending> data, Things things, HoldQueue queue, OpeningDays opening, Library library, TimeProvider clock)
{
    public async Task<Route> Plan(ItemFacts item, ScannedItem now, string branch, CancellationToken ct = default)
    {
        var was = now.Place;
        if (item.Withdrawn || item.InRepair) return new Route(Destination.Withdrawn, item.Branch, Was: was);
        if (now.Waiting is not null)
        {
            if ((await queue.For(item.Id, ct) ?? (await queue.IsSetAside(item.Id, null, ct) ? null : await queue.Next(item, ct))) is { } hold)
                return IsBranch(hold.PickUp) && hold.PickUp != branch ? new Route(Destination.Crate, hold.PickUp, null, was, hold) : await OntoShelf(branch, was, hold, ct);
            // Set aside for somebody whose data stand still: it waits, and so does the hold.
            if (await queue.IsSetAside(item.Id, null, ct)) return await OntoShelf(branch, was, null, ct);
        }
        return item.Branch != branch && IsBranch(item.Branch) ? new Route(Destination.Crate, item.Branch, null, was) : new Route(Destination.Shelf, item.Branch, null, was);
    }

    private bool IsBranch(string id) => library.Settings.Branches.Any(b => b.Id == id);

    private async Task<Route> OntoShelf(string branch, ItemPlace? was, QueuedHold? hold, CancellationToken ct) =>
        new(Destination.HoldShelf, branch, was is { Kind: PlaceKind.HoldShelf, Number: { } kept } && was.Branch == branch ? kept : await things.FreeNumber(branch, ct), was, hold);

    /// <summary>Inside the caller's transaction.</summary>
    /// <returns>False: it lay there already, and nothing was written.</returns>
    /// <exception cref="DbUpdateException">Another desk was first: nothing of the transaction may stay.</exception>
    public async Task<bool> Carry(ItemFacts item, Route route, string branch, CancellationToken ct = default)
    {
        if (route.Hold is { } hold) await SetAside(item, hold, route, branch, ct);
        // Whoever it was set aside for waits for another copy.
        if (route is { Destination: Destination.Withdrawn, Was: not null }) await Release(item.Id, null, ct);
        return await Put(item, route, branch, ct);
    }

    private async Task SetAside(ItemFacts item, QueuedHold hold, Route route, string branch, CancellationToken ct)
    {
        var ready = route.Destination == Destination.HoldShelf;
        if (hold.Item == item.Id && ready == hold.ReadyAt is not null) return;
        var (now, thing) = ((DateTimeOffset?)clock.GetUtcNow(), (ItemId?)item.Id);
        DateOnly? until = ready ? (await opening.Now(ct)).OpenFrom(branch, library.Today(clock).AddDays(library.Settings.Holds.ReadyDays)) : null;
        // A branch that is no longer in settings.yaml: it is collected where it was put.
        var pickUp = route.ToBranch;
        if (!ready) now = null;
        var mine = data.Facts<Hold>().Where(h => h.Id == hold.Id && h.Version == hold.Version && h.EndedOn == null);
        var set = await data.Update(mine, s => s.SetProperty(h => h.ItemId, thing).SetProperty(h => h.PickUp, pickUp).SetProperty(h => h.ReadyAt, now).SetProperty(h => h.ReadyUntil, until).SetProperty(h => h.Version, h => h.Version + 1), ct);
        // Lent at another desk since it was scanned here: check-out holds the queue of the title while it writes, so one of the two sees the other.
        if (set == 0 || await data.Facts<Loan>().AnyAsync(l => l.ItemId == thing && l.ReturnedOn == null, ct)) throw new DbUpdateConcurrencyException("the queue changed meanwhile");
    }

    private async Task<bool> Put(ItemFacts item, Route route, string branch, CancellationToken ct)
    {
        if (route.Destination is Destination.Shelf or Destination.Withdrawn) return route.Was is not null && await things.Leave(item.Id, ct) > 0;
        var kind = route.Destination == Destination.HoldShelf ? PlaceKind.HoldShelf : PlaceKind.Transit;
        var (to, number, from, now) = (route.ToBranch, route.Number, kind == PlaceKind.Transit ? branch : null, clock.GetUtcNow());
        if (route.Was is { } was && was.Kind == kind && was.Branch == to && was.Number == number && (from is null || was.FromBranch == from)) return false;
        if (route.Was is not null) await things.Leave(item.Id, ct);
        things.Add(new ItemPlace { ItemId = item.Id, Kind = kind, Branch = to, Number = number, FromBranch = from, Since = now });
        await things.Save(ct);
        return true;
    }

    /// <summary>As if it had not been scanned: whoever it was set aside for waits again, at the old place. Inside the caller's transaction.</summary>
    /// <returns>False: it lay nowhere and was set aside for nobody.</returns>
    public async Task<bool> TakeBack(ItemId item, CancellationToken ct = default) => await Release(item, except: null, ct) + await things.Leave(item, ct) > 0;

    /// <summary>The holds that this item is set aside for wait again; whoever was told that it lies ready hears it once the caller saves.</summary>
    /// <returns>How many wait again.</returns>
    public async Task<int> Release(ItemId item, HoldId? except, CancellationToken ct = default)
    {
        await data.TellOfTaken(data.Masked<Hold>().Where(h => h.ItemId == item && h.Id != except), ct);
        return await data.Update(data.Facts<Hold>().Where(h => h.ItemId == item && h.EndedOn == null && h.Id != except), s => s.SetProperty(h => h.ItemId, (ItemId?)null).SetProperty(h => h.ReadyAt, (DateTimeOffset?)null)
            .SetProperty(h => h.ReadyUntil, (DateOnly?)null).SetProperty(h => h.ToldAt, (DateTimeOffset?)null).SetProperty(h => h.Version, h => h.Version + 1), ct);
    }
}
