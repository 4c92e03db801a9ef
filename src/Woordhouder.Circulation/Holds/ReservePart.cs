using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Href">For a visitor the page asks who they are; staff reserve for a member.</param>
/// <param name="Queue">For staff: for which branches they wait.</param>
internal sealed record ReserveLink(string Href, bool ForMember, int Waiting, IReadOnlyList<WaitingAt> Queue);

/// <param name="Since">When the first of them reserved.</param>
internal sealed record WaitingAt(string PickUp, int Count, DateOnly Since);

/// <summary>The button on the page of a title, with how many wait: a number, and nobody.</summary>
internal sealed class ReservePart(For<Lending> data, HoldQueue queue, IItems items, Library library, Actor actor) : ITitlePart
{
    public int Order => 10;

    public async Task<TitlePart?> For(TitleId title, CancellationToken ct = default)
    {
        // What is missing or gone comes to nobody.
        if (!data.IsOn || (await items.CopiesOf([title], ct))[title].All(c => c.Item.Missing)) return null;
        var waiting = await data.Facts<Hold>().CountAsync(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null, ct);
        var staff = Audiences.May(actor, Audiences.Desk);
        IReadOnlyList<WaitingAt> at = staff && waiting > 0
            ? [.. (await queue.List(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null).ToListAsync(ct)).GroupBy(h => h.PickUp).Select(g => new WaitingAt(g.Key, g.Count(), library.DayOf(g.Min(h => h.PlacedAt)))).OrderBy(w => w.Since)] : [];
        return new TitlePart("/Pages/Open/_Reserve.cshtml", new ReserveLink($"{(staff ? "/balie" : "/mijn")}/reserveren/{title.Value}", staff, waiting, at));
    }
}
