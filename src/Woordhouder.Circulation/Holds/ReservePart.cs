using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Href">For a visitor the page asks who they are; staff reserve for a member.</param>
internal sealed record ReserveLink(string Href, bool ForMember, int Waiting);

/// <summary>The button on the page of a title, with how many wait: a number, and nobody.</summary>
internal sealed class ReservePart(For<Lending> data, IItems items, Actor actor) : ITitlePart
{
    public int Order => 10;

    public async Task<TitlePart?> For(TitleId title, CancellationToken ct = default)
    {
        if (!data.IsOn || !(await items.CopiesOf([title], ct)).Contains(title)) return null;
        var waiting = await data.Facts<Hold>().CountAsync(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null, ct);
        var staff = Audiences.May(actor, Audiences.Desk);
        return new TitlePart("/Pages/Open/_Reserve.cshtml", new ReserveLink($"{(staff ? "/balie" : "/mijn")}/reserveren/{title.Value}", staff, waiting));
    }
}
