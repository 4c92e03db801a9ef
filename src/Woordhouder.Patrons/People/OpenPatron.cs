using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <summary>What the desk opens a record for; it is recorded and the member reads it.</summary>
internal enum OpenFor { Change = 1, Question = 2 }

internal sealed record OpenPatronRequest(PersonId Person, OpenFor Why);

/// <summary>Opens a record at the desk under the purpose that was chosen. Until then only the masked line is shown.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class OpenPatron(For<Membership> data, For<Rights> rights, PatronReader reader, Actor actor)
{
    /// <summary>Volunteers lend, take back and search; files are opened and people enrolled by the desk and the back office (architecture §5).</summary>
    public static bool MayDo(Actor actor) => actor.Kind != ActorKind.Staff || actor.Roles.Contains(Audiences.Roles.Desk) || actor.Roles.Contains(Audiences.Roles.BackOffice);

    /// <summary>The masked core; null: unknown, or restricted so that staff do not see the person.</summary>
    public Task<PatronLine?> Masked(PersonId person, CancellationToken ct) =>
        PatronLines.Of(data, data.Masked<Person>().Where(p => p.Id == person)).FirstOrDefaultAsync(ct);

    /// <summary>Somebody whom we have and who may not be shown (AVG art. 18): the desk is told to ask the privacy officer.</summary>
    public Task<bool> IsRestricted(PersonId person, CancellationToken ct) => rights.Keys<RestrictionRow>().AnyAsync(r => r.PersonId == person && r.EndedAt == null, ct);

    public async Task<Outcome<PatronDetails>> Do(OpenPatronRequest request, CancellationToken ct)
    {
        if (!MayDo(actor)) return new Refusal("desk-only");
        if (request.Why == OpenFor.Question && !await rights.Open(request.Person, ct)) return new Refusal("not-visible");
        return await reader.Of(request.Person, request.Why == OpenFor.Question, ct) is { } details ? details : new Refusal("not-visible");
    }
}
