using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Id">Of the hold to be: the one-time key of the form, so that a second submit finds it placed.</param>
/// <param name="PickUp">A branch of settings.yaml.</param>
/// <param name="Wanted">That copy and no other.</param>
/// <param name="Because">Above the number of the subscription, where the role may: why, in the words of staff. The member reads them. Null: no.</param>
/// <param name="Until">The last day on which it waits for its turn; null: as long as the library keeps it.</param>
internal sealed record PlaceHoldRequest(PersonId Patron, TitleId Title, string PickUp, HoldId Id, ItemId? Wanted = null, string? Because = null, DateOnly? Until = null);

/// <param name="Place">In the queue; 1 is next.</param>
internal sealed record PlacedHold(HoldId Id, int Place);

/// <summary>Puts somebody in the queue for a title. One open hold of a title for each member, and no more than the subscription says: index and version decide.</summary>
internal sealed class PlaceHold(For<Lending> data, IPatronStanding patrons, IItems items, HoldQueue queue, Library library, Actor actor, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>The last day on which a hold of today waits.</summary>
    public static DateOnly LongestWait(Library library, TimeProvider clock) => library.Today(clock).AddDays(library.Settings.Holds.WantedDays);

    public async Task<Outcome<PlacedHold>> Do(PlaceHoldRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct) || await patrons.Of(request.Patron, ct) is not { } patron) return NotNow(actor, library);
        // What is missing comes to nobody.
        var copies = (await items.CopiesOf([request.Title], ct))[request.Title].Where(c => !c.Item.Missing).ToList();
        for (var attempt = 1; ; attempt++)
        {
            if (await Try(request, patron, copies, ct) is { } outcome) return outcome;
            data.Forget();
            if (attempt == Tries) return new Refusal("changed-meanwhile");
        }
    }

    /// <summary>Lending may not see this person now: the desk hears whom to ask, the member what to do.</summary>
    public static Refusal NotNow(Actor actor, Library library) => actor.Kind == ActorKind.Member ? new Refusal("hold-not-now") : CheckOut.NotForLending(library);

    /// <returns>Null: somebody else wrote meanwhile.</returns>
    private async Task<Outcome<PlacedHold>?> Try(PlaceHoldRequest request, PatronStanding patron, List<CopyFacts> copies, CancellationToken ct)
    {
        // Its version is read before the holds are counted: whoever reserves between the two makes this save fail.
        var borrower = await data.Track<Borrower>().FirstOrDefaultAsync(b => b.PatronId == patron.Id, ct);
        var own = await data.Set<Hold>().Where(h => h.PatronId == patron.Id && (h.EndedOn == null || h.Id == request.Id)).Select(h => new { h.Id, h.TitleId, h.PlacedAt, h.EndedOn }).ToListAsync(ct);
        if (own.Find(h => h.Id == request.Id) is { } before) return new PlacedHold(before.Id, await queue.Place(before.TitleId, before.PlacedAt, ct));

        var today = library.Today(clock);
        var refusals = await Against(request, patron, copies, [.. own.Select(h => h.TitleId)], today, ct);
        var against = request.Because is null ? [] : refusals.FindAll(r => r.MayOverride is { } role && actor.Roles.Contains(role));
        refusals.RemoveAll(against.Contains);
        if (against.Count > 0 && refusals.Count == 0 && !LoanOverride.Explains(request.Because)) refusals.Add(new Refusal("override-because", null, ("min", LoanOverride.Shortest), ("max", LoanOverride.Longest)) { Field = "Because" });
        if (refusals.Count > 0) return refusals;

        var now = clock.GetUtcNow();
        var hold = new Hold
        {
            Id = request.Id,
            PatronId = patron.Id,
            TitleId = request.Title,
            WantedItemId = request.Wanted,
            PickUp = request.PickUp,
            PlacedAt = now,
            WantedUntil = request.Until ?? LongestWait(library, clock),
        };
        data.Add(hold);
        if (against.Count > 0) data.Add(LoanOverride.Of(hold, today, against, request.Because!));
        // Reserving is use of the library, and the version lets only one of two windows pass the same limit.
        if (borrower is null) data.Add(new Borrower { PatronId = patron.Id, LastUsedOn = today, Version = 1 });
        else (borrower.LastUsedOn, borrower.Version) = (today, borrower.Version + 1);
        try
        {
            await data.Save(ct);
        }
        catch (DbUpdateException) // one open hold of a title; one version of the borrower; one use of a key
        {
            return null;
        }
        return new PlacedHold(hold.Id, await queue.Place(hold.TitleId, now, ct));
    }

    /// <summary>All that stands against waiting for this title: for a new hold, and for one that was cancelled and comes back.</summary>
    /// <param name="waiting">Titles that the patron waits for already.</param>
    public async Task<List<Refusal>> Against(PlaceHoldRequest request, PatronStanding patron, List<CopyFacts> copies, IReadOnlyCollection<TitleId> waiting, DateOnly today, CancellationToken ct)
    {
        var refusals = Reasons(request, patron, copies, today);
        if (waiting.Contains(request.Title)) refusals.Add(new Refusal("hold-already"));
        else if (patron.Guest || Max(patron) == 0) refusals.Add(new Refusal("hold-none"));
        else if (waiting.Count >= Max(patron)) refusals.Add(new Refusal("hold-limit", Audiences.Roles.Desk, ("n", waiting.Count), ("max", Max(patron))));
        if (await data.Set<Loan>().AnyAsync(l => l.PatronId == patron.Id && l.ReturnedOn == null && l.TitleId == request.Title, ct)) refusals.Add(new Refusal("hold-at-home"));
        return refusals;
    }

    private int Max(PatronStanding patron) => library.Settings.Subscriptions.FirstOrDefault(s => s.Id == patron.Subscription)?.MaxHolds ?? 0;

    private List<Refusal> Reasons(PlaceHoldRequest request, PatronStanding patron, List<CopyFacts> copies, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (patron.MembershipEnded) refusals.Add(new Refusal("membership-ended"));
        else if (patron.EndsOn is { } last && last < today) refusals.Add(new Refusal("subscription-ended", null, ("date", last)));
        if (copies.Count == 0 || (request.Wanted is { } wanted && copies.TrueForAll(c => c.Item.Id != wanted))) refusals.Add(new Refusal("hold-no-copy"));
        else if (copies[0].Item.FromAge is { } age && patron.Age < age) refusals.Add(new Refusal("too-young", null, ("n", age)));
        if (library.Settings.Branches.All(b => b.Id != request.PickUp)) refusals.Add(new Refusal("hold-branch") { Field = "PickUp" });
        if (request.Until is { } until && (until <= today || until > LongestWait(library, clock))) refusals.Add(new Refusal("hold-until", null, ("first", today.AddDays(1)), ("last", LongestWait(library, clock))) { Field = "Until" });
        return refusals;
    }
}
