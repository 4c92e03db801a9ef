using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Back">Undo a cancellation of today: it waits again, at its old place.</param>
internal sealed record CancelHoldRequest(PersonId Patron, HoldId Hold, bool Back = false);

/// <summary>Ends a hold because its member no longer wants it. What lay ready for it goes to the next, or home, when the desk clears the shelf.</summary>
internal sealed class CancelHold(For<Lending> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(CancelHoldRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct)) return PlaceHold.NotNow(actor, library);
        if (await data.HoldOf(request.Patron, request.Hold, ct) is not { } hold) return new Refusal("hold-gone");
        var today = library.Today(clock);
        if (request.Back)
        {
            if (hold.EndedOn is null) return new Nothing(); // pressed twice
            if (hold.EndReason != HoldEnd.Cancelled || hold.EndedOn != today) return new Refusal("hold-gone");
            hold.WaitAgain();
        }
        else
        {
            if (hold.EndedOn is not null) return new Nothing(); // pressed twice, or ended otherwise: it is no longer there
            hold.Finish(today, HoldEnd.Cancelled);
        }
        return await data.Changed(ct, unique: new Refusal("hold-already"));
    }
}

internal static class HoldWrites
{
    public static Task<Hold?> HoldOf(this For<Lending> data, PersonId patron, HoldId hold, CancellationToken ct) =>
        data.Track<Hold>().FirstOrDefaultAsync(h => h.Id == hold && h.PatronId == patron, ct);

    /// <summary>Writes a hold that was changed; refused when the desk or another window was first.</summary>
    /// <param name="unique">The refusal when an index stands against it.</param>
    public static async Task<Outcome<Nothing>> Changed(this For<Lending> data, CancellationToken ct, Refusal? unique = null)
    {
        try
        {
            await data.Save(ct);
            return new Nothing();
        }
        catch (DbUpdateException e)
        {
            data.Forget();
            return e is DbUpdateConcurrencyException || unique is null ? new Refusal("hold-changed") : unique;
        }
    }
}

/// <summary>Whoever is no longer a member waits for nothing. Under retention: a restriction leaves no hold behind.</summary>
internal sealed class HoldsEndWithMembership(For<Retention> data) : IHandle<MembershipEnded>
{
    public Task Handle(MembershipEnded happened, CancellationToken ct) =>
        data.Update(data.Set<Hold>().Where(h => h.PatronId == happened.Person && h.EndedOn == null),
            s => s.SetProperty(h => h.EndedOn, happened.On).SetProperty(h => h.EndReason, HoldEnd.MembershipEnded).SetProperty(h => h.Version, h => h.Version + 1), ct);
}
