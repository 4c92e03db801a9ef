using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>Somebody was told that something lies ready, and it went to another: they hear it before they come for nothing. Without the title, as it was told (D11).</summary>
internal sealed class TellHoldTakenAway(For<Lending> data, ISignInLookup addresses, IItems items, Post post, TextBook texts, Library library) : IHandle<HoldTakenAway>
{
    public async Task Handle(HoldTakenAway happened, CancellationToken ct)
    {
        // Ready again meanwhile, collected or cancelled: then this is no news.
        if (await data.Set<Hold>().FirstOrDefaultAsync(h => h.Id == happened.Hold && h.PatronId == happened.Person && h.EndedOn == null && h.ReadyAt == null, ct) is not { } hold) return;
        if (await addresses.AddressOf(happened.Person, ct) is not var (email, language)) return;
        var kind = (await items.Of([happened.Item], ct)).GetValueOrDefault(happened.Item)?.MaterialType ?? "other";
        post.Queue(happened.Person, email, language, "hold-taken", ("kind", texts.Get(language, "material." + kind)),
            ("branch", library.Settings.Branches.FirstOrDefault(b => b.Id == hold.PickUp)?.Name ?? hold.PickUp), ("library", library.Word.Statement.Controller.ShortName));
        await data.Save(ct);
    }
}

internal static class HoldsTakenAway
{
    [MaskedLine]
    private sealed record Told(HoldId Id, PersonId Patron, ItemId? Item);

    /// <summary>Before these holds wait again: whoever was told that theirs lies ready will hear otherwise. Saved with what the caller saves.</summary>
    public static async Task TellOfTaken(this For<Lending> data, IQueryable<Hold> holds, CancellationToken ct)
    {
        foreach (var told in await holds.Where(h => h.EndedOn == null && h.ToldAt != null && h.ItemId != null).Select(h => new Told(h.Id, h.PatronId, h.ItemId)).ToListAsync(ct))
            data.Publish(new HoldTakenAway(told.Patron, told.Id, told.Item!.Value));
    }
}
