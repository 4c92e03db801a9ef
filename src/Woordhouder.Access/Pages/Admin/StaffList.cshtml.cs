using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.People;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

internal sealed class StaffListModel : LibraryPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public List<string> Roles { get; set; } = [];
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];
    public bool Trained(Colleague colleague) => colleague.TrainedUntil >= Today;
    public static bool NeedsTraining(Colleague colleague) => !colleague.Roles.Contains(Audiences.Roles.Administrator);

    public async Task OnGetAsync([FromServices] StaffLists staff, CancellationToken ct) => Colleagues = await staff.All(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] InviteStaff invite, [FromServices] StaffLists staff, CancellationToken ct)
    {
        var outcome = await invite.Do(new InviteRequest(Name ?? "", Email ?? "", Roles, $"{Request.Scheme}://{Request.Host}"), ct);
        if (!Refused(outcome)) return Redirect($"/beheer/medewerkers/{outcome.Value.Value}?gedaan=uitgenodigd");
        Colleagues = await staff.All(ct);
        return Page();
    }
}
