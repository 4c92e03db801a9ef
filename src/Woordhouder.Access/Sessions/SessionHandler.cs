using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
    For<SignIn> data, SessionBook sessions, MemberDirectory members, Actor actor, Library library, TimeProvider clock)
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
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.Name, session.CalledName));
        // Form tokens are bound to this: one made for a parent is not good for the child.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{session.PersonId}/{session.ActingFor}"));
        foreach (var role in actor.Roles) identity.AddClaim(new Claim(ClaimTypes.Role, role));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private async Task<bool> AsStaff(Session session, CancellationToken ct)
    {
        var today = library.Today(clock);
        var roles = await data.Set<StaffRole>().Where(r => r.PersonId == session.PersonId && r.EndedOn == null).Select(r => r.Role).ToListAsync(ct);
        if (roles.Count == 0) return false;
        var trained = await data.Set<Training>().AnyAsync(t => t.PersonId == session.PersonId && t.On <= today && t.ValidUntil >= today, ct);
        actor.ActAsStaff(session.PersonId, roles, trained);
        return true;
    }

    private async Task<bool> AsMember(Session session, CancellationToken ct)
    {
        // A representative's link can end while they are signed in (a 16th birthday, D5): looked at each time, because it opens somebody else's data.
        if (session.ActingFor is { } other && !await members.MayActFor(session.PersonId, other, ct)) session.ActingFor = null;
        actor.ActAsMember(session.PersonId, session.ActingFor ?? session.PersonId);
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
