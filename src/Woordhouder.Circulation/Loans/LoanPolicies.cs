using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>How long and how often: settings.yaml by material type.</summary>
internal static class LoanPolicies
{
    public static LoanPolicy PolicyFor(this LoanSettings loans, string materialType) => loans.ByMaterial.GetValueOrDefault(materialType, loans.Default);

    /// <summary>The last day of a loan or renewal that begins today.</summary>
    public static DateOnly DueFrom(this LoanPolicy policy, DateOnly today) => today.AddDays(policy.Days);

    /// <summary>How long a check-out or check-in can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(5);
}
