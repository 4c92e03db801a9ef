namespace Woordhouder.Contracts.Circulation;

/// <summary>A branch at this moment, in the library's own time.</summary>
/// <param name="Branch">Id in settings.yaml.</param>
/// <param name="Open">Null: its hours are not known.</param>
/// <param name="Until">When it closes; null while it is closed.</param>
/// <param name="NextOpening">When it opens again; null while it is open, and when no open day is known.</param>
/// <param name="ClosedNl">Why it is closed today or closes early, when that is not as in every week; else null. The same in English in <paramref name="ClosedEn"/>.</param>
public sealed record BranchNow(string Branch, string Name, bool? Open, DateTime? Until, DateTime? NextOpening, string? ClosedNl, string? ClosedEn);

/// <summary>Circulation answers whether branches are open now: for pages of other modules. In the order of settings.yaml.</summary>
public interface IBranchHours
{
    Task<IReadOnlyList<BranchNow>> Now(CancellationToken ct = default);
}
