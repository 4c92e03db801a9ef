using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What one member reserved, for the desk: where it stands, and cancelling, pausing or collecting it elsewhere. Closes after three minutes.</summary>
[OnlyFor<Lending>]
internal sealed class DeskHoldsModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty(SupportsGet = true, Name = "reservering")] public Guid? One { get; set; }

    private PersonId Person => new(Id);
    /// <summary>Null: may not be seen for lending now.</summary>
    public PatronStanding? Patron { get; private set; }
    public IReadOnlyList<HoldLine> Holds { get; private set; } = [];
    public IReadOnlyList<EndedHold> InVain { get; private set; } = [];
    public IReadOnlyList<BranchSettings> Branches => Library.Settings.Branches;
    public int Most => Library.Settings.Subscriptions.FirstOrDefault(s => s.Id == Patron?.Subscription)?.MaxHolds ?? 0;
    private HoldLine? Changed => Holds.FirstOrDefault(h => h.Id.Value == One);

    public string? Said => Done switch
    {
        "weg" => L("Geannuleerd.", "Cancelled."),
        "terug" when Changed is not null => L("Teruggezet, op de oude plaats in de rij.", "Put back, at the old place in the queue."),
        "bewaard" when Changed is { SuspendedUntil: { } until, State: HoldState.Suspended } => L($"Op pauze tot en met {Chrome.Day(until)}. De plaats in de rij blijft.", $"Paused until {Chrome.Day(until)}. The place in the queue stays."),
        "bewaard" when Changed is { } hold => L($"Bewaard. Ophalen in {Chrome.BranchName(hold.PickUp)}.", $"Saved. To collect at {Chrome.BranchName(hold.PickUp)}."),
        _ => null,
    };

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostCancelAsync(Guid hold, [FromServices] CancelHold cancel, CancellationToken ct) =>
        await After(hold, await cancel.Do(new CancelHoldRequest(Person, new HoldId(hold)), ct), "weg", ct);

    public async Task<IActionResult> OnPostBackAsync(Guid hold, [FromServices] CancelHold cancel, CancellationToken ct) =>
        await After(hold, await cancel.Do(new CancelHoldRequest(Person, new HoldId(hold), Back: true), ct), "terug", ct);

    public async Task<IActionResult> OnPostPickUpAsync(Guid hold, string? branch, [FromServices] ChangePickUp change, CancellationToken ct) =>
        await After(hold, await change.Do(new ChangePickUpRequest(Person, new HoldId(hold), branch ?? ""), ct), "bewaard", ct);

    /// <param name="until">As typed; empty: it goes on now.</param>
    public async Task<IActionResult> OnPostSuspendAsync(Guid hold, string? until, [FromServices] SuspendHold suspend, CancellationToken ct) =>
        await After(hold, HoldWords.TryDay(until, out var day) ? await suspend.Do(new SuspendHoldRequest(Person, new HoldId(hold), day), ct) : new Refusal("hold-day"), "bewaard", ct);

    /// <summary>A refusal stands on top: its field is one of many rows.</summary>
    private async Task<IActionResult> After<T>(Guid hold, Outcome<T> outcome, string done, CancellationToken ct)
    {
        if (outcome.Done) return Redirect($"/balie/reserveringen/{Id}?gedaan={done}&reservering={hold}#r-{hold:N}");
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError("", Sentence(refusal));
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var services = HttpContext.RequestServices;
        if (await services.GetRequiredService<MyHolds>().Do(Person, ct) is not { } holds) return;
        Patron = await services.GetRequiredService<IPatronStanding>().Of(Person, ct);
        (Holds, InVain) = (holds, await services.GetRequiredService<MyHolds>().InVain(Person, ct));
        // An opened member does not stay on a screen that nobody looks at.
        Response.Headers["Refresh"] = "180;url=/balie";
    }
}
