using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInSetUpModel : LibraryPage
{
    [BindProperty] public string? Code { get; set; }
    public NewKey? New { get; private set; }
    /// <summary>Shown once, in the answer that completes the sign-in.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromServices] SessionBook sessions, [FromServices] SetUpSecondFactor setUp, CancellationToken ct) =>
        await Waiting(sessions, ct) is { } session && (New = await setUp.Begin(session, ct)) is not null ? Page() : Redirect("/inloggen");

    public async Task<IActionResult> OnPostAsync([FromServices] SessionBook sessions, [FromServices] SetUpSecondFactor setUp, CancellationToken ct)
    {
        if (await Waiting(sessions, ct) is not { } session) return Redirect("/inloggen");
        var outcome = await setUp.Finish(session, Code ?? "", ct);
        if (Refused(outcome))
        {
            New = await setUp.Begin(session, ct);
            return New is null ? Redirect("/inloggen") : Page();
        }
        SessionCookie.Write(HttpContext, outcome.Value.Token);
        RecoveryCodes = outcome.Value.RecoveryCodes;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<Session?> Waiting(SessionBook sessions, CancellationToken ct) =>
        SessionCookie.Read(Request) is { } token && await sessions.Find(token, ct) is { Stage: SessionStage.SettingUp } session ? session : null;
}
