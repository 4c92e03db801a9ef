using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access.People;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

/// <summary>Who works here. A list about people: searched by POST, and there is no file of it.</summary>
internal sealed class StaffListModel : LibraryPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public List<string> Roles { get; set; } = [];
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    private string? Role => ListAsked.Said(Request, "rol") is { } role && Audiences.Roles.All.Contains(role) ? role : null;
    private bool Left => ListAsked.Said(Request, "dienst") == "uit";
    public bool Trained(Colleague colleague) => colleague.TrainedUntil >= Today;
    public static bool NeedsTraining(Colleague colleague) => !colleague.Roles.Contains(Audiences.Roles.Administrator);

    private IReadOnlyList<ListColumn<Colleague>> Columns =>
    [
        new("naam", "naam", "name", c => c.Name), new("rollen", "rollen", "roles", RolesOf),
        // Who may open nothing comes first: no training, then the one that ends soonest.
        new("training", "training", "training", c => !NeedsTraining(c) ? DateOnly.MaxValue : c.TrainedUntil),
    ];

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task OnPostSearchAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] InviteStaff invite, CancellationToken ct)
    {
        var outcome = await invite.Do(new InviteRequest(Name ?? "", Email ?? "", Roles, $"{Request.Scheme}://{Request.Host}"), ct);
        if (!Refused(outcome)) return Redirect($"/beheer/medewerkers/{outcome.Value.Value}?gedaan=uitgenodigd");
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "naam");
        var all = await HttpContext.RequestServices.GetRequiredService<StaffLists>().All(ct);
        var found = asked.Find(all.Where(c => (c.EndedOn is not null) == Left && (Role is null || c.Roles.Contains(Role))), Columns);
        List = new ListOfPeople(asked, found.Count, [.. Filters()]);
        Colleagues = List.Of(found);
    }

    private IEnumerable<ListFilter> Filters()
    {
        if (Role is { } role) yield return new("rol", Text($"role.{role}"));
        if (Left) yield return new("dienst", L("uit dienst", "left"));
    }

    public string RolesOf(Colleague colleague) => string.Join(", ", colleague.Roles.Select(r => Text($"role.{r}")));
    public IEnumerable<SelectListItem> RoleChoices => Audiences.Roles.All.Select(r => new SelectListItem(Text($"role.{r}"), r, r == Role)).Prepend(new SelectListItem(L("Alle", "All"), ""));
    public IEnumerable<SelectListItem> ServiceChoices => [new(L("In dienst", "In service"), ""), new(L("Uit dienst", "Left"), "uit", Left)];
}
