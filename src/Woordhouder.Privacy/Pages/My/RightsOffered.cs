using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Pages.My;

internal enum RightKind { Access, Rectification, Erasure, Restriction, Portability, Objection, Withdrawal }

/// <summary>A right with the purposes from whose bases it follows; no purposes: it holds for everything.</summary>
internal sealed record OfferedRight(RightKind Kind, IReadOnlyList<PurposeFacts> Purposes);

/// <summary>
/// Which rights a person has here (D17), computed from the bases of the purposes that run: portability follows from consent and contract (AVG art. 20(1)(a)),
/// objection from public task and legitimate interest (art. 21(1)), withdrawal from consent (art. 7(3)); the others hold always.
/// </summary>
internal static class RightsOffered
{
    public static IReadOnlyList<OfferedRight> Of(WordInForce word)
    {
        List<PurposeFacts> On(params LawfulBasis[] bases) => [.. word.Statement.Purposes.Values.Where(p => word.Running.PurposeRuns(p.Id) && bases.Contains(p.Basis))];
        OfferedRight[] following =
        [
            new(RightKind.Portability, On(LawfulBasis.Consent, LawfulBasis.Contract)),
            new(RightKind.Objection, On(LawfulBasis.PublicTask, LawfulBasis.LegitimateInterest)),
            new(RightKind.Withdrawal, On(LawfulBasis.Consent)),
        ];
        return
        [
            new(RightKind.Access, []), new(RightKind.Rectification, []), new(RightKind.Erasure, []), new(RightKind.Restriction, []),
            .. following.Where(r => r.Purposes.Count > 0),
        ];
    }
}
