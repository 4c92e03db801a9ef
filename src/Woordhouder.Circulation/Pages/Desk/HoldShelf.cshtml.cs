using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What to fetch, what lies ready, what to clear. Members stand in it as the end of a card number and a letter.</summary>
[OnlyFor<Lending>]
internal sealed class HoldShelfModel : DeskPage
{
    [BindProperty(Name = "bonnen", SupportsGet = true)] public string? SlipsText { get; set; }
    /// <summary>The number of a copy that was not on its shelf.</summary>
    [BindProperty(Name = "niet", SupportsGet = true)] public string? MissingNumber { get; set; }
    /// <summary>It should have lain on the hold shelf: it has no place to go back to.</summary>
    [BindProperty(Name = "plank", SupportsGet = true)] public bool FromPlace { get; set; }
    /// <summary>What was just reported missing, while it still is.</summary>
    public ItemFacts? Missing { get; private set; }
    public HoldShelf Shelf { get; private set; } = null!;
    /// <summary>Null: not asked for.</summary>
    public IReadOnlyList<HoldSlip>? Slips { get; private set; }

    public async Task OnGetAsync([FromServices] ShowShelf show, [FromServices] HoldSlips slips, [FromServices] IItems items, CancellationToken ct)
    {
        if (MissingNumber is { } number && await items.ByBarcode(number, ct) is { Missing: true } missing) Missing = missing;
        Shelf = await show.Of(Branch.Id, ct);
        if (SlipsText == "vandaag") Slips = await slips.OfDay(Branch.Id, Today, ct);
    }

    public Task<IActionResult> OnPostNotFoundAsync([FromServices] NotOnShelf notThere, [FromServices] ShowShelf show, CancellationToken ct) => SayAsync(notThere, show, new NotOnShelfRequest(MissingNumber ?? ""), ct);

    public Task<IActionResult> OnPostNotThereAsync([FromServices] NotOnShelf notThere, [FromServices] ShowShelf show, CancellationToken ct) => SayAsync(notThere, show, new NotOnShelfRequest(MissingNumber ?? "", From: PlaceKind.HoldShelf), ct);

    public Task<IActionResult> OnPostFoundAsync([FromServices] NotOnShelf notThere, [FromServices] ShowShelf show, CancellationToken ct) => SayAsync(notThere, show, new NotOnShelfRequest(MissingNumber ?? "", Back: true), ct);

    private async Task<IActionResult> SayAsync(NotOnShelf notThere, ShowShelf show, NotOnShelfRequest said, CancellationToken ct)
    {
        var outcome = await notThere.Do(said, ct);
        if (!Refused(outcome)) return Redirect($"/balie/plank?vestiging={Uri.EscapeDataString(Branch.Id)}{(said.Back ? "" : $"&niet={Uri.EscapeDataString(outcome.Value.Barcode)}{(said.From is null ? "" : "&plank=true")}")}");
        Shelf = await show.Of(Branch.Id, ct);
        return Page();
    }
}
