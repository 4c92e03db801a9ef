using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One signature, as the list shows it.</summary>
internal sealed record SignatureLine(string Evidence, DateOnly On, string Proof, DateOnly ValidUntil) : IAboutNobody;

/// <summary>Signatures for what the computer cannot see, and until when each holds.</summary>
internal sealed class OfficerAttestationsModel : ListPage<SignatureLine>
{
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? Proof { get; set; }
    [BindProperty] public DateOnly? ValidUntil { get; set; }

    public IReadOnlyList<AttestationStatus> Needed { get; private set; } = [];
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<SignatureLine> Past { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-tot");
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
        var found = (await All(ct))!;
        List = new ListOf<SignatureLine>(Asked, found.Count);
        Past = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<SignatureLine>> Columns =>
        [new("bewijs", "bewijs", "evidence", r => r.Evidence), new("op", "getekend op", "signed on", r => r.On), new("waar", "waar te vinden", "where to find it", r => r.Proof), new("tot", "geldig tot en met", "valid until", r => r.ValidUntil)];

    protected override string FileName => L("bewijsstukken", "attestations");

    protected override async Task<IReadOnlyList<SignatureLine>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Attestations>().Past(ct)).Select(r => new SignatureLine(Text("evidence." + r.Evidence), r.On, r.Proof, r.ValidUntil)), Columns);
}
