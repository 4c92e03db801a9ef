using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.People;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

internal sealed class StaffFileModel : LibraryPage
{
    private static readonly string[] Days = ["d-M-yyyy", "d/M/yyyy", "yyyy-M-d", "d-M-yy", "d/M/yy"];

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty] public string? TakenOn { get; set; }
    [BindProperty] public string? ValidUntil { get; set; }
    [BindProperty] public string? Proof { get; set; }
    [BindProperty] public List<string> Roles { get; set; } = [];
    public ColleagueFile Colleague { get; private set; } = null!;
    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public string? Link { get; private set; }
    private PersonId Person => new(Id);

    public async Task<IActionResult> OnGetAsync([FromServices] StaffLists staff, CancellationToken ct)
    {
        if (!await Load(staff, ct)) return NotFound();
        Roles = [.. Colleague.Roles];
        return Page();
    }

    public async Task<IActionResult> OnPostTrainingAsync([FromServices] EnterTraining enter, [FromServices] StaffLists staff, CancellationToken ct)
    {
        if (DayOf(TakenOn) is not { } taken) ModelState.AddModelError(nameof(TakenOn), Sentence(new Refusal("training-no-day")));
        else if (!string.IsNullOrWhiteSpace(ValidUntil) && DayOf(ValidUntil) is null) ModelState.AddModelError(nameof(ValidUntil), Sentence(new Refusal("training-no-day")));
        else if (!Refused(await enter.Do(new TrainingRequest(Person, taken, DayOf(ValidUntil), Proof ?? ""), ct))) return Back("training");
        return await Load(staff, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostRolesAsync([FromServices] ChangeRoles change, [FromServices] StaffLists staff, CancellationToken ct) =>
        Then(change.Do(Person, Roles, ct), "rollen", staff, ct);

    public Task<IActionResult> OnPostEndAsync([FromServices] EndService end, [FromServices] StaffLists staff, CancellationToken ct) => Then(end.Do(Person, ct), "einde", staff, ct);

    public async Task<IActionResult> OnPostLinkAsync([FromServices] ResetStaff reset, [FromServices] StaffLists staff, CancellationToken ct)
    {
        var outcome = await reset.Do(Person, ct);
        if (!Refused(outcome)) Link = $"{Request.Scheme}://{Request.Host}{outcome.Value}";
        return await Load(staff, ct) ? Page() : NotFound();
    }

    private async Task<IActionResult> Then(Task<Outcome<Nothing>> act, string done, StaffLists staff, CancellationToken ct)
    {
        if (!Refused(await act)) return Back(done);
        return await Load(staff, ct) ? Page() : NotFound();
    }

    private async Task<bool> Load(StaffLists staff, CancellationToken ct)
    {
        if (await staff.Open(Person, ct) is not { } file) return false;
        Colleague = file;
        return true;
    }

    private RedirectResult Back(string done) => Redirect($"/beheer/medewerkers/{Id}?gedaan={done}");

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
