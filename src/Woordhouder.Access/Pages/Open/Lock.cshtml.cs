using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;
using Woordhouder.Access.Pins;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>
/// The locked screen of a desk: who is parked here, and the PIN that brings them back to the page they left. It lies in Open because nobody works at it
/// while it stands there.
/// </summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class LockModel : LibraryPage
{
    /// <summary>The page that was left; only one of the desk.</summary>
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Pin { get; set; }
    public IReadOnlyList<Session> Parked { get; private set; } = [];

    /// <summary>Where the next one goes on. Nobody's record: an open member does not pass to a colleague.</summary>
    public string Onward
    {
        get
        {
            if (Back is null || !Back.StartsWith("/balie/", StringComparison.Ordinal) || Back.StartsWith("/balie/vergrendel", StringComparison.Ordinal)) return "/balie";
            var parts = Back.Split('?', '#')[0].Split('/');
            return string.Join('/', parts.TakeWhile((part, i) => i < 3 || !Guid.TryParse(part, out _)));
        }
    }

    public string SignInElsewise => "/inloggen?anders=true&terug=" + Uri.EscapeDataString(Onward);

    public async Task<IActionResult> OnGetAsync([FromServices] SessionBook sessions, [FromServices] TerminalBook terminals, CancellationToken ct) =>
        await Read(sessions, terminals, ct) is not null ? Page() : Redirect(HttpContext.Features.Get<Session>() is { Kind: SessionKind.Staff } ? Onward : SignInElsewise);

    /// <summary>Locks.</summary>
    public async Task<IActionResult> OnPostAsync([FromServices] TerminalBook terminals, CancellationToken ct)
    {
        if (HttpContext.Features.Get<Session>() is { Kind: SessionKind.Staff } session) await terminals.Lock(session, ct);
        return Redirect("/balie/vergrendel?terug=" + Uri.EscapeDataString(Onward));
    }

    public async Task<IActionResult> OnPostPinAsync([FromServices] SessionBook sessions, [FromServices] TerminalBook terminals, [FromServices] UnlockWithPin unlock, CancellationToken ct)
    {
        if (await Read(sessions, terminals, ct) is not { } here) return Redirect(SignInElsewise);
        var outcome = await unlock.Do(here, new SessionId(Guid.TryParse(Who, out var chosen) ? chosen : default), Pin ?? "", ct);
        if (Refused(outcome))
        {
            await Read(sessions, terminals, ct);
            return Page();
        }
        SessionCookie.Write(HttpContext, outcome.Value);
        return Redirect(Onward);
    }

    /// <summary>Everybody who is parked here is signed out.</summary>
    public async Task<IActionResult> OnPostOutAsync([FromServices] SessionBook sessions, [FromServices] TerminalBook terminals, CancellationToken ct)
    {
        if (await Read(sessions, terminals, ct) is not null) foreach (var parked in Parked) await sessions.End(parked.PersonId, parked.Id, ct);
        SessionCookie.Remove(HttpContext);
        return Redirect("/uitloggen");
    }

    private async Task<Session?> Read(SessionBook sessions, TerminalBook terminals, CancellationToken ct)
    {
        if (SessionCookie.Read(Request) is not { } token || await sessions.Find(token, ct) is not { Kind: SessionKind.Staff, Stage: not SessionStage.In, Terminal: not null } here) return null;
        Parked = await terminals.Parked(here, ct);
        // The colleague of who locked comes to take over, more often than the same one comes back.
        Who ??= Parked.OrderBy(s => s.Id == here.Id).Select(s => s.Id.Value.ToString()).FirstOrDefault();
        return here;
    }
}
