using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>Signatures for what the computer cannot see, and until when each holds.</summary>
internal sealed class OfficerAttestationsModel : LibraryPage
{
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? Proof { get; set; }
    [BindProperty] public DateOnly? ValidUntil { get; set; }

    public IReadOnlyList<AttestationStatus> Needed { get; private set; } = [];
    public IReadOnlyList<AttestationRow> Past { get; private set; } = [];
    public IEnumerable<SelectListItem> Choices => Needed.Select(n => new SelectListItem(Text("evidence." + n.Evidence), n.Evidence));
    public DateOnly Day => Today;

    public async Task OnGetAsync([FromServices] Attestations attestations, CancellationToken ct)
    {
        (On, ValidUntil) = (Today, Today.AddYears(1));
        await ShowAsync(attestations, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] Attest attest, [FromServices] Attestations attestations, CancellationToken ct)
    {
        if (!Refused(await attest.Do(new AttestRequest(Evidence ?? "", On, Proof, ValidUntil), ct))) return Redirect("/functionaris/bewijsstukken");
        await ShowAsync(attestations, ct);
        return Page();
    }

    private async Task ShowAsync(Attestations attestations, CancellationToken ct)
    {
        Needed = await attestations.All(ct);
        Past = await attestations.Past(ct);
    }
}
