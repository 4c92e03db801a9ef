using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Sessions;

/// <summary>The sessions in the database: begun with a new token, moved on, listed and ended at the server.</summary>
internal sealed class SessionBook(For<SignIn> data, SecurityBook log, TimeProvider clock)
{
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12), IdleStaff = TimeSpan.FromMinutes(30), IdleMember = TimeSpan.FromMinutes(60), HalfWay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WriteAtMostEvery = TimeSpan.FromMinutes(1);

    /// <returns>The token for the cookie; it is nowhere else.</returns>
    public async Task<string> Begin(PersonId person, SessionKind kind, SessionStage stage, string calledName, string device, CancellationToken ct)
    {
        var (token, now) = (Secret.New(), clock.GetUtcNow());
        data.Add(new Session
        {
            Id = TypedId.New<SessionId>(clock),
            PersonId = person,
            Kind = kind,
            Stage = stage,
            CalledName = calledName,
            Device = device,
            TokenHash = Secret.HashOf(token),
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = Expiry(kind, stage, now, now),
        });
        if (stage == SessionStage.In) log.Note(SecurityEventKind.SignedIn, person);
        await data.Save(ct);
        return token;
    }

    /// <summary>The session of a cookie, whatever its stage; null once it expired or was ended.</summary>
    public async Task<Session?> Find(string token, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(token), clock.GetUtcNow());
        return await data.Set<Session>().SingleOrDefaultAsync(s => s.TokenHash == hash && s.ExpiresAt > now, ct);
    }

    /// <summary>Slides the idle end, at most once a minute: a page view is not a write.</summary>
    public async Task Seen(Session session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - session.LastSeenAt < WriteAtMostEvery) return;
        var expires = Expiry(session.Kind, session.Stage, session.CreatedAt, now);
        await data.Update(data.Set<Session>().Where(s => s.Id == session.Id && s.ExpiresAt > now),
            s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.ExpiresAt, expires), ct);
    }

    /// <summary>How long the session goes on when nothing more happens; up to a minute less than it does, as it slides once a minute.</summary>
    public TimeSpan Left(Session session)
    {
        var now = clock.GetUtcNow();
        return Expiry(session.Kind, session.Stage, session.CreatedAt, now - session.LastSeenAt < WriteAtMostEvery ? session.LastSeenAt : now) - now;
    }

    /// <summary>The sign-in is complete, or the member acts for somebody else: more may be opened from here on, so the token is a new one.</summary>
    public async Task<string> MoveOn(Session session, SessionStage stage, PersonId? actingFor, CancellationToken ct)
    {
        var (token, now) = (Secret.New(), clock.GetUtcNow());
        var (hash, expires) = (Secret.HashOf(token), Expiry(session.Kind, stage, session.CreatedAt, now));
        var moved = await data.Update(data.Set<Session>().Where(s => s.Id == session.Id && s.TokenHash == session.TokenHash && s.ExpiresAt > now),
            s => s.SetProperty(x => x.TokenHash, hash).SetProperty(x => x.Stage, stage).SetProperty(x => x.ActingFor, actingFor)
                .SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.ExpiresAt, expires), ct);
        if (moved != 1) throw new InvalidOperationException("the session ended meanwhile");
        if (session.Stage != SessionStage.In && stage == SessionStage.In) log.Note(session.Stage == SessionStage.Locked ? SecurityEventKind.Unlocked : SecurityEventKind.SignedIn, session.PersonId);
        if (session.ActingFor != actingFor) log.Note(SecurityEventKind.ActingForChanged, session.PersonId);
        await data.Save(ct);
        return token;
    }

    public Task<List<Session>> Open(PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return data.Set<Session>().Where(s => s.PersonId == person && s.ExpiresAt > now).OrderByDescending(s => s.LastSeenAt).ToListAsync(ct);
    }

    public async Task<bool> End(PersonId person, SessionId id, CancellationToken ct)
    {
        var ended = await Expire(data.Set<Session>().Where(s => s.PersonId == person && s.Id == id), ct);
        if (ended == 0) return false;
        log.Note(SecurityEventKind.SignedOut, person);
        await data.Save(ct);
        return true;
    }

    /// <summary>Ends every session of somebody, save perhaps the one they are working in.</summary>
    public async Task<int> EndAll(PersonId person, SessionId? except, CancellationToken ct)
    {
        var mine = data.Set<Session>().Where(s => s.PersonId == person);
        var ended = await Expire(except is { } kept ? mine.Where(s => s.Id != kept) : mine, ct);
        if (ended == 0) return 0;
        log.Note(SecurityEventKind.SessionsEnded, person);
        await data.Save(ct);
        return ended;
    }

    /// <summary>Whoever acts for this person stops doing so (their membership ended).</summary>
    public Task<int> EndActingFor(PersonId person, CancellationToken ct) => Expire(data.Set<Session>().Where(s => s.ActingFor == person), ct);

    private Task<int> Expire(IQueryable<Session> sessions, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return data.Update(sessions.Where(s => s.ExpiresAt > now), s => s.SetProperty(x => x.ExpiresAt, now), ct);
    }

    private static DateTimeOffset Expiry(SessionKind kind, SessionStage stage, DateTimeOffset created, DateTimeOffset now)
    {
        if (stage is SessionStage.SecondFactor or SessionStage.SettingUp) return created + HalfWay;
        var idle = now + (kind == SessionKind.Staff ? IdleStaff : IdleMember);
        var end = created + Absolute;
        return idle < end ? idle : end;
    }
}
