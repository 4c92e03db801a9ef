using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.Pins;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>
/// Somebody's own account at work: password and PIN. It lies in Open because no other folder lets in staff of every role; it shows nothing but their own,
/// and only to staff.
/// </summary>
internal sealed class StaffOwnModel : LibraryPage
{
    [BindProperty] public string? Current { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? PinPassword { get; set; }
    [BindProperty] public string? Pin { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    public bool HasPin { get; private set; }
    /// <summary>Only a screen of the desk is locked.</summary>
    public bool AtDesk { get; private set; }

    private Session? This => HttpContext.Features.Get<Session>() is { Kind: SessionKind.Staff } session ? session : null;

    public async Task<IActionResult> OnGetAsync([FromServices] AccountStore accounts, [FromServices] Actor actor, CancellationToken ct) =>
        await Read(accounts, actor, ct) ? Page() : Redirect("/inloggen?terug=/medewerker");

    public async Task<IActionResult> OnPostPasswordAsync([FromServices] ChangePassword change, [FromServices] AccountStore accounts, [FromServices] Actor actor, CancellationToken ct)
    {
        if (This is not { } session) return Redirect("/inloggen?terug=/medewerker");
        var outcome = await change.Do(session, Current ?? "", Password ?? "", ct);
        if (!outcome.Done) return await Again(outcome, accounts, actor, ct);
        SessionCookie.Write(HttpContext, outcome.Value);
        return Redirect("/medewerker?gedaan=wachtwoord");
    }

    public async Task<IActionResult> OnPostPinAsync([FromServices] ChoosePin choose, [FromServices] AccountStore accounts, [FromServices] Actor actor, CancellationToken ct)
    {
        if (This is not { } session) return Redirect("/inloggen?terug=/medewerker");
        var outcome = await choose.Do(session, PinPassword ?? "", Pin ?? "", ct);
        return outcome.Done ? Redirect("/medewerker?gedaan=pin") : await Again(outcome, accounts, actor, ct);
    }

    private async Task<IActionResult> Again<T>(Outcome<T> outcome, AccountStore accounts, Actor actor, CancellationToken ct)
    {
        Refused(outcome);
        await Read(accounts, actor, ct);
        return Page();
    }

    private async Task<bool> Read(AccountStore accounts, Actor actor, CancellationToken ct)
    {
        if (This is not { } session || await accounts.Staff(session.PersonId, ct) is not { } account) return false;
        (HasPin, AtDesk) = (account.PinHash is not null, Audiences.May(actor, Audiences.Desk));
        return true;
    }
}
