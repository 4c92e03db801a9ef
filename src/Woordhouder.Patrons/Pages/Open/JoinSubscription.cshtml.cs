using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class JoinSubscriptionModel : JoinPage
{
    public sealed class Choices
    {
        public string? Subscription { get; set; }
        public string? ReadingHistory { get; set; }
        public bool NoWelcomeMail { get; set; }
    }

    [BindProperty] public Choices Form { get; set; } = new();
    public IReadOnlyList<(SubscriptionSettings Subscription, Money Fee)> Offers { get; private set; } = [];
    public string? ReadingHistoryText => Consents.ReadingHistoryText(Library, Language);
    /// <summary>Nothing is asked for a purpose that does not run yet (R10).</summary>
    public bool AsksWelcomeMail => Library.PurposeRuns(Consents.WelcomeMail);

    public async Task<IActionResult> OnGetAsync([FromServices] DraftEnrolment drafts, [FromServices] Subscriptions subscriptions, CancellationToken ct)
    {
        if (await Fill(drafts, subscriptions, ct) is not { } draft) return Redirect("/lid-worden");
        Form = new Choices
        {
            // One offer only: it is chosen, there is nothing to think about.
            Subscription = draft.Subscription ?? (Offers.Count == 1 ? Offers[0].Subscription.Id : null),
            ReadingHistory = draft.ReadingHistory == ReadingHistoryChoice.Undecided ? null : draft.ReadingHistory.ToString(),
            NoWelcomeMail = draft.NoWelcomeMail,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DraftEnrolment drafts, [FromServices] Subscriptions subscriptions, CancellationToken ct)
    {
        if (await Fill(drafts, subscriptions, ct) is null) return Redirect("/lid-worden");
        var outcome = await drafts.Subscription(new SubscriptionStep(Sleutel, Form.Subscription, Form.ReadingHistory, Form.NoWelcomeMail), ct);
        return Refused(outcome, "Form.") ? Page() : Redirect(At("controleer"));
    }

    private async Task<PendingEnrolment?> Fill(DraftEnrolment drafts, Subscriptions subscriptions, CancellationToken ct)
    {
        var draft = await drafts.Find(Sleutel, ct);
        if (draft is null) return null;
        var age = Age.On(Today, draft.BornOn);
        Offers = [.. subscriptions.OpenAt(age).Select(s => (s, Subscriptions.FeeFor(s, age)))];
        return draft;
    }
}
