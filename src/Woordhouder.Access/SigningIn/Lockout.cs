using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.SigningIn;

/// <summary>
/// Five wrong tries lock an account for 15 minutes, the next five for 30, and so on to a day. A try is counted before the password is looked at:
/// a hundred guesses sent at once are five guesses.
/// </summary>
internal sealed class Lockout(For<SignIn> data, SecurityBook log, TimeProvider clock)
{
    public const int Tries = 5;

    /// <summary>How long the nth wrong try locks; zero when it does not.</summary>
    public static TimeSpan Pause(int wrongTries) =>
        wrongTries == 0 || wrongTries % Tries != 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(24 * 60, 15 * Math.Pow(2, (wrongTries / Tries) - 1)));

    /// <summary>Takes one try. False: locked, so nothing may be compared.</summary>
    public Task<bool> Take(Account account, CancellationToken ct) => account is StaffAccount ? Take<StaffAccount>(account.PersonId, ct) : Take<MemberAccount>(account.PersonId, ct);

    private Task<bool> Take<T>(PersonId person, CancellationToken ct) where T : Account => data.Transact(async () =>
    {
        var now = clock.GetUtcNow();
        var mine = data.Set<T>().Where(a => a.PersonId == person);
        if (await data.Update(mine.Where(a => a.LockedUntil == null || a.LockedUntil <= now), s => s.SetProperty(a => a.FailedTries, a => unchecked(a.FailedTries + 1)), ct) == 0) return false;
        var tries = await mine.Select(a => a.FailedTries).SingleAsync(ct);
        if (Pause(tries) is { Ticks: > 0 } pause)
        {
            var until = (DateTimeOffset?)(now + pause);
            await data.Update(mine, s => s.SetProperty(a => a.LockedUntil, until), ct);
        }
        return true;
    }, ct);

    /// <summary>The try was good: the count starts again.</summary>
    public async Task Good(Account account, CancellationToken ct)
    {
        if (account is not StaffAccount) { await Good<MemberAccount>(account.PersonId, ct); return; }
        await Good<StaffAccount>(account.PersonId, ct);
        // A PIN that was tried too often works again after a full sign-in.
        await data.Update(data.Set<StaffAccount>().Where(a => a.PersonId == account.PersonId && a.PinTries > 0), s => s.SetProperty(a => a.PinTries, 0), ct);
    }

    private Task<int> Good<T>(PersonId person, CancellationToken ct) where T : Account =>
        data.Update(data.Set<T>().Where(a => a.PersonId == person), s => s.SetProperty(a => a.FailedTries, 0).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null), ct);

    /// <summary>Writes down that a try was wrong, and that it locked the account when it did.</summary>
    public async Task Wrong(Account account, SecurityEventKind kind, CancellationToken ct)
    {
        log.Note(kind, account.PersonId);
        var now = clock.GetUtcNow();
        var locked = account is StaffAccount
            ? await data.Set<StaffAccount>().AnyAsync(a => a.PersonId == account.PersonId && a.LockedUntil > now, ct)
            : await data.Set<MemberAccount>().AnyAsync(a => a.PersonId == account.PersonId && a.LockedUntil > now, ct);
        if (locked) log.Note(SecurityEventKind.Locked, account.PersonId);
    }
}
