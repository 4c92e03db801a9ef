using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <summary>Somebody leaves: nothing opens from this moment, and the schedules of their rows count from today. The last administrator cannot leave.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class EndService(For<StaffAccess> data, StaffRoster roster, CodeBook codes, SessionBook sessions, SecurityBook log, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(PersonId person, CancellationToken ct = default)
    {
        if (!await data.Open(person, ct) || !await data.Set<Staff>().AnyAsync(s => s.PersonId == person && s.EndedOn == null, ct)) return new Refusal("staff-unknown");
        var today = (DateOnly?)library.Today(clock);
        return await data.Transact<Outcome<Nothing>>(async () =>
        {
            var administrator = await data.Set<StaffRole>().AnyAsync(r => r.PersonId == person && r.Role == Audiences.Roles.Administrator, ct);
            if (administrator && !await roster.AnotherAdministrator(person, ct)) return new Refusal("last-administrator");
            await data.Update(data.Set<Staff>().Where(s => s.PersonId == person), s => s.SetProperty(x => x.EndedOn, today).SetProperty(x => x.Version, x => unchecked(x.Version + 1)), ct);
            await data.Update(data.Set<StaffRole>().Where(r => r.PersonId == person), s => s.SetProperty(x => x.EndedOn, today), ct);
            await data.Update(data.Set<StaffAccount>().Where(a => a.PersonId == person), s => s.SetProperty(x => x.EndedOn, today).SetProperty(x => x.Version, x => unchecked(x.Version + 1)), ct);
            await data.Update(data.Set<Training>().Where(t => t.PersonId == person), s => s.SetProperty(x => x.ServiceEndedOn, today), ct);
            await sessions.EndAll(person, null, ct);
            await codes.Revoke(person, ct);
            log.Note(SecurityEventKind.ServiceEnded, person);
            await data.Save(ct);
            return new Nothing();
        }, ct);
    }
}
