using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What travels between branches, seen from this one: things, and nobody's name.</summary>
[OnlyFor<Lending>]
internal sealed class CratesModel : DeskPage
{
    /// <summary>The branch whose crate gets slips.</summary>
    [BindProperty(Name = "bonnen", SupportsGet = true)] public string? SlipsText { get; set; }
    /// <summary>The number of a copy that was not in its crate.</summary>
    [BindProperty(Name = "niet", SupportsGet = true)] public string? MissingNumber { get; set; }
    /// <summary>What was just reported missing, while it still is.</summary>
    public ItemFacts? Missing { get; private set; }
    public Crates Crates { get; private set; } = null!;
    public IReadOnlyList<HoldSlip>? Slips { get; private set; }

    public async Task OnGetAsync([FromServices] ShowCrates show, [FromServices] HoldSlips slips, [FromServices] IItems items, CancellationToken ct)
    {
        if (MissingNumber is { } number && await items.ByBarcode(number, ct) is { Missing: true } missing) Missing = missing;
        Crates = await show.Of(Branch.Id, ct);
        if (SlipsText is { } to && Library.Settings.Branches.Any(b => b.Id == to)) Slips = await slips.OfCrate(Branch.Id, to, ct);
    }

    public async Task<IActionResult> OnPostNotThereAsync([FromServices] NotOnShelf notThere, [FromServices] ShowCrates show, CancellationToken ct)
    {
        var outcome = await notThere.Do(new NotOnShelfRequest(MissingNumber ?? "", From: PlaceKind.Transit), ct);
        if (!Refused(outcome)) return Redirect($"/balie/krat?vestiging={Uri.EscapeDataString(Branch.Id)}&niet={Uri.EscapeDataString(outcome.Value.Barcode)}");
        Crates = await show.Of(Branch.Id, ct);
        return Page();
    }
}
