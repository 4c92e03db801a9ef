using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.SecondFactor;

/// <summary>The second half of a staff sign-in: the code of the app, or one of the recovery codes. Wrong codes count towards the same lock as wrong passwords.</summary>
internal sealed class EnterCode(For<SignIn> data, AccountStore accounts, UserManager<Account> identity, Lockout lockout, SessionBook sessions, SecurityBook log, TimeProvider clock)
{
    /// <returns>The new token of the session, which now opens what the roles may open.</returns>
    public async Task<Outcome<string>> Do(Session session, string code, CancellationToken ct = default)
    {
        if (session.Stage != SessionStage.SecondFactor || await accounts.Staff(session.PersonId, ct) is not { AuthenticatorKey: { } key } account) return new Refusal("code-too-late");
        if (!await lockout.Take(account, ct)) return new Refusal("code-locked") { Field = "Code" };
        if (!await Good(account, key, code, ct))
        {
            await lockout.Wrong(account, SecurityEventKind.WrongCode, ct);
            await data.Save(ct);
            return new Refusal("code-wrong") { Field = "Code" };
        }
        await lockout.Good(account, ct);
        return await sessions.MoveOn(session, SessionStage.In, null, ct);
    }

    private async Task<bool> Good(StaffAccount account, string key, string code, CancellationToken ct)
    {
        if (Totp.StepOf(key, code, clock.GetUtcNow(), account.LastCodeStep) is { } step)
            // Two requests with one code: the row decides which of them was first.
            return await data.Update(data.Set<StaffAccount>().Where(a => a.PersonId == account.PersonId && a.LastCodeStep < step), s => s.SetProperty(a => a.LastCodeStep, step), ct) == 1;
        if (code.Trim().Length < RecoveryCode.Length || !(await identity.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded) return false;
        log.Note(SecurityEventKind.RecoveryCodeUsed, account.PersonId);
        return true;
    }
}
