using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Sessions;

/// <summary>
/// One screen of the desk at which several members of staff are signed in: one works, the others are parked. Their rows know of each other by the terminal's
/// number. The browser holds no more than one cookie, with the token of who works or of who worked last; the database decides.
/// </summary>
internal sealed class TerminalBook(For<SignIn> data, SecurityBook log, TimeProvider clock)
{
    /// <summary>So long without a touch, and a screen of the desk locks by itself.</summary>
    public static readonly TimeSpan LocksAfter = TimeSpan.FromMinutes(15);

    public async Task Lock(Session session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terminal = session.Terminal ?? Guid.CreateVersion7(now);
        var locked = await data.Update(data.Set<Session>().Where(s => s.Id == session.Id && s.Stage == SessionStage.In && s.ExpiresAt > now),
            s => s.SetProperty(x => x.Stage, SessionStage.Locked).SetProperty(x => x.Terminal, terminal), ct);
        if (locked == 0) return;
        log.Note(SecurityEventKind.ScreenLocked, session.PersonId);
        await data.Save(ct);
    }

    /// <summary>Who can come back at this screen with a PIN, who worked last first.</summary>
    public Task<List<Session>> Parked(Session here, CancellationToken ct)
    {
        var (terminal, now) = (here.Terminal, clock.GetUtcNow());
        return data.Set<Session>().Where(s => s.Terminal != null && s.Terminal == terminal && s.Stage == SessionStage.Locked && s.ExpiresAt > now).OrderByDescending(s => s.LastSeenAt).ToListAsync(ct);
    }

    /// <summary>Somebody signed in at a locked screen: their new session joins the others, and takes the place of an older one of theirs.</summary>
    /// <param name="before">The token that the cookie held.</param>
    /// <param name="token">The token that it holds from now on.</param>
    public async Task Join(string before, string token, CancellationToken ct)
    {
        var (older, newer, now) = (Secret.HashOf(before), Secret.HashOf(token), clock.GetUtcNow());
        var here = await data.Set<Session>().SingleOrDefaultAsync(s => s.TokenHash == older && s.ExpiresAt > now, ct);
        var joined = await data.Set<Session>().SingleOrDefaultAsync(s => s.TokenHash == newer, ct);
        if (here is not { Kind: SessionKind.Staff, Stage: not SessionStage.In, Terminal: { } terminal } || joined is not { Kind: SessionKind.Staff }) return;
        var (id, person) = (joined.Id, joined.PersonId);
        await data.Transact(async () =>
        {
            await data.Update(data.Set<Session>().Where(s => s.Id == id), s => s.SetProperty(x => x.Terminal, terminal), ct);
            await data.Update(data.Set<Session>().Where(s => s.Terminal == terminal && s.PersonId == person && s.Id != id && s.ExpiresAt > now), s => s.SetProperty(x => x.ExpiresAt, now), ct);
            await TakeOver(here, joined, ct);
            return 0;
        }, ct);
    }

    /// <summary>The desk goes over to another session as it stands; the token in the cookie of before is worth nothing from here on.</summary>
    public async Task TakeOver(Session here, Session next, CancellationToken ct)
    {
        var (from, to, branch, volume) = (here.Id, next.Id, here.Branch, here.Volume);
        await data.Update(data.Set<Session>().Where(s => s.Id == to), s => s.SetProperty(x => x.Branch, branch).SetProperty(x => x.Volume, volume), ct);
        if (from == to) return;
        var nobodys = Secret.HashOf(Secret.New());
        await data.Update(data.Set<Session>().Where(s => s.Id == from), s => s.SetProperty(x => x.TokenHash, nobodys), ct);
    }

    /// <summary>Who worked here signed out: the cookie goes on with the token of somebody who is parked, still locked. Null: nobody is.</summary>
    public async Task<string?> HandOver(Session gone, CancellationToken ct)
    {
        if (await Parked(gone, ct) is not [var next, ..]) return null;
        var (id, token) = (next.Id, Secret.New());
        var hash = Secret.HashOf(token);
        await data.Update(data.Set<Session>().Where(s => s.Id == id), s => s.SetProperty(x => x.TokenHash, hash), ct);
        return token;
    }
}
