using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Open;

/// <summary>The loan rules in words, for each subscription: only the lines that something of it comes to.</summary>
[OnlyFor<Lending>]
internal sealed class LoanRulesModel : LibraryPage
{
    public IReadOnlyList<(SubscriptionSettings Subscription, IReadOnlyList<LoanRule> Rules)> Subscriptions { get; private set; } = [];

    public void OnGet() => Subscriptions = [.. Library.Settings.Subscriptions.Select(s => (s, Of(s.Id)))];

    private IReadOnlyList<LoanRule> Of(string subscription)
    {
        var used = (from material in MaterialTypes.Ids from branch in Library.Settings.Branches select Library.Settings.Loans.RuleFor(subscription, material, branch.Id)).ToHashSet();
        return [.. Library.Settings.Loans.Rules.Where(used.Contains)];
    }

    /// <summary>"Dvd", "Game in Haven", "Al het andere".</summary>
    public string What(LoanRule rule) => (rule.Material is { } material ? Text("material." + material) : L("Al het andere", "Everything else"))
        + (rule.Branch is { } branch ? L($", geleend in {Chrome.BranchName(branch)}", $", borrowed at {Chrome.BranchName(branch)}") : "");

    public string HowLong(LoanRule rule) => rule.Days % 7 == 0 ? L(rule.Days == 7 ? "1 week" : $"{rule.Days / 7} weken", rule.Days == 7 ? "1 week" : $"{rule.Days / 7} weeks") : L($"{rule.Days} dagen", $"{rule.Days} days");

    public string Renewing(LoanRule rule) => rule.Renewals == 0 ? L("niet", "no") : L($"{rule.Renewals} keer", rule.Renewals == 1 ? "once" : $"{rule.Renewals} times");

    /// <summary>Null: no more than the subscription itself says.</summary>
    public string? AtMost(LoanRule rule, SubscriptionSettings subscription) => rule.Limit is { } limit && limit < subscription.MaxLoans ? L($"hooguit {limit} tegelijk", $"at most {limit} at a time") : null;
}
