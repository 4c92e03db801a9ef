using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyCancelModel : MyPage
{
    [BindProperty] public CancelWhen? When { get; set; }
    public CancelChoices? Choices { get; private set; }

    public async Task OnGetAsync([FromServices] CancelMembership cancel, CancellationToken ct) => Choices = await cancel.Choices(Me, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] CancelMembership cancel, CancellationToken ct)
    {
        if (!Refused(await cancel.Do(new CancelMembershipRequest(Me, When ?? 0), ct))) return Redirect("/mijn/abonnement?klaar=opgezegd");
        Choices = await cancel.Choices(Me, ct);
        return Page();
    }
}
