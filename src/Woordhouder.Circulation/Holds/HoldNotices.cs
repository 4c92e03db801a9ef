using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>
/// Tells a member that something lies ready: the branch, the number on the shelf, the kind and the last day. No title: it would stay in a mailbox and at the
/// relay when the member has chosen to have titles forgotten (D11). Told once check-in can no longer be undone, so that nobody comes for nothing. Whoever has no
/// address stays untold: the list of the shelf says so, for the desk to call.
/// </summary>
internal sealed class HoldNotices(For<Lending> data, Things things, ISignInLookup addresses, Contracts.Collection.IItems items, Post post, TextBook texts, Library library, HoldsUnreached unreached, TimeProvider clock) : IPump
{
    private const int Batch = 50;

    /// <summary>When a message has left that can leave.</summary>
    public static readonly TimeSpan OutBy = LoanPolicies.UndoWithin + TimeSpan.FromMinutes(5);

    public async Task<int> Turn(CancellationToken ct)
    {
        if (!data.IsOn) return 0;
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - LoanPolicies.UndoWithin);
        var later = unreached.Now(now);
        var ready = await data.Track<Hold>().Where(h => h.EndedOn == null && h.ReadyAt != null && h.ToldAt == null && h.ReadyAt <= since && !later.Contains(h.Id)).OrderBy(h => h.ReadyAt).Take(Batch).ToListAsync(ct);
        if (ready.Count == 0) return 0;
        var facts = await items.Of([.. ready.Select(h => h.ItemId!.Value)], ct);
        foreach (var hold in ready)
        {
            if ((await things.PlaceOf(hold.ItemId!.Value, ct))?.Number is not { } number || await addresses.AddressOf(hold.PatronId, ct) is not var (email, language))
            {
                unreached.Add(hold.Id, now);
                continue;
            }
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

/// <summary>Holds whose member had no address a moment ago: looked at again after a while and not every few seconds, for somebody may give one. Ids, in this process only.</summary>
internal sealed class HoldsUnreached
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<HoldId, DateTimeOffset> triedAt = [];

    public void Add(HoldId hold, DateTimeOffset now) => triedAt[hold] = now;

    public IReadOnlyList<HoldId> Now(DateTimeOffset now)
    {
        foreach (var (hold, at) in triedAt)
            if (at + Rest <= now) triedAt.TryRemove(hold, out _);
        return [.. triedAt.Keys];
    }
}
