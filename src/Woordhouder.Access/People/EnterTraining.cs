using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <param name="ValidUntil">Last valid day; null: two years after the day it was taken.</param>
/// <param name="Proof">What shows that it was taken.</param>
internal sealed record TrainingRequest(PersonId Person, DateOnly TakenOn, DateOnly? ValidUntil, string Proof);

/// <summary>Records a privacy training with its date and proof (D35). It opens the screen of this member of staff at their next click.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class EnterTraining(For<StaffAccess> data, Library library, TimeProvider clock)
{
    public const int Years = 2, MostYears = 3;

    public async Task<Outcome<Nothing>> Do(TrainingRequest request, CancellationToken ct = default)
    {
        var until = request.ValidUntil ?? request.TakenOn.AddYears(Years);
        var refusals = new List<Refusal>();
        if (request.TakenOn > library.Today(clock)) refusals.Add(new Refusal("training-in-future") { Field = "TakenOn" });
        if (until < request.TakenOn || until > request.TakenOn.AddYears(MostYears)) refusals.Add(new Refusal("training-period", null, ("n", MostYears)) { Field = "ValidUntil" });
        if (request.Proof.Trim().Length is < 3 or > 500) refusals.Add(new Refusal("training-no-proof") { Field = "Proof" });
        if (!await data.Open(request.Person, ct) || !await data.Set<Staff>().AnyAsync(s => s.PersonId == request.Person && s.EndedOn == null, ct)) refusals.Add(new Refusal("staff-unknown"));
        if (refusals.Count > 0) return refusals;
        var now = clock.GetUtcNow();
        data.Add(new Training
        {
            Id = Guid.CreateVersion7(now),
            PersonId = request.Person,
            On = request.TakenOn,
            ValidUntil = until,
            Proof = request.Proof.Trim(),
            EnteredBy = Audiences.Roles.Administrator,
            EnteredAt = now,
        });
        await data.Save(ct);
        return new Nothing();
    }
}
