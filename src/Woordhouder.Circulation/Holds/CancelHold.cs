using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Back">Undo a cancellation of today: it waits again, at its old place.</param>
internal sealed record CancelHoldRequest(PersonId Patron, HoldId Hold, bool Back = false);

/// <summary>Ends a hold because its member no longer wants it. What lay ready for it goes to the next, or home, when the desk clears the shelf. Undone, it must still fit: the rules of reserving decide.</summary>
internal sealed class CancelHold(For<Lending> data, PlaceHold place, IPatronStanding patrons, IItems items, Actor actor, Library library, TimeProvider clock)
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
            if (await Again(hold, today, ct) is { Count: > 0 } against) return against;
            hold.WaitAgain();
        }
        else
        {
            if (hold.EndedOn is not null) return new Nothing(); // pressed twice, or ended otherwise: it is no longer there
            hold.Finish(today, HoldEnd.Cancelled);
        }
        return await data.Changed(ct, unique: new Refusal("hold-already"));
    }

    /// <summary>What stands against waiting again; nothing: it counts as reserving.</summary>
    private async Task<List<Refusal>> Again(Hold hold, DateOnly today, CancellationToken ct)
    {
        if (await patrons.Of(hold.PatronId, ct) is not { } patron) return [PlaceHold.NotNow(actor, library)];
        // Its version is read before the holds are counted: whoever reserves between the two makes this save fail.
        var borrower = await data.Track<Borrower>().FirstOrDefaultAsync(b => b.PatronId == patron.Id, ct);
        var waiting = await data.Set<Hold>().Where(h => h.PatronId == patron.Id && h.EndedOn == null).Select(h => h.TitleId).ToListAsync(ct);
        var copies = (await items.CopiesOf([hold.TitleId], ct))[hold.TitleId].ToList();
        var against = await place.Against(new PlaceHoldRequest(patron.Id, hold.TitleId, hold.PickUp, hold.Id, hold.WantedItemId), patron, copies, waiting, today, ct);
        if (against.Count > 0) return against;
        if (borrower is null) data.Add(new Borrower { PatronId = patron.Id, LastUsedOn = today, Version = 1 });
        else (borrower.LastUsedOn, borrower.Version) = (today, borrower.Version + 1);
        return [];
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
