using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Woordhouder.Access.Http;
using Woordhouder.Access.People;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Sessions;

/// <summary>Reads the session cookie and says to the door on whose behalf the request runs. Everything is looked up anew at each request: an ended session, a role taken away and a training that ran out work at once.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    For<SignIn> data, SessionBook sessions, TerminalBook terminals, MemberDirectory members, PageChrome chrome, Actor actor, Library library, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ct = Context.RequestAborted;
        if (!data.IsOn || SessionCookie.Read(Request) is not { } token || await sessions.Find(token, ct) is not { Stage: SessionStage.In } session) return AuthenticateResult.NoResult();
        var known = session.Kind == SessionKind.Staff ? await AsStaff(session, ct) : await AsMember(session, ct);
        if (!known) return AuthenticateResult.NoResult();
        await sessions.Seen(session, ct);
        Context.Features.Set(session);
        var principal = PrincipalOf(session);
        foreach (var role in actor.Roles) ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ClaimTypes.Role, role));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    /// <summary>Form tokens are bound to it: one made for a parent is not good for the child.</summary>
    public static ClaimsPrincipal PrincipalOf(Session session) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, session.CalledName), new Claim(ClaimTypes.NameIdentifier, $"{session.PersonId}/{session.ActingFor}")], SchemeName));

    private async Task<bool> AsStaff(Session session, CancellationToken ct)
    {
        var today = library.Today(clock);
        var roles = await data.Set<StaffRole>().Where(r => r.PersonId == session.PersonId && r.EndedOn == null).Select(r => r.Role).ToListAsync(ct);
        if (roles.Count == 0) return false;
        if (Left(session) && Audiences.May(roles, Audiences.Desk) && Context.PageFolder() is not (Audiences.Office or Audiences.Officer or Audiences.Admin))
        {
            await terminals.Lock(session, ct);
            return false;
        }
        var trained = await data.Set<Training>().AnyAsync(t => t.PersonId == session.PersonId && t.On <= today && t.ValidUntil >= today, ct);
        actor.ActAsStaff(session.PersonId, roles, trained);
        return true;
    }

    /// <summary>Nobody touched this screen for so long that it locks. The page's own clock does it first; this is for a browser that ran none.</summary>
    private bool Left(Session session) => clock.GetUtcNow() - session.LastSeenAt >= TerminalBook.LocksAfter;

    private async Task<bool> AsMember(Session session, CancellationToken ct)
    {
        // A representative's link can end while they are signed in (a 16th birthday, D5): looked at each time, because it opens somebody else's data.
        if (session.ActingFor is { } other)
        {
            chrome.LooksAt = (await members.ActsFor(session.PersonId, ct)).Where(m => m.Person == other).Select(m => m.CalledName).FirstOrDefault();
            if (chrome.LooksAt is null) (session.ActingFor, chrome.LinkEnded) = (null, true);
        }
        actor.ActAsMember(session.PersonId, session.ActingFor ?? session.PersonId);
        chrome.SessionSeconds = (int)sessions.Left(session).TotalSeconds;
        return true;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect("/inloggen?terug=" + Uri.EscapeDataString(Request.Path));
        return Task.CompletedTask;
    }
}

/// <summary>The cookie that holds the token of a session.</summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[CookieInfo.Session.NameFor(request)] is { Length: > 0 and <= 100 } token ? token : null;

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(CookieInfo.Session.NameFor(context.Request), token, CookieInfo.Options(context.Request, SessionBook.Absolute));

    public static void Remove(HttpContext context) =>
        context.Response.Cookies.Delete(CookieInfo.Session.NameFor(context.Request), CookieInfo.Options(context.Request, null));
}
