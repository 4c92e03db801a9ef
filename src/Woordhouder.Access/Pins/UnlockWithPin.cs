using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Pins;

/// <summary>
/// Wakes one of the sessions that are parked at this screen. The PIN stands for nothing but that session: one that ended stays ended, and a second factor
/// counts as far as the sign-in that passed it. Five wrong PINs end the session; then only a full sign-in helps.
/// </summary>
internal sealed class UnlockWithPin(For<SignIn> data, TerminalBook terminals, SessionBook sessions, AccountStore accounts, PinBook pins, SecurityBook log)
{
    /// <param name="here">The session that the cookie of this screen holds.</param>
    /// <returns>The new token for the cookie.</returns>
    public async Task<Outcome<string>> Do(Session here, SessionId chosen, string pin, CancellationToken ct = default)
    {
        if ((await terminals.Parked(here, ct)).Find(s => s.Id == chosen) is not { } session) return new Refusal("pin-session-over");
        if (await accounts.Staff(session.PersonId, ct) is not { PinHash: not null } account) return new Refusal("pin-none") { Field = "Pin" };
        if (await pins.Take(session.PersonId, ct) is not { } left) return new Refusal("pin-locked");
        if (!pins.IsRight(account, pin))
        {
            log.Note(SecurityEventKind.WrongPin, session.PersonId);
            if (left == 0)
            {
                log.Note(SecurityEventKind.Locked, session.PersonId);
                await sessions.End(session.PersonId, session.Id, ct);
            }
            await data.Save(ct);
            return left == 0 ? new Refusal("pin-locked") : new Refusal("pin-wrong", null, ("n", left)) { Field = "Pin" };
        }
        await pins.Good(session.PersonId, ct);
        return await data.Transact(async () =>
        {
            await terminals.TakeOver(here, session, ct);
            return await sessions.MoveOn(session, SessionStage.In, null, ct);
        }, ct);
    }
}
