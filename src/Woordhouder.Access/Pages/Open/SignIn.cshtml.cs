using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel : LibraryPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Card { get; set; }
    /// <summary>Where somebody was going; only a path of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }
    /// <summary>After choosing a new password.</summary>
    [BindProperty(SupportsGet = true, Name = "gewijzigd")] public bool Changed { get; set; }
    /// <summary>At a locked screen: somebody else than who is parked there, or without a PIN.</summary>
    [BindProperty(SupportsGet = true, Name = "anders")] public bool Elsewise { get; set; }
    public IReadOnlyList<CardChoice> Cards { get; private set; } = [];
    /// <summary>There was a session and it ran out.</summary>
    public bool WasAway { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] Actor actor, [FromServices] SessionBook sessions, CancellationToken ct)
    {
        if (actor.Kind is ActorKind.Member or ActorKind.Staff) return Redirect(Landing(actor));
        var session = SessionCookie.Read(Request) is { } token ? await sessions.Find(token, ct) : null;
        if (session is { Stage: SessionStage.Locked } && !Elsewise) return Redirect("/balie/vergrendel?terug=" + Uri.EscapeDataString(Back ?? ""));
        WasAway = SessionCookie.Read(Request) is not null && session is null;
        if (WasAway) SessionCookie.Remove(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SignInWithPassword signIn, [FromServices] TerminalBook terminals, CancellationToken ct)
    {
        var outcome = await signIn.Do(new SignInRequest(Name ?? "", Password ?? "", Device.Of(Request.Headers.UserAgent)), ct);
        if (Refused(outcome)) return Page();
        if (outcome.Value.Entry is { } entry)
        {
            if (SessionCookie.Read(Request) is { } before) await terminals.Join(before, entry.Token, ct);
            return Enter(entry);
        }
        Cards = outcome.Value.Cards;
        return Page();
    }

    public async Task<IActionResult> OnPostCardAsync([FromServices] ChooseCard choose, CancellationToken ct)
    {
        var outcome = await choose.Do(Card ?? "", Device.Of(Request.Headers.UserAgent), ct);
        return Refused(outcome) ? Page() : Enter(outcome.Value);
    }

    private RedirectResult Enter(Entry entry)
    {
        SessionCookie.Write(HttpContext, entry.Token);
        return Redirect(Next(entry.Stage, Url.IsLocalUrl(Back) ? Back : null));
    }

    /// <summary>Where a sign-in goes on.</summary>
    public static string Next(SessionStage stage, string? back)
    {
        var onward = back is null ? "" : "?terug=" + Uri.EscapeDataString(back);
        return stage switch { SessionStage.SecondFactor => "/inloggen/code" + onward, SessionStage.SettingUp => "/inloggen/tweede-factor", _ => back ?? "/inloggen" };
    }

    /// <summary>The first page of whoever signed in.</summary>
    private static string Landing(Actor actor) => actor switch
    {
        { Kind: ActorKind.Member } => "/mijn",
        _ when actor.Roles.Contains(Audiences.Roles.Administrator) => "/beheer",
        { Trained: false } => TrainingGate.Explains,
        _ when Audiences.May(actor, Audiences.Desk) => "/balie",
        _ when Audiences.May(actor, Audiences.Officer) => "/functionaris",
        _ => "/",
    };
}
