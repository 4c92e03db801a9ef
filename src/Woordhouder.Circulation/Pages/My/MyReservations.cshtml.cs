using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>What a member reserved: where it stands, and cancelling, pausing or collecting it elsewhere.</summary>
[OnlyFor<Lending>]
internal sealed class MyReservationsModel : LibraryPage
{
    /// <summary>Null: lending stands still for this member (restricted).</summary>
    public IReadOnlyList<HoldLine>? Holds { get; private set; }
    public IReadOnlyList<EndedHold> InVain { get; private set; } = [];
    /// <summary>What was done before the redirect, or the code of a refusal; and to which hold. In the address and not in a cookie: the statement lists them (D34).</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty(SupportsGet = true, Name = "reservering")] public Guid? One { get; set; }

    public IReadOnlyList<BranchSettings> Branches => Library.Settings.Branches;
    private HoldLine? Mine => Holds?.FirstOrDefault(h => h.Id.Value == One);
    private PersonId Me => HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value;

    public string? Said => Done switch
    {
        null => null,
        "geplaatst" when Mine is { } hold => L($"Gereserveerd. {Chrome.PlaceOf(hold)} Wij mailen je als het klaarligt.", $"Reserved. {Chrome.PlaceOf(hold)} We will e-mail you when it is ready."),
        "weg" => L("Geannuleerd.", "Cancelled."),
        "terug" when Mine is not null => L("Teruggezet, op je oude plaats in de rij.", "Put back, at your old place in the queue."),
        "bewaard" when Mine is { SuspendedUntil: { } until, State: HoldState.Suspended } => L($"Op pauze tot en met {Chrome.Day(until)}. Je houdt je plaats.", $"Paused until {Chrome.Day(until)}. You keep your place."),
        "bewaard" when Mine is { } hold => L($"Bewaard. Ophalen in {Chrome.BranchName(hold.PickUp)}.", $"Saved. To collect at {Chrome.BranchName(hold.PickUp)}."),
        "hold-until" when Mine is { } hold => Text("refusal.hold-until", ("first", Today), ("last", hold.WantedUntil)),
        "hold-day" or "hold-gone" or "hold-changed" or "hold-set-aside" or "hold-ready-there" or "hold-not-now" or "hold-already" or "hold-branch" or "changed-meanwhile" => Text($"refusal.{Done}"),
        _ => null,
    };

    public async Task OnGetAsync([FromServices] MyHolds holds, CancellationToken ct)
    {
        Holds = await holds.Do(Me, ct);
        InVain = await holds.InVain(Me, ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, [FromServices] CancelHold cancel, CancellationToken ct) => After(id, await cancel.Do(new CancelHoldRequest(Me, new HoldId(id)), ct), "weg");

    public async Task<IActionResult> OnPostBackAsync(Guid id, [FromServices] CancelHold cancel, CancellationToken ct) => After(id, await cancel.Do(new CancelHoldRequest(Me, new HoldId(id), Back: true), ct), "terug");

    public async Task<IActionResult> OnPostPickUpAsync(Guid id, string? branch, [FromServices] ChangePickUp change, CancellationToken ct) => After(id, await change.Do(new ChangePickUpRequest(Me, new HoldId(id), branch ?? ""), ct), "bewaard");

    public async Task<IActionResult> OnPostSuspendAsync(Guid id, string? until, [FromServices] SuspendHold suspend, CancellationToken ct) =>
        HoldWords.TryDay(until, out var day) ? After(id, await suspend.Do(new SuspendHoldRequest(Me, new HoldId(id), day), ct), "bewaard") : To(id, "hold-day");

    private IActionResult After<T>(Guid id, Outcome<T> outcome, string done) => To(id, outcome.Done ? done : outcome.Refusals[0].Code);

    private RedirectResult To(Guid id, string done) => Redirect($"/mijn/reserveringen?gedaan={done}&reservering={id}#r-{id:N}");
}
