using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Privacy;

/// <summary>
/// A module that keeps a choice made under a consent hears that the statement no longer has its purpose (D45). In the same transaction: the consent has just
/// ended, and the choice stands no longer.
/// </summary>
public interface IEndWithPurpose
{
    /// <summary>The purpose that the choice belongs to.</summary>
    string Purpose { get; }
    Task End(PersonId person, CancellationToken ct = default);
}
