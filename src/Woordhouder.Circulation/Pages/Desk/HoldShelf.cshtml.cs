using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What to fetch, what lies ready, what to clear. Members stand in it as the end of a card number and a letter.</summary>
[OnlyFor<Lending>]
internal sealed class HoldShelfModel : DeskPage
{
    [BindProperty(Name = "bonnen", SupportsGet = true)] public string? SlipsText { get; set; }
    public HoldShelf Shelf { get; private set; } = null!;
    /// <summary>Null: not asked for.</summary>
    public IReadOnlyList<HoldSlip>? Slips { get; private set; }

    public async Task OnGetAsync([FromServices] ShowShelf show, [FromServices] HoldSlips slips, CancellationToken ct)
    {
        Shelf = await show.Of(Branch.Id, ct);
        if (SlipsText == "vandaag") Slips = await slips.OfDay(Branch.Id, Today, ct);
    }
}
