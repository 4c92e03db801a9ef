using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Reserves the title of something that a terminal names by its number, and changes or cancels that.</summary>
internal sealed class SelfHolds(For<Lending> data, Things things, IItems items, PlaceHold place, CancelHold cancel, ChangePickUp change, Library library, TimeProvider clock)
{
    public async Task<Outcome<SelfHold>> Place(PersonId patron, string barcode, string pickUp, bool thisCopy, DateOnly? until, Guid key, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        // Terminals send years ahead, or a day that is past, as a matter of course: it waits as long as the library keeps it.
        var (today, longest) = (library.Today(clock), PlaceHold.LongestWait(library, clock));
        var outcome = await place.Do(new PlaceHoldRequest(patron, item.TitleId, pickUp, new HoldId(key), thisCopy ? item.Id : null, Until: until is { } day && day > today && day < longest ? day : null), ct);
        return outcome.Done ? new SelfHold(item, outcome.Value.Place, pickUp) : outcome.Refusals.ToList();
    }

    public async Task<Outcome<SelfHold>> Change(PersonId patron, string barcode, string? pickUp, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        if (!await data.Open(patron, ct)) return new Refusal("hold-not-now");
        if (await Waiting(patron, item, ct) is not { } hold) return new Refusal("hold-gone");
        if (pickUp is null) return new SelfHold(item, null, hold.PickUp);
        var outcome = await change.Do(new ChangePickUpRequest(patron, hold.Id, pickUp), ct);
        return outcome.Done ? new SelfHold(item, null, pickUp) : outcome.Refusals.ToList();
    }

    public async Task<Outcome<SelfHold>> Cancel(PersonId patron, string barcode, Guid key, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        if (!await data.Open(patron, ct)) return new Refusal("hold-not-now");
        if (await Waiting(patron, item, ct) is not { } hold) return await Before() ?? new Refusal("hold-gone");
        // Reserved anew since the same words cancelled it: they cancel that too, and are remembered already.
        if (await things.CancelledBy(key, ct) is null) data.RememberCancelled(key, hold.Id, clock);
        var outcome = await cancel.Do(new CancelHoldRequest(patron, hold.Id), ct);
        data.Forget();
        // The same request was a moment earlier.
        return outcome.Done ? new SelfHold(item, null, hold.PickUp) : await Before() ?? outcome.Refusals.ToList();

        async Task<Outcome<SelfHold>?> Before()
        {
            if (await things.CancelledBy(key, ct) is not { } ended) return null;
            if (await data.Set<Hold>().Where(h => h.Id == ended && h.PatronId == patron).Select(h => h.PickUp).FirstOrDefaultAsync(ct) is not { } where) return null;
            return new SelfHold(item, null, where);
        }
    }

    private sealed record Reserved(HoldId Id, string PickUp);

    private async Task<Reserved?> Waiting(PersonId patron, ItemFacts item, CancellationToken ct)
    {
        var title = item.TitleId;
        return await data.Set<Hold>().Where(h => h.PatronId == patron && h.TitleId == title && h.EndedOn == null).Select(h => new Reserved(h.Id, h.PickUp)).FirstOrDefaultAsync(ct);
    }
}
