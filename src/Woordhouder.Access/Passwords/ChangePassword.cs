using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Passwords;

/// <summary>A signed-in person replaces their password. Their other sessions end; this one goes on under a new token.</summary>
internal sealed class ChangePassword(For<SignIn> data, AccountStore accounts, UserManager<Account> identity, PasswordBook passwords, Lockout lockout, SessionBook sessions)
{
    public async Task<Outcome<string>> Do(Session session, string current, string next, CancellationToken ct = default)
    {
        if (await accounts.Of(session.PersonId, ct) is not { } account) return new Refusal("link-old");
        if (passwords.Check(next, account is StaffAccount) is { Count: > 0 } refusals) return refusals;
        if (!await lockout.Take(account, ct)) return new Refusal("code-locked") { Field = "Current" };
        if (!await identity.CheckPasswordAsync(account, current))
        {
            await lockout.Wrong(account, SecurityEventKind.WrongPassword, ct);
            await data.Save(ct);
            return new Refusal("password-not-current") { Field = "Current" };
        }
        return await data.Transact<Outcome<string>>(async () =>
        {
            await lockout.Good(account, ct);
            await passwords.Set(session.PersonId, next, ct);
            await sessions.EndAll(session.PersonId, session.Id, ct);
            return await sessions.MoveOn(session, SessionStage.In, session.ActingFor, ct);
        }, ct);
    }
}
