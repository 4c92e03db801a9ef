using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Pins;

/// <summary>A member of staff chooses the PIN that wakes their locked screen. It takes the password: who finds a screen open cannot make a key for later.</summary>
internal sealed class ChoosePin(For<SignIn> data, AccountStore accounts, UserManager<Account> identity, PinBook pins, Lockout lockout, SecurityBook log, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(Session session, string password, string pin, CancellationToken ct = default)
    {
        if (session.Kind != SessionKind.Staff || await accounts.Staff(session.PersonId, ct) is not { } account) return new Refusal("link-old");
        if (PinBook.Check(pin) is { Count: > 0 } refusals) return refusals;
        if (!await lockout.Take(account, ct)) return new Refusal("code-locked") { Field = "PinPassword" };
        if (!await identity.CheckPasswordAsync(account, password))
        {
            await lockout.Wrong(account, SecurityEventKind.WrongPassword, ct);
            await data.Save(ct);
            return new Refusal("password-not-current") { Field = "PinPassword" };
        }
        await lockout.Good(account, ct);
        (account.PinHash, account.PinSetAt) = (pins.HashOf(account, pin), clock.GetUtcNow());
        log.Note(SecurityEventKind.PinSet, session.PersonId);
        return (await accounts.UpdateAsync(account, ct)).Succeeded ? new Nothing() : new Refusal("link-old");
    }
}
