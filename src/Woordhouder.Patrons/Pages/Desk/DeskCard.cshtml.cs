using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>The card to print, and a new one in place of a lost one.</summary>
internal sealed class DeskCardModel : DeskFilePage
{
    public string? Code { get; private set; }
    /// <summary>The code on paper, for who has no telephone at hand: a letter instead of the card.</summary>
    [BindProperty(SupportsGet = true, Name = "brief")] public bool Letter { get; set; }
    public DateOnly Day0 => Today;
    public string LetterLink(string code) => $"{Part("pas")}&code={Tickets.SealCode(code)}&brief=true";
    public string CardLink(string code) => $"{Part("pas")}&code={Tickets.SealCode(code)}";
    /// <summary>Where the code is typed or scanned: the page of Access that sets a password.</summary>
    public string CodeLink(string code) => $"{Site}/wachtwoord/{code}";

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        Code = Tickets.ReadCode(code);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CardClosed because, [FromServices] ReplaceCard replace, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        var outcome = await replace.Do(new ReplaceCardRequest(Person, because == CardClosed.Lost ? CardClosed.Lost : CardClosed.Replaced, Key), ct);
        if (!Refused(outcome)) return Redirect(Part("pas"));
        await Opened(ct);
        return Page();
    }
}
