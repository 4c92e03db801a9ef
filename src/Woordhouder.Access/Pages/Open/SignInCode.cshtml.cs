using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInCodeModel : LibraryPage
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync([FromServices] SessionBook sessions, CancellationToken ct) => await Waiting(sessions, ct) is null ? Redirect("/inloggen") : Page();

    public async Task<IActionResult> OnPostAsync([FromServices] SessionBook sessions, [FromServices] EnterCode enter, CancellationToken ct)
    {
        if (await Waiting(sessions, ct) is not { } session) return Redirect("/inloggen");
        var outcome = await enter.Do(session, Code ?? "", ct);
        if (Refused(outcome)) return Page();
        SessionCookie.Write(HttpContext, outcome.Value);
        return Redirect(SignInModel.Next(SessionStage.In, Url.IsLocalUrl(Back) ? Back : null));
    }

    private async Task<Session?> Waiting(SessionBook sessions, CancellationToken ct) =>
        SessionCookie.Read(Request) is { } token && await sessions.Find(token, ct) is { Stage: SessionStage.SecondFactor } session ? session : null;
}
