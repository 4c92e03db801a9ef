using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Data;

/// <summary>What a purpose may do in this library, as its statement in force says. <paramref name="Word"/> is the statement's hash: a new version compiles new queries.</summary>
internal sealed record PurposeRule(string Id, LawfulBasis Basis, IReadOnlySet<Category> Categories, int MinimumAge, string Word)
{
    /// <summary>Purposes that exist for the person's own sake or for the law see restricted people too (AVG art. 18(2): storage, rights, claims).</summary>
    private static readonly HashSet<string> SeesRestricted = ["rights", "retention", "accountability", "sign-in", "staff-access"];

    /// <summary>The named filters that this purpose's basis does not need.</summary>
    public IReadOnlyList<string> Unneeded { get; } = [.. Needless(Id, Basis, MinimumAge)];

    /// <summary>For Platform's own tables, which are about nobody: no category, so nothing about people can be read under it.</summary>
    public static readonly PurposeRule Own = new("retention", LawfulBasis.LegalObligation, new HashSet<Category>(), 0, "own");

    private static IEnumerable<string> Needless(string id, LawfulBasis basis, int minimumAge)
    {
        if (SeesRestricted.Contains(id)) yield return Filters.Restriction;
        if (basis != LawfulBasis.Consent) yield return Filters.Consent;
        if (basis is not (LawfulBasis.LegitimateInterest or LawfulBasis.PublicTask)) yield return Filters.Objection;
        if (minimumAge == 0) yield return Filters.Age;
    }
}

/// <summary>Code asked for personal data that its purpose does not allow: a bug, never a user's mistake.</summary>
public sealed class PurposeException(string message) : Exception(message);

/// <summary>The library's statement leaves this purpose out, or its part does not run: pages answer 404 and jobs do nothing.</summary>
public sealed class PurposeOffException(string purpose) : Exception($"the purpose '{purpose}' is off in this library's statement");

/// <summary>A member of staff without a valid training record asked for personal data (D35).</summary>
public sealed class TrainingRequiredException() : Exception("no personal data opens without a valid training record");
