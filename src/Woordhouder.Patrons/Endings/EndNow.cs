using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>Ends a membership today because its member has everything erased: leaving, by another door.</summary>
internal sealed class EndNow(CancelMembership cancel) : IEndMembership
{
    async Task<Outcome<Nothing>> IEndMembership.EndNow(PersonId person, CancellationToken ct)
    {
        // Null: the membership is over already.
        if (await cancel.Choices(person, ct) is null) return new Nothing();
        var outcome = await cancel.Do(new CancelMembershipRequest(person, CancelWhen.Today), ct);
        return outcome.Done ? new Nothing() : outcome.Refusals.ToList();
    }
}
