using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Passwords;

/// <summary>Choosing a first or a new password with a one-time link. The link is used up together with the change; every older session and link ends with it.</summary>
internal sealed class ChoosePassword(For<SignIn> data, CodeBook codes, AccountStore accounts, PasswordBook passwords, SessionBook sessions, Lockout lockout, Admission admission)
{
    /// <summary>Whether the link still works, and for which kind of account. Null: used, old or never made.</summary>
    public async Task<SessionKind?> Look(string code, CancellationToken ct = default) =>
        await codes.Look(code, CodePurpose.Password, ct) is not { } person ? null
        : await accounts.Staff(person, ct) is not null ? SessionKind.Staff
        : await accounts.Member(person, ct) is { BlockedAt: not null } ? null : SessionKind.Member;

    public async Task<Outcome<Entry>> Do(string code, string password, string device, CancellationToken ct = default)
    {
        if (await Look(code, ct) is not { } kind || await codes.Look(code, CodePurpose.Password, ct) is not { } person) return new Refusal("link-old");
        if (passwords.Check(password, kind == SessionKind.Staff) is { Count: > 0 } refusals) return refusals;
        return await data.Transact<Outcome<Entry>>(async () =>
        {
            if (!await codes.Use(code, CodePurpose.Password, ct)) return new Refusal("link-old");
            await codes.Revoke(person, ct);
            await sessions.EndAll(person, null, ct);
            var account = await passwords.Set(person, password, ct);
            await lockout.Good(account, ct);
            return await admission.Admit(account, device, ct);
        }, ct);
    }
}

/// <summary>Sets passwords: checked, hashed, noted. Members get their account with the first one; staff have theirs from the invitation.</summary>
internal sealed class PasswordBook(AccountStore accounts, IPasswordHasher<Account> hasher, PasswordRules rules, SecurityBook log, TimeProvider clock)
{
    public List<Refusal> Check(string password, bool staff) => rules.Check(password, staff);

    public async Task<Account> Set(PersonId person, string password, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = await accounts.Of(person, ct);
        var known = account is not null;
        account ??= new MemberAccount { Id = TypedId.New<AccountId>(clock), PersonId = person, CreatedAt = now };
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordSetAt = now;
        log.Note(SecurityEventKind.PasswordSet, person);
        var result = known ? await accounts.UpdateAsync(account, ct) : await accounts.CreateAsync(account, ct);
        return result.Succeeded ? account : throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("the account changed meanwhile");
    }
}
