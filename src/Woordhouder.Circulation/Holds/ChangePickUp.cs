using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal sealed record ChangePickUpRequest(PersonId Patron, HoldId Hold, string Branch);

/// <summary>Another branch to collect at. What is on its way goes on from where it arrives; what lies ready stays where it is.</summary>
internal sealed class ChangePickUp(For<Lending> data, Actor actor, Library library)
{
    public async Task<Outcome<Nothing>> Do(ChangePickUpRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct)) return PlaceHold.NotNow(actor, library);
        if (library.Settings.Branches.All(b => b.Id != request.Branch)) return new Refusal("hold-branch") { Field = "Branch" };
        if (await data.HoldOf(request.Patron, request.Hold, ct) is not { EndedOn: null } hold) return new Refusal("hold-gone");
        if (hold.PickUp == request.Branch) return new Nothing();
        if (hold.ReadyAt is not null) return new Refusal("hold-ready-there");
        (hold.PickUp, hold.Version) = (request.Branch, hold.Version + 1);
        return await data.Changed(ct);
    }
}
