using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Codes;

/// <summary>Makes one-time codes and takes them in again. Nothing is saved before the unit saves; taking in is one statement, so a code works once.</summary>
internal sealed class CodeBook(For<SignIn> data, SecurityBook log, TimeProvider clock)
{
    /// <summary>More codes than this in an hour are not made: somebody else is filling a mailbox.</summary>
    public const int PerHour = 3;

    public string Make(PersonId person, CodePurpose purpose, TimeSpan valid)
    {
        var (code, now) = (Secret.New(), clock.GetUtcNow());
        data.Add(new OneTimeCode { Id = Guid.CreateVersion7(now), PersonId = person, Hash = Secret.HashOf(code), Purpose = purpose, MadeAt = now, ExpiresAt = now + valid });
        if (purpose == CodePurpose.Password) log.Note(SecurityEventKind.CodeMade, person);
        return code;
    }

    public async Task<bool> TooMany(PersonId person, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddHours(-1);
        return await data.Set<OneTimeCode>().CountAsync(c => c.PersonId == person && c.Purpose == CodePurpose.Password && c.MadeAt > since, ct) >= PerHour;
    }

    /// <summary>Whose code this is, while it works. Looking uses nothing up: mail scanners follow links.</summary>
    public async Task<PersonId?> Look(string code, CodePurpose purpose, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(code), clock.GetUtcNow());
        var found = await data.Set<OneTimeCode>().Where(c => c.Hash == hash && c.Purpose == purpose && c.UsedAt == null && c.ExpiresAt > now).ToListAsync(ct);
        return found.Count == 1 ? found[0].PersonId : null;
    }

    /// <summary>Uses the code up. False: somebody was faster, or it no longer works.</summary>
    public async Task<bool> Use(string code, CodePurpose purpose, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(code), clock.GetUtcNow());
        return await data.Update(data.Set<OneTimeCode>().Where(c => c.Hash == hash && c.Purpose == purpose && c.UsedAt == null && c.ExpiresAt > now),
            s => s.SetProperty(c => c.UsedAt, (DateTimeOffset?)now), ct) == 1;
    }

    /// <summary>Other links to the same account work no longer once one of them was used, or the account is closed.</summary>
    public Task<int> Revoke(PersonId person, CancellationToken ct) => data.Delete(data.Set<OneTimeCode>().Where(c => c.PersonId == person && c.UsedAt == null), ct);
}
