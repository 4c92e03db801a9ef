using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <summary>Gives somebody other roles. Their sessions end, so that a role with a second factor is entered with one.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class ChangeRoles(For<StaffAccess> data, StaffRoster roster, SessionBook sessions, SecurityBook log, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(PersonId person, IReadOnlyCollection<string> roles, CancellationToken ct = default)
    {
        if (StaffRoster.CheckRoles(roles) is { Count: > 0 } refusals) return refusals;
        if (!await data.Open(person, ct) || !await data.Set<Staff>().AnyAsync(s => s.PersonId == person && s.EndedOn == null, ct)) return new Refusal("staff-unknown");
        return await data.Transact<Outcome<Nothing>>(async () =>
        {
            var has = await data.Set<StaffRole>().Where(r => r.PersonId == person).Select(r => r.Role).ToListAsync(ct);
            if (has.Contains(Audiences.Roles.Administrator) && !roles.Contains(Audiences.Roles.Administrator) && !await roster.AnotherAdministrator(person, ct))
                return new Refusal("last-administrator");
            await data.Delete(data.Set<StaffRole>().Where(r => r.PersonId == person && !roles.Contains(r.Role)), ct);
            var now = clock.GetUtcNow();
            foreach (var role in roles.Except(has)) data.Add(new StaffRole { Id = Guid.CreateVersion7(now), PersonId = person, Role = role, Since = now });
            await sessions.EndAll(person, null, ct);
            log.Note(SecurityEventKind.RolesChanged, person);
            await data.Save(ct);
            return new Nothing();
        }, ct);
    }
}
