using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.People;

// What the administrator sees of colleagues without opening anybody: names as used at work, roles and dates.
[MaskedLine] internal sealed record StaffLine(PersonId Person, string Name, DateOnly? EndedOn);
[MaskedLine] internal sealed record RoleLine(PersonId Person, string Role);
[MaskedLine] internal sealed record TrainingLine(PersonId Person, DateOnly ValidUntil);
[MaskedLine] internal sealed record SessionLine(SessionId Id, PersonId Person, string Device, DateTimeOffset LastSeenAt);

internal sealed record Colleague(PersonId Person, string Name, IReadOnlyList<string> Roles, DateOnly? TrainedUntil, DateOnly? EndedOn);

/// <summary>One colleague's file, opened: the opening stands in the consultation log.</summary>
internal sealed record ColleagueFile(Staff Staff, string UserName, bool HasPassword, bool HasSecondFactor, DateTimeOffset? LockedUntil, IReadOnlyList<string> Roles, IReadOnlyList<Training> Trainings);

/// <summary>The administrator's lists of people who work here.</summary>
internal sealed class StaffLists(For<StaffAccess> data, TimeProvider clock)
{
    public async Task<IReadOnlyList<Colleague>> All(CancellationToken ct)
    {
        var staff = await data.Masked<Staff>().OrderBy(s => s.Name).Select(s => new StaffLine(s.PersonId, s.Name, s.EndedOn)).ToListAsync(ct);
        var roles = (await data.Masked<StaffRole>().Select(r => new RoleLine(r.PersonId, r.Role)).ToListAsync(ct)).ToLookup(r => r.Person, r => r.Role);
        var trained = (await data.Masked<Training>().Select(t => new TrainingLine(t.PersonId, t.ValidUntil)).ToListAsync(ct)).ToLookup(t => t.Person, t => t.ValidUntil);
        return [.. staff.Select(s => new Colleague(s.Person, s.Name, [.. roles[s.Person].Order(StringComparer.Ordinal)], trained[s.Person].Any() ? trained[s.Person].Max() : null, s.EndedOn))];
    }

    public async Task<ColleagueFile?> Open(PersonId person, CancellationToken ct)
    {
        if (!await data.Open(person, ct) || await data.Set<Staff>().SingleOrDefaultAsync(s => s.PersonId == person, ct) is not { } staff) return null;
        var account = await data.Set<StaffAccount>().Where(a => a.PersonId == person)
            .Select(a => new { a.UserName, HasPassword = a.PasswordHash != null, HasSecondFactor = a.SecondFactorSince != null, a.LockedUntil }).SingleAsync(ct);
        var roles = await data.Set<StaffRole>().Where(r => r.PersonId == person).Select(r => r.Role).ToListAsync(ct);
        var trainings = await data.Set<Training>().Where(t => t.PersonId == person).OrderByDescending(t => t.ValidUntil).ToListAsync(ct);
        return new ColleagueFile(staff, account.UserName, account.HasPassword, account.HasSecondFactor, account.LockedUntil > clock.GetUtcNow() ? account.LockedUntil : null, roles, trainings);
    }

    /// <summary>The last day of somebody's own latest training; null: they never had one.</summary>
    public async Task<DateOnly?> TrainedUntil(PersonId self, CancellationToken ct) =>
        await data.Open(self, ct) ? await data.Set<Training>().Where(t => t.PersonId == self).MaxAsync(t => (DateOnly?)t.ValidUntil, ct) : null;

    public async Task<(int Members, IReadOnlyList<SessionLine> Staff)> Sessions(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = data.Masked<Session>().Where(s => s.ExpiresAt > now);
        var members = await open.CountAsync(s => s.Kind == SessionKind.Member, ct);
        var staff = await open.Where(s => s.Kind == SessionKind.Staff).OrderByDescending(s => s.LastSeenAt).Select(s => new SessionLine(s.Id, s.PersonId, s.Device, s.LastSeenAt)).ToListAsync(ct);
        return (members, staff);
    }
}
