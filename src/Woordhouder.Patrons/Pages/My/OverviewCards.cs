using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.My;

/// <summary>The subscription runs out, or an end is on its way.</summary>
internal sealed class SubscriptionCard(PatronReader reader, PageChrome chrome, TimeProvider clock) : IMyOverviewCard
{
    public int Order => 25;
    public (string Nl, string En) Shows => ("Je abonnement", "Your subscription");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default)
    {
        if ((await reader.Of(person, opened: false, ct))?.Membership is not { } m) return null;
        var today = chrome.Library.Today(clock);
        if (m.CancelledPer is { } last)
            return new OverviewCard("warn", "clock", chrome.L($"Je lidmaatschap stopt op {chrome.Day(last)}", $"Your membership stops on {chrome.Day(last)}"), null, "/mijn/abonnement", chrome.L("Bekijk je abonnement", "See your subscription"));
        if (m.EndsOn is not { } ends || ends > today.AddMonths(2)) return null;
        return ends < today
            ? new OverviewCard("no", "clock", chrome.L($"Je abonnement liep af op {chrome.Day(ends)}", $"Your subscription ended on {chrome.Day(ends)}"), null, "/mijn/abonnement", chrome.L("Verleng het, dan kun je weer lenen", "Renew it to borrow again"))
            : new OverviewCard("warn", "clock", chrome.L($"Je abonnement loopt tot en met {chrome.Day(ends)}", $"Your subscription runs until {chrome.Day(ends)}"), null, "/mijn/abonnement", chrome.L("Verleng het nu", "Renew it now"));
    }
}

/// <summary>Who never chose is asked, with equal buttons, on the page of choices (D11).</summary>
internal sealed class ReadingHistoryCard(PatronReader reader, PageChrome chrome) : IMyOverviewCard
{
    public int Order => 40;
    public (string Nl, string En) Shows => ("Je keuze voor titels", "Your choice for titles");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) =>
        Consents.ReadingHistoryText(chrome.Library, chrome.Language) is not null
        && (await reader.Of(person, opened: false, ct))?.Preference is { ReadingHistory: ReadingHistoryChoice.Undecided }
            ? new OverviewCard("plain", "book", chrome.L("Mogen wij onthouden wat je leende?", "May we remember what you borrowed?"),
                chrome.L($"Zolang je niets kiest, wissen wij titels na {chrome.Period(Schedule.TitlesUndecided)}.", $"As long as you choose nothing, we erase titles after {chrome.Period(Schedule.TitlesUndecided)}."), "/mijn/keuzes", chrome.L("Kies bewaren of vergeten", "Choose keep or forget"))
            : null;
}
