using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What travels between branches, seen from this one: things, and nobody's name.</summary>
[OnlyFor<Lending>]
internal sealed class CratesModel : DeskPage
{
    /// <summary>The branch whose crate gets slips.</summary>
    [BindProperty(Name = "bonnen", SupportsGet = true)] public string? SlipsText { get; set; }
    public Crates Crates { get; private set; } = null!;
    public IReadOnlyList<HoldSlip>? Slips { get; private set; }

    public async Task OnGetAsync([FromServices] ShowCrates show, [FromServices] HoldSlips slips, CancellationToken ct)
    {
        Crates = await show.Of(Branch.Id, ct);
        if (SlipsText is { } to && Library.Settings.Branches.Any(b => b.Id == to)) Slips = await slips.OfCrate(Branch.Id, to, ct);
    }
}
