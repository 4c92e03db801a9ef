using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Until">The last day on which it is passed over; null: it goes on now.</param>
internal sealed record SuspendHoldRequest(PersonId Patron, HoldId Hold, DateOnly? Until);

/// <summary>Passes a hold over for a while, for a holiday: it keeps its place in the queue.</summary>
internal sealed class SuspendHold(For<Lending> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(SuspendHoldRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct)) return PlaceHold.NotNow(actor, library);
        if (await data.HoldOf(request.Patron, request.Hold, ct) is not { EndedOn: null } hold) return new Refusal("hold-gone");
        if (hold.ItemId is not null) return new Refusal("hold-set-aside");
        var today = library.Today(clock);
        if (request.Until is { } until && (until < today || until > hold.WantedUntil)) return new Refusal("hold-until", null, ("first", today), ("last", hold.WantedUntil)) { Field = "Until" };
        (hold.SuspendedUntil, hold.Version) = (request.Until, hold.Version + 1);
        return await data.Changed(ct);
    }
}
