using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

/// <summary>What staff wrote down for the next visit of a patron whose record is open. Not for volunteers.</summary>
public interface IPatronNotes
{
    /// <summary>Those whose last day is not over, oldest first.</summary>
    Task<IReadOnlyList<string>> Of(PersonId person, CancellationToken ct = default);
}
