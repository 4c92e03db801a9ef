using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <summary>Somebody lost their password or telephone, or never got the invitation: the old way in is gone and there is one new link, to show or print.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class ResetStaff(For<StaffAccess> data, CodeBook codes, SessionBook sessions)
{
    public static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    /// <returns>The path of the link.</returns>
    public async Task<Outcome<string>> Do(PersonId person, CancellationToken ct = default)
    {
        if (!await data.Open(person, ct)) return new Refusal("staff-unknown");
        var account = data.Set<StaffAccount>().Where(a => a.PersonId == person && a.EndedOn == null);
        if (!await account.AnyAsync(ct)) return new Refusal("staff-unknown");
        return await data.Transact<Outcome<string>>(async () =>
        {
            await data.Update(account, s => s
                .SetProperty(a => a.PasswordHash, (string?)null).SetProperty(a => a.AuthenticatorKey, (string?)null).SetProperty(a => a.RecoveryCodes, (string?)null).SetProperty(a => a.PinHash, (string?)null)
                .SetProperty(a => a.SecondFactorSince, (DateTimeOffset?)null).SetProperty(a => a.FailedTries, 0).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(a => a.Version, a => unchecked(a.Version + 1)), ct);
            await sessions.EndAll(person, null, ct);
            await codes.Revoke(person, ct);
            var code = codes.Make(person, CodePurpose.Password, Valid);
            await data.Save(ct);
            return $"/welkom/{code}";
        }, ct);
    }
}
