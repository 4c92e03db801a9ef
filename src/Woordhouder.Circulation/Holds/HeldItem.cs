using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>What the queue says about an item that a patron holds in their hands at the desk.</summary>
/// <param name="Lent">Somebody has it.</param>
/// <param name="Queue">Somebody waits for its title: the check-out holds the queue while it writes.</param>
/// <param name="Mine">The patron's own hold that this item fulfils; tracked.</param>
/// <param name="ForAnother">It is set aside for somebody else.</param>
internal sealed record Held(bool Lent, bool Queue, Hold? Mine, bool ForAnother, ItemPlace? Place)
{
    public Refusal? Refusal => !ForAnother ? null : Place is { Kind: PlaceKind.HoldShelf, Number: { } number }
        ? new Refusal("held-for-another", Platform.Web.Audiences.Roles.Desk, ("shelf", number))
        : new Refusal("on-its-way-to-another", Platform.Web.Audiences.Roles.Desk);
}

/// <summary>The part of a check-out that concerns holds: a hold of this patron is fulfilled, one of another refuses, and what lay aside lies there no more.</summary>
internal sealed class HeldItem(For<Lending> data, Things things, HoldQueue queue, Routing routing)
{
    public async Task<Held> For(PersonId patron, ItemFacts item, CancellationToken ct)
    {
        var now = await data.Scanned(item, ct);
        if (now.Waiting is null) return new Held(now.Loan is not null, false, null, false, now.Place);
        var mine = await data.Track<Hold>().FirstOrDefaultAsync(h => h.PatronId == patron && h.TitleId == item.TitleId && h.EndedOn == null && (h.WantedItemId == null || h.WantedItemId == item.Id), ct);
        return new Held(now.Loan is not null, true, mine, await queue.IsSetAside(item.Id, mine?.Id, ct), now.Place);
    }

    /// <summary>Inside the transaction of the loan, before it is saved.</summary>
    /// <param name="allTheSame">Lent in spite of a hold of another: that one waits again, at its old place.</param>
    /// <exception cref="DbUpdateConcurrencyException">The item was set aside meanwhile.</exception>
    public async Task Lend(Held held, ItemFacts item, DateOnly today, bool allTheSame, CancellationToken ct)
    {
        if (held.Mine is { } mine)
        {
            mine.ItemId = item.Id;
            mine.Finish(today, HoldEnd.Fulfilled);
        }
        if (held.Queue)
        {
            var (title, own) = (item.TitleId, held.Mine?.Id);
            await data.Update(data.Facts<Hold>().Where(h => h.TitleId == title && h.EndedOn == null && h.Id != own), s => s.SetProperty(h => h.Version, h => h.Version + 1), ct);
            if (allTheSame) await routing.Release(item.Id, own, ct);
            else if (await queue.IsSetAside(item.Id, own, ct)) throw new DbUpdateConcurrencyException("it was set aside meanwhile");
        }
        if (held.Place is not null) await things.Leave(item.Id, ct);
    }

    /// <summary>The loan did not happen: the hold that it fulfilled is as it was, and what lay ready lies ready again.</summary>
    /// <returns>It lies on the hold shelf again.</returns>
    public async Task<bool> TakeBack(PersonId patron, ItemFacts item, DateOnly lentOn, string branch, TimeProvider clock, CancellationToken ct)
    {
        var hold = await data.Track<Hold>().FirstOrDefaultAsync(h => h.PatronId == patron && h.TitleId == item.TitleId && h.ItemId == item.Id && h.EndReason == HoldEnd.Fulfilled && h.EndedOn == lentOn, ct);
        if (hold is null) return false;
        var wasReady = hold.ReadyAt is not null;
        if (!wasReady) hold.WaitAgain();
        else (hold.EndedOn, hold.EndReason, hold.Version) = (null, null, hold.Version + 1);
        if (!wasReady || await things.PlaceOf(item.Id, ct) is not null) return false;
        things.Add(new ItemPlace { ItemId = item.Id, Kind = PlaceKind.HoldShelf, Branch = branch, Number = await things.FreeNumber(branch, ct), Since = clock.GetUtcNow() });
        return true;
    }
}
