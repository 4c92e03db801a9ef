using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.My;

internal sealed class SecurityModel : LibraryPage
{
    [BindProperty] public string? Current { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    public IReadOnlyList<Session> Open { get; private set; } = [];
    public Session This => HttpContext.Features.Get<Session>() ?? throw new InvalidOperationException("a page of a member without a session");

    public async Task OnGetAsync([FromServices] SessionBook sessions, CancellationToken ct) => Open = await sessions.Open(This.PersonId, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ChangePassword change, [FromServices] SessionBook sessions, CancellationToken ct)
    {
        var outcome = await change.Do(This, Current ?? "", Password ?? "", ct);
        if (Refused(outcome))
        {
            await OnGetAsync(sessions, ct);
            return Page();
        }
        SessionCookie.Write(HttpContext, outcome.Value);
        return Redirect("/mijn/beveiliging?gedaan=wachtwoord");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, [FromServices] SessionBook sessions, CancellationToken ct)
    {
        await sessions.End(This.PersonId, new SessionId(id), ct);
        return Redirect("/mijn/beveiliging?gedaan=sessie");
    }

    /// <summary>Everywhere, this browser included.</summary>
    public async Task<IActionResult> OnPostEndAllAsync([FromServices] SessionBook sessions, CancellationToken ct)
    {
        await sessions.EndAll(This.PersonId, null, ct);
        SessionCookie.Remove(HttpContext);
        return Redirect("/uitloggen");
    }
}
