using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

internal sealed record ChooseWelcomeMailRequest(PersonId Person, bool Wanted);

/// <summary>Welcome mails or none (D6): no is an objection that counts from this moment, without balancing; yes lifts it.</summary>
internal sealed class ChooseWelcomeMail(For<Membership> data, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(ChooseWelcomeMailRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var now = clock.GetUtcNow();
        var open = await data.Track<ObjectionRow>().Where(o => o.PersonId == request.Person && o.Purpose == Consents.WelcomeMail && o.LiftedAt == null).ToListAsync(ct);
        if (request.Wanted) foreach (var objection in open) objection.LiftedAt = now;
        else if (open.Count == 0) data.Add(new ObjectionRow { Id = Guid.CreateVersion7(now), PersonId = request.Person, Purpose = Consents.WelcomeMail, MadeAt = now, Channel = actor.Kind == ActorKind.Staff ? "desk" : "website" });
        await data.Save(ct);
        return new Nothing();
    }
}
