using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Members;

/// <summary>What Patrons asks about the sign-in of members.</summary>
internal sealed class MemberAccounts(For<SignIn> data, AccountStore accounts, PasswordBook passwords, CodeBook codes, UserManager<Account> identity, Lockout lockout, EvenPace pace) : IMemberAccounts
{
    public async Task<bool> Exists(PersonId person, CancellationToken ct = default) => await accounts.Member(person, ct) is { PasswordHash: not null };

    public async Task<Outcome<Nothing>> SetPassword(PersonId person, string password, CancellationToken ct = default)
    {
        if (passwords.Check(password, staff: false) is { Count: > 0 } refusals) return refusals;
        await passwords.Set(person, password, ct);
        return new Nothing();
    }

    public async Task<bool> IsPassword(PersonId person, string typed, CancellationToken ct = default)
    {
        var start = pace.Start();
        try
        {
            if (await accounts.Member(person, ct) is not { PasswordHash: not null, BlockedAt: null } account || !await lockout.Take(account, ct)) return false;
            var right = await identity.CheckPasswordAsync(account, typed);
            if (right) await lockout.Good(account, ct);
            else await lockout.Wrong(account, SecurityEventKind.WrongPassword, ct);
            await data.Save(ct);
            return right;
        }
        finally { await pace.Until(start, ct); }
    }

    public async Task<string> OneTimeCode(PersonId person, TimeSpan valid, CancellationToken ct = default)
    {
        var code = codes.Make(person, CodePurpose.Password, valid);
        await data.Save(ct);
        return code;
    }
}

/// <summary>Who is no longer a member signs in no more: the account is blocked, its sessions and links end. The account itself goes with its schedule.</summary>
internal sealed class BlockAccount(For<SignIn> data, AccountStore accounts, SessionBook sessions, CodeBook codes, SecurityBook log, TimeProvider clock) : IHandle<MembershipEnded>
{
    public async Task Handle(MembershipEnded happened, CancellationToken ct)
    {
        await sessions.EndAll(happened.Person, null, ct);
        await sessions.EndActingFor(happened.Person, ct);
        await codes.Revoke(happened.Person, ct);
        if (await accounts.Member(happened.Person, ct) is not { BlockedAt: null } account) return;
        account.BlockedAt = clock.GetUtcNow();
        account.Version++;
        log.Note(SecurityEventKind.AccountBlocked, happened.Person);
        await data.Save(ct);
    }
}
