using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What visitors must know today, and a new one.</summary>
internal sealed class ServiceMessagesModel : LibraryPage
{
    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public string? TextNl { get; set; }
    [BindProperty] public string? TextEn { get; set; }
    [BindProperty] public string? Branch { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public IReadOnlyList<ServiceMessage> Messages { get; private set; } = [];
    public DateOnly Day0 => Today;

    public async Task OnGetAsync([FromServices] ServiceMessages messages, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        (Key, From, Until) = (Guid.CreateVersion7(clock.GetUtcNow()), Today, Today);
        Messages = await messages.NotEnded(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] PlaceServiceMessage place, [FromServices] ServiceMessages messages, CancellationToken ct)
    {
        if (!Refused(await place.Do(new PlaceServiceMessageRequest(Key, TextNl, TextEn, string.IsNullOrEmpty(Branch) ? null : Branch, From, Until), ct))) return Redirect("/kantoor/meldingen?gedaan=geplaatst");
        Messages = await messages.NotEnded(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAwayAsync([FromServices] TakeMessageAway away, Guid id, CancellationToken ct)
    {
        await away.Do(id, ct);
        return Redirect("/kantoor/meldingen?gedaan=weg");
    }
}
