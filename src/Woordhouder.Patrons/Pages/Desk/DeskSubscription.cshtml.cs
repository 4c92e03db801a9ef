using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons.Pages.Desk;

internal sealed class DeskSubscriptionModel : DeskFilePage
{
    [BindProperty] public string? Subscription { get; set; }
    [BindProperty] public CancelWhen? When { get; set; }
    [BindProperty] public string? On { get; set; }
    public IReadOnlyList<(SubscriptionSettings Subscription, Money Fee)> Offers { get; private set; } = [];
    public CancelChoices? Choices { get; private set; }
    public DateOnly Day0 => Today;
    public string? ReadingHistoryText => Consents.ReadingHistoryText(Library, Language);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Act("", null, ct);

    public Task<IActionResult> OnPostChangeAsync([FromServices] ChangeSubscription change, CancellationToken ct) => Act("abonnement", async () => Reasons(await change.Do(new ChangeSubscriptionRequest(Person, Subscription, Site), ct)), ct);

    public Task<IActionResult> OnPostRenewAsync([FromServices] RenewSubscription renew, CancellationToken ct) => Act("verlengd", async () => Reasons(await renew.Do(new RenewSubscriptionRequest(Person), ct)), ct);

    public Task<IActionResult> OnPostWithdrawAsync([FromServices] WithdrawSubscription withdraw, CancellationToken ct) => Act("herroepen", async () => Reasons(await withdraw.Do(new WithdrawSubscriptionRequest(Person), ct)), ct);

    public Task<IActionResult> OnPostCancelAsync([FromServices] CancelMembership cancel, CancellationToken ct) => Act("opgezegd", async () => Reasons(await cancel.Do(new CancelMembershipRequest(Person, When ?? 0), ct)), ct);

    public Task<IActionResult> OnPostUndoAsync([FromServices] UndoCancellation undo, CancellationToken ct) => Act("blijft", async () => Reasons(await undo.Do(new UndoCancellationRequest(Person), ct)), ct);

    public Task<IActionResult> OnPostDeathAsync([FromServices] RecordDeath death, CancellationToken ct) => Act("overleden", async () => Reasons(await death.Do(new RecordDeathRequest(Person, On), ct)), ct);

    public Task<IActionResult> OnPostReadingAsync(ReadingHistoryChoice choice, [FromServices] ChooseReadingHistory choose, CancellationToken ct) =>
        Act("keuze", async () => Reasons(await choose.Do(new ChooseReadingHistoryRequest(Person, choice, Language), ct)), ct);

    private static IReadOnlyList<Refusal> Reasons<T>(Outcome<T> outcome) => outcome.Refusals;

    private async Task<IActionResult> Act(string done, Func<Task<IReadOnlyList<Refusal>>>? act, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        if (act is not null)
        {
            var refusals = await act();
            if (refusals.Count == 0) return Redirect(File(done));
            foreach (var refusal in refusals) ModelState.AddModelError(refusal.Field ?? "", Sentence(refusal));
        }
        var services = HttpContext.RequestServices;
        var age = Age.On(Today, Details!.Person.BornOn);
        Offers = [.. services.GetRequiredService<Subscriptions>().OpenAt(age).Select(s => (s, Subscriptions.FeeFor(s, age)))];
        Subscription ??= Details.Membership?.Subscription;
        Choices = await services.GetRequiredService<CancelMembership>().Choices(Person, ct);
        return Page();
    }
}
