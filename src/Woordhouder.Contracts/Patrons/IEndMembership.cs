using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

/// <summary>Patrons answers a request to end a membership today, because its member has everything erased (AVG art. 17). Inside the same unit and transaction.</summary>
public interface IEndMembership
{
    /// <summary>Refused with the sentences that the person reads while something holds it (<see cref="IMayNotEndYet"/>); an ended membership is fine.</summary>
    Task<Outcome<Nothing>> EndNow(PersonId person, CancellationToken ct = default);
}
