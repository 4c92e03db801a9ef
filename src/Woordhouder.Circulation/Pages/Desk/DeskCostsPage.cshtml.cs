using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>One member's charges and the loans that they are about, for the desk and the back office: paid, waived, refunded, lost, claimed returned, damaged. Closes after three minutes.</summary>
[OnlyFor<Lending>]
internal sealed class DeskCostsPageModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    /// <summary>As typed, in euro.</summary>
    [BindProperty(Name = "bedrag")] public string? AmountText { get; set; }
    [BindProperty(Name = "wat")] public string? What { get; set; }
    /// <summary>The damaged thing goes to be mended.</summary>
    [BindProperty(Name = "maken")] public bool Repair { get; set; }
    [BindProperty(Name = "reden")] public string? Because { get; set; }

    private PersonId Person => new(Id);
    public bool May => DeskCosts.MayDo(HttpContext.RequestServices.GetRequiredService<Actor>());
    /// <summary>Null: may not be opened with this role, or may not be seen for lending now.</summary>
    public CostsAtDesk? Costs { get; private set; }
    /// <summary>What somebody owes whose data stand still: paying goes on.</summary>
    public Money StillOwes { get; private set; }

    public string? Said => Done switch
    {
        "betaald" => L("Betaald.", "Paid."),
        "kwijtgescholden" => L("Kwijtgescholden.", "Waived."),
        "terugbetaald" => L("Terugbetaald.", "Refunded."),
        "kwijt" => L("Genoteerd als kwijt.", "Noted as lost."),
        "claim" => L("Genoteerd: het lid zegt dat het terug is. Zoek het in de kast.", "Noted: the member says that it is back. Look for it on the shelf."),
        "geen-claim" => L("De melding is ingetrokken. De berichten gaan verder.", "The report was withdrawn. Messages go on."),
        "schade" => L("De schade is genoteerd.", "The damage was noted."),
        _ => null,
    };

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <param name="charge">Null: all that is open.</param>
    /// <param name="cents">What the page showed.</param>
    public async Task<IActionResult> OnPostPayAsync(Guid? charge, long cents, [FromServices] PatronCharges charges, CancellationToken ct) =>
        await After(May ? await charges.Pay(Person, charge is { } one ? new ChargeId(one) : null, new Money(cents), ct) : new Refusal("costs-not-yours"), "betaald", ct);

    /// <param name="cents">What the page showed.</param>
    public async Task<IActionResult> OnPostPayStillAsync(long cents, [FromServices] PayWhileRestricted pay, CancellationToken ct) =>
        await After(May ? await pay.Do(Person, new Money(cents), ct) : new Refusal("costs-not-yours"), "betaald", ct);

    public async Task<IActionResult> OnPostWaiveAsync(Guid charge, [FromServices] WaiveCharge waive, CancellationToken ct) =>
        await After(await waive.Do(new WaiveChargeRequest(Person, new ChargeId(charge), Because), ct), "kwijtgescholden", ct);

    public async Task<IActionResult> OnPostRefundAsync(Guid charge, [FromServices] RefundCharge refund, CancellationToken ct) =>
        await After(await refund.Do(new RefundChargeRequest(Person, new ChargeId(charge)), ct), "terugbetaald", ct);

    public async Task<IActionResult> OnPostLostAsync(Guid loan, [FromServices] DeclareLost lost, CancellationToken ct)
    {
        var typed = ChargeWords.Amount(AmountText);
        if (!string.IsNullOrWhiteSpace(AmountText) && typed is null) return await After<Nothing>(new Refusal("cost-amount", null, ("max", DeclareLost.Most)), "", ct);
        return await After(await lost.Do(new DeclareLostRequest(Person, new LoanId(loan), typed), ct), "kwijt", ct);
    }

    public async Task<IActionResult> OnPostClaimAsync(Guid loan, bool back, [FromServices] ClaimReturned claim, CancellationToken ct) =>
        await After(await claim.Do(new ClaimReturnedRequest(Person, new LoanId(loan), back), ct), back ? "geen-claim" : "claim", ct);

    public async Task<IActionResult> OnPostDamageAsync(Guid loan, [FromServices] ChargeDamage damage, CancellationToken ct) =>
        await After(await damage.Do(new ChargeDamageRequest(Person, new LoanId(loan), ChargeWords.Amount(AmountText) ?? Money.Zero, What, Repair), ct), "schade", ct);

    private async Task<IActionResult> After<T>(Outcome<T> outcome, string done, CancellationToken ct)
    {
        if (!Refused(outcome)) return Redirect($"/balie/kosten/{Id}?gedaan={done}");
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        if (!May) return;
        Costs = await HttpContext.RequestServices.GetRequiredService<DeskCosts>().Of(Person, ct);
        if (Costs is null) StillOwes = await HttpContext.RequestServices.GetRequiredService<PayWhileRestricted>().Owes(Person, ct);
        // An opened member does not stay on a screen that nobody looks at.
        Response.Headers["Refresh"] = "180;url=/balie";
    }
}
