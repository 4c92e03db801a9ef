using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>What the two pages that a one-time link leads to have in common.</summary>
internal abstract class ChoosePasswordPage : LibraryPage
{
    [BindProperty(SupportsGet = true, Name = "sleutel")] public string Key { get; set; } = "";
    [BindProperty] public string? Password { get; set; }
    /// <summary>Null: the link is used or old.</summary>
    public SessionKind? Kind { get; private set; }
    public int Shortest => Kind == SessionKind.Staff ? PasswordRules.ShortestStaff : PasswordRules.ShortestMember;

    public async Task OnGetAsync([FromServices] ChoosePassword choose, CancellationToken ct) => Kind = await choose.Look(Key, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ChoosePassword choose, CancellationToken ct)
    {
        Kind = await choose.Look(Key, ct);
        var outcome = await choose.Do(Key, Password ?? "", Device.Of(Request.Headers.UserAgent), ct);
        if (Refused(outcome)) return Page();
        SessionCookie.Write(HttpContext, outcome.Value.Token);
        return Redirect(SignInModel.Next(outcome.Value.Stage, null));
    }
}
