using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Reserves the title of something that a terminal names by its number, and changes or cancels that.</summary>
internal sealed class SelfHolds(For<Lending> data, IItems items, PlaceHold place, CancelHold cancel, ChangePickUp change, Library library, TimeProvider clock)
{
    public async Task<Outcome<SelfHold>> Place(PersonId patron, string barcode, string pickUp, bool thisCopy, DateOnly? until, Guid key, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        // Terminals ask for years ahead as a matter of course: it waits as long as the library keeps it.
        var longest = PlaceHold.LongestWait(library, clock);
        var outcome = await place.Do(new PlaceHoldRequest(patron, item.TitleId, pickUp, new HoldId(key), thisCopy ? item.Id : null, Until: until is { } day && day < longest ? day : null), ct);
        return outcome.Done ? new SelfHold(item, outcome.Value.Place, pickUp) : outcome.Refusals.ToList();
    }

    public async Task<Outcome<SelfHold>> Change(PersonId patron, string barcode, string? pickUp, CancellationToken ct = default)
    {
        if (await items.ByBarcode(barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", barcode));
        if (!await data.Open(patron, ct)) return new Refusal("hold-not-now");
        var title = item.TitleId;
        var hold = await data.Set<Hold>().Where(h => h.PatronId == patron && h.TitleId == title && h.EndedOn == null).Select(h => new { h.Id, h.PickUp }).FirstOrDefaultAsync(ct);
        if (hold is null) return new Refusal("hold-gone");
        var outcome = pickUp is null ? await cancel.Do(new CancelHoldRequest(patron, hold.Id), ct) : await change.Do(new ChangePickUpRequest(patron, hold.Id, pickUp), ct);
        return outcome.Done ? new SelfHold(item, null, pickUp ?? hold.PickUp) : outcome.Refusals.ToList();
    }
}
