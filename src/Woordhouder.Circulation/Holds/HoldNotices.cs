using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>
/// Tells a member that something lies ready: the branch, the number on the shelf, the kind and the last day. No title: it would stay in a mailbox and at the
/// relay when the member has chosen to have titles forgotten (D11). Told once check-in can no longer be undone, so that nobody comes for nothing.
/// </summary>
internal sealed class HoldNotices(For<Lending> data, Things things, ISignInLookup addresses, Contracts.Collection.IItems items, Post post, TextBook texts, Library library, TimeProvider clock) : IPump
{
    private const int Batch = 50;

    public async Task<int> Turn(CancellationToken ct)
    {
        if (!data.IsOn) return 0;
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - LoanPolicies.UndoWithin);
        var ready = await data.Track<Hold>().Where(h => h.EndedOn == null && h.ReadyAt != null && h.ToldAt == null && h.ReadyAt <= since).OrderBy(h => h.ReadyAt).Take(Batch).ToListAsync(ct);
        if (ready.Count == 0) return 0;
        var facts = await items.Of([.. ready.Select(h => h.ItemId!.Value)], ct);
        foreach (var hold in ready)
        {
            var number = (await things.PlaceOf(hold.ItemId!.Value, ct))?.Number;
            if (number is not null && await addresses.AddressOf(hold.PatronId, ct) is var (email, language))
                post.Queue(hold.PatronId, email, language, "hold-ready", ("kind", texts.Get(language, "material." + (facts.GetValueOrDefault(hold.ItemId.Value)?.MaterialType ?? "other"))),
                    ("branch", library.Settings.Branches.FirstOrDefault(b => b.Id == hold.PickUp)?.Name ?? hold.PickUp), ("shelf", number), ("date", hold.ReadyUntil), ("library", library.Word.Statement.Controller.ShortName));
            (hold.ToldAt, hold.Version) = (now, hold.Version + 1);
        }
        try
        {
            await data.Save(ct);
            return ready.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node told them, or one was collected at this moment: the next turn looks again.
            return 0;
        }
    }
}
