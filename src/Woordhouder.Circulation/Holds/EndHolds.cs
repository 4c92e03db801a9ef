using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Circulation;

/// <summary>
/// The night of the holds: what nobody collected ends, and stands on the list to clear; what waited too long lapses; what was collected leaves no row. Who
/// waited in vain hears of it, without the title (D11). Whoever's data stand still is left alone, and what came in meanwhile becomes ready when they move again.
/// </summary>
internal sealed class EndHolds(For<Lending> data, OpeningDays opening, ISignInLookup addresses, Post post, Library library, TimeProvider clock) : IDailyJob
{
    private const int Batch = 200, Tries = 3;

    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var open = data.Set<Hold>().Where(h => h.EndedOn == null);
        var collected = await data.Delete(data.Set<Hold>().Where(h => h.EndReason == HoldEnd.Fulfilled && h.EndedOn < today), ct);
        var left = await End(open.Where(h => h.ReadyUntil < today), today, HoldEnd.NotCollected, ct);
        var lapsed = await End(open.Where(h => h.ItemId == null && h.WantedUntil < today), today, HoldEnd.Lapsed, ct);
        await Mend(open, ct);
        await Ready(today, ct);
        return JobSaid.Write("holds", ("left", left), ("lapsed", lapsed), ("collected", collected));
    }

    /// <summary>A batch with its messages in one transaction: whatever ends the night, nobody hears it twice.</summary>
    private async Task<int> End(IQueryable<Hold> holds, DateOnly today, HoldEnd reason, CancellationToken ct)
    {
        var (ended, failed) = (0, 0);
        while (true)
        {
            data.Forget();
            var ids = await holds.OrderBy(h => h.Id).Select(h => h.Id).Take(Batch).ToListAsync(ct);
            if (ids.Count == 0) return ended;
            foreach (var hold in await data.Track<Hold>().Where(h => ids.Contains(h.Id)).ToListAsync(ct))
            {
                if (await addresses.AddressOf(hold.PatronId, ct) is var (email, language))
                    post.Queue(hold.PatronId, email, language, reason == HoldEnd.NotCollected ? "hold-not-collected" : "hold-lapsed", ("branch", library.Settings.Branches.FirstOrDefault(b => b.Id == hold.PickUp)?.Name ?? hold.PickUp),
                        ("date", hold.ReadyUntil ?? hold.WantedUntil), ("library", library.Word.Statement.Controller.ShortName));
                hold.Finish(today, reason);
            }
            try
            {
                await data.Save(ct);
                ended += ids.Count;
            }
            // One was collected or cancelled at this moment: look again at what is left.
            catch (DbUpdateConcurrencyException) when (++failed < Tries) { }
        }
    }

    /// <summary>Set aside and yet at somebody's home: lent without our network, and written down later. Whoever waits for it waits again.</summary>
    private Task<int> Mend(IQueryable<Hold> open, CancellationToken ct) => data.Transact(async () =>
    {
        var lent = data.Set<Loan>().Where(l => l.ReturnedOn == null && l.ItemId != null);
        var gone = open.Where(h => h.ItemId != null && lent.Any(l => l.ItemId == h.ItemId));
        await data.TellOfTaken(gone, ct);
        await data.Update(gone, s => s.SetProperty(h => h.ItemId, (ItemId?)null).SetProperty(h => h.ReadyAt, (DateTimeOffset?)null)
            .SetProperty(h => h.ReadyUntil, (DateOnly?)null).SetProperty(h => h.ToldAt, (DateTimeOffset?)null).SetProperty(h => h.Version, h => h.Version + 1), ct);
        return await data.Save(ct);
    }, ct);

    /// <summary>Came onto the shelf while its member's data stood still.</summary>
    private async Task Ready(DateOnly today, CancellationToken ct)
    {
        var shelved = data.Set<ItemPlace>().Where(p => p.Kind == PlaceKind.HoldShelf);
        var ids = await data.Set<Hold>().Where(h => h.EndedOn == null && h.ItemId != null && h.ReadyAt == null && shelved.Any(p => p.ItemId == h.ItemId)).Select(h => h.Id).ToListAsync(ct);
        if (ids.Count == 0) return;
        var calendar = await opening.Now(ct);
        foreach (var hold in await data.Track<Hold>().Where(h => ids.Contains(h.Id)).ToListAsync(ct))
            (hold.ReadyAt, hold.ReadyUntil, hold.Version) = (clock.GetUtcNow(), calendar.OpenFrom(hold.PickUp, today.AddDays(library.Settings.Holds.ReadyDays)), hold.Version + 1);
        await data.Save(ct);
    }
}
