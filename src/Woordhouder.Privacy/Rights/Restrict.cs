using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Rights;

/// <param name="Target">The purpose's id, or the table whose values are contested; empty for the whole file.</param>
/// <param name="LendingGoesOn">Only for the whole file: the person agrees that lending goes on (AVG art. 18(2)).</param>
internal sealed record RestrictRequest(PersonId Person, RestrictionScope Scope, string Target = "", bool LendingGoesOn = false);

/// <summary>
/// Starts a restriction (AVG art. 18, D15): from the next query on, the door leaves the rows within its scope alone. A restricted file is kept past its
/// schedule as well, because the person may need it: with a reason, and looked at again within a year.
/// </summary>
internal sealed class Restrict(For<Contracts.Rights> data, RestrictEffects effects, Library library, TimeProvider clock)
{
    /// <summary>Text id of the reason on the hold that keeps a restricted file.</summary>
    public const string HoldReason = "hold.restriction";

    public async Task<Outcome<Guid>> Do(RestrictRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("restrict.nobody");
        var target = request.Scope == RestrictionScope.File ? "" : request.Target;
        var refusals = new List<Refusal>();
        if (request.Scope == RestrictionScope.Purpose && effects.Stoppable.All(p => p.Id != target)) refusals.Add(new Refusal("restrict.no-such-purpose") { Field = "What" });
        if (request.Scope == RestrictionScope.Field && effects.Contestable.All(t => t.Table != target)) refusals.Add(new Refusal("restrict.no-such-field") { Field = "What" });
        if (await data.Set<RestrictionRow>().AnyAsync(r => r.PersonId == request.Person && r.Scope == request.Scope && r.Target == target && r.EndedAt == null, ct))
            refusals.Add(new Refusal("restrict.already"));
        if (refusals.Count > 0) return refusals;

        var now = clock.GetUtcNow();
        var row = new RestrictionRow
        {
            Id = Guid.CreateVersion7(now),
            PersonId = request.Person,
            Scope = request.Scope,
            Target = target,
            Since = now,
            LendingGoesOn = request.Scope == RestrictionScope.File && request.LendingGoesOn,
        };
        data.Add(row);
        if (request.Scope == RestrictionScope.File)
            data.Add(new DeletionHold { Id = Guid.CreateVersion7(now), PersonId = request.Person, Reason = HoldReason, Since = now, ReviewOn = library.DayOf(now).AddYears(1) });
        await data.Save(ct);
        return row.Id;
    }
}
