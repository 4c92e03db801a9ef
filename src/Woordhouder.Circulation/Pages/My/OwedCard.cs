using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>Something is to be paid, or to be had back.</summary>
internal sealed class OwedCard(PatronCharges charges, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 12;
    public (string Nl, string En) Shows => ("Wat er te betalen is", "What is to be paid");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default)
    {
        var open = (await charges.Once(person, ct) ?? []).Where(c => c.State is ChargeState.Open or ChargeState.RefundDue).ToLookup(c => c.State, c => c.Amount.Cents);
        var (owes, back) = (new Money(open[ChargeState.Open].Sum()), new Money(open[ChargeState.RefundDue].Sum()));
        if (owes > Money.Zero) return new OverviewCard("warn", "warning", chrome.L($"Er staat {chrome.Euro(owes)} open", $"{chrome.Euro(owes)} is open"), chrome.L("Je leest waarvoor. Betalen kan aan de balie.", "You can read what for. You can pay at the desk."), "/mijn/kosten", chrome.L("Bekijk de kosten", "See the charges"));
        if (back > Money.Zero) return new OverviewCard("go", "check", chrome.L($"Je krijgt {chrome.Euro(back)} terug", $"You get {chrome.Euro(back)} back"), chrome.L("Wat kwijt was, is gevonden. Haal het geld aan de balie.", "What was lost has been found. Collect the money at the desk."), "/mijn/kosten", chrome.L("Bekijk de kosten", "See the charges"));
        return null;
    }
}
