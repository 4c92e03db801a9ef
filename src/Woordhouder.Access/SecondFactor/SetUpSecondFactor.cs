using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Access.SecondFactor;

/// <summary>What the page shows: the key as text and as what the QR picture says.</summary>
internal sealed record NewKey(string Key, string Uri);

/// <summary>The end of setting up: the session is complete and the recovery codes are shown once.</summary>
internal sealed record SetUp(string Token, IReadOnlyList<string> RecoveryCodes);

/// <summary>Sets up the second factor of a member of staff. It holds from the first good code on; until then a new key is shown at will.</summary>
internal sealed class SetUpSecondFactor(For<SignIn> data, AccountStore accounts, UserManager<Account> identity, SessionBook sessions, SecurityBook log, Library library, TimeProvider clock)
{
    public async Task<NewKey?> Begin(Session session, CancellationToken ct = default)
    {
        if (session.Stage != SessionStage.SettingUp || await accounts.Staff(session.PersonId, ct) is not { SecondFactorSince: null } account) return null;
        if (account.AuthenticatorKey is null)
        {
            account.AuthenticatorKey = identity.GenerateNewAuthenticatorKey();
            await accounts.UpdateAsync(account, ct);
        }
        return new NewKey(account.AuthenticatorKey, Totp.Uri(library.Word.Statement.Controller.ShortName, account.UserName, account.AuthenticatorKey));
    }

    public async Task<Outcome<SetUp>> Finish(Session session, string code, CancellationToken ct = default)
    {
        if (session.Stage != SessionStage.SettingUp || await accounts.Staff(session.PersonId, ct) is not { SecondFactorSince: null, AuthenticatorKey: { } key } account) return new Refusal("code-too-late");
        if (Totp.StepOf(key, code, clock.GetUtcNow(), account.LastCodeStep) is not { } step) return new Refusal("code-wrong") { Field = "Code" };
        var codes = RecoveryCode.NewSet();
        account.SecondFactorSince = clock.GetUtcNow();
        account.LastCodeStep = step;
        await accounts.ReplaceCodesAsync(account, codes, ct);
        log.Note(SecurityEventKind.SecondFactorSetUp, account.PersonId);
        return await data.Transact<Outcome<SetUp>>(async () =>
        {
            if (!(await accounts.UpdateAsync(account, ct)).Succeeded) return new Refusal("code-too-late");
            return new SetUp(await sessions.MoveOn(session, SessionStage.In, null, ct), [.. codes.Select(RecoveryCode.Written)]);
        }, ct);
    }
}
