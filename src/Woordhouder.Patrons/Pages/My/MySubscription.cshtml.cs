using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MySubscriptionModel : MyPage
{
    public SubscriptionSettings? Now { get; private set; }
    public Money Fee { get; private set; }
    public bool MayRenew { get; private set; }
    public DateOnly Day0 => Today;
    public IReadOnlyList<(SubscriptionSettings Subscription, Money Fee)> Others { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => Fill(ct);

    public async Task<IActionResult> OnPostRenewAsync([FromServices] RenewSubscription renew, CancellationToken ct) => await After(await renew.Do(new RenewSubscriptionRequest(Me), ct), "verlengd", ct);

    public async Task<IActionResult> OnPostWithdrawAsync([FromServices] WithdrawSubscription withdraw, CancellationToken ct) => await After(await withdraw.Do(new WithdrawSubscriptionRequest(Me), ct), "herroepen", ct);

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoCancellation undo, CancellationToken ct) => await After(await undo.Do(new UndoCancellationRequest(Me), ct), "blijft", ct);

    public async Task<IActionResult> OnPostChangeAsync(string? subscription, [FromServices] ChangeSubscription change, CancellationToken ct) =>
        await After(await change.Do(new ChangeSubscriptionRequest(Me, subscription, Site), ct), "gewijzigd", ct);

    private async Task<IActionResult> After<T>(Outcome<T> outcome, string done, CancellationToken ct)
    {
        if (outcome.Done) return Redirect($"/mijn/abonnement?klaar={done}");
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError("", Sentence(refusal));
        await Fill(ct);
        return Page();
    }

    private async Task Fill(CancellationToken ct)
    {
        if (!await Read(ct) || Details!.Membership is not { } m) return;
        var subscriptions = HttpContext.RequestServices.GetRequiredService<Subscriptions>();
        var age = Age.On(Today, Details.Person.BornOn);
        Now = subscriptions.Find(m.Subscription);
        if (Now is null) return;
        Fee = Subscriptions.FeeFor(Now, age);
        MayRenew = Now.Duration is not null && m.EndsOn is { } ends && ends <= Today.AddMonths(2) && Subscriptions.MayHave(Now, age);
        Others = [.. subscriptions.OpenAt(age).Where(s => s.Id != Now.Id).Select(s => (s, Subscriptions.FeeFor(s, age)))];
    }
}
