using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Desk;

internal sealed class DeskLinkModel : DeskFilePage
{
    public sealed class Link
    {
        public RepresentationKind Kind { get; set; }
        public string? RepresentativeName { get; set; }
        public string? Card { get; set; }
        public string? RepresentativeEmail { get; set; }
        public bool SeenAtDesk { get; set; }
    }

    [BindProperty] public Link Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Opened(ct) ? Page() : Redirect(Closed);

    public async Task<IActionResult> OnPostAsync([FromServices] LinkRepresentative link, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        var request = new LinkRepresentativeRequest(Person, Form.Kind, Form.Card, Form.RepresentativeName, Form.RepresentativeEmail, Form.SeenAtDesk, Site, Key);
        return await After(await link.Do(request, ct), "koppeling", "Form.", ct);
    }
}
