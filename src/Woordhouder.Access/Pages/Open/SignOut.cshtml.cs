using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>Signing out ends the session at the server: a copy of the cookie is worth nothing afterwards.</summary>
internal sealed class SignOutModel : LibraryPage
{
    public async Task<IActionResult> OnPostAsync([FromServices] SessionBook sessions, [FromServices] TerminalBook terminals, CancellationToken ct)
    {
        if (SessionCookie.Read(Request) is { } token && await sessions.Find(token, ct) is { } session)
        {
            await sessions.End(session.PersonId, session.Id, ct);
            if (await terminals.HandOver(session, ct) is { } next)
            {
                SessionCookie.Write(HttpContext, next);
                return Redirect("/balie/vergrendel");
            }
        }
        SessionCookie.Remove(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect("/uitloggen");
    }
}
