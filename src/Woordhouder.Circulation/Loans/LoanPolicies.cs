namespace Woordhouder.Circulation;

/// <summary>What holds for every loan, whatever its rule.</summary>
internal static class LoanPolicies
{
    /// <summary>How long a check-out or check-in can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(5);
}
