using Woordhouder.Kernel;

namespace Woordhouder.Platform.Libraries;

/// <summary>The lines of <c>loans:</c> in settings.yaml, in their order: the first that fits counts. The last one fits everything; start-up sees to that.</summary>
public sealed record LoanSettings(IReadOnlyList<LoanRule> Rules)
{
    /// <param name="subscription">Null: of somebody whose subscription is not known here; only lines for every subscription are looked at.</param>
    public LoanRule RuleFor(string? subscription, string material, string branch)
    {
        foreach (var rule in Rules)
            if (rule.Fits(subscription, material, branch)) return rule;
        throw new InvalidOperationException("no loan rule fits everything: settings.yaml was not checked");
    }
}

/// <summary>One line: for whom, of what and where (null: any), how long, how often renewed, how many at once, and what it costs.</summary>
/// <param name="Days">Loan period, 1–365.</param>
/// <param name="Renewals">0: cannot be renewed.</param>
/// <param name="Limit">How many somebody may have at home at once that were lent under this line; null: only the subscription's own limit.</param>
/// <param name="Fee">For each loan, from zero; renewing it costs nothing more. Institutions do not pay it.</param>
/// <param name="Line">In settings.yaml.</param>
public sealed record LoanRule(string? Subscription, string? Material, string? Branch, int Days, int Renewals, int? Limit, Money Fee, int Line)
{
    public bool FitsEverything => Subscription is null && Material is null && Branch is null;

    public bool Fits(string? subscription, string material, string branch) =>
        (Subscription is null || Subscription == subscription) && (Material is null || Material == material) && (Branch is null || Branch == branch);
}
