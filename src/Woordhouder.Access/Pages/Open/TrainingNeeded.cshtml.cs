using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.People;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>
/// Why the screen of a member of staff stays shut (D35). It lies in Open because it must answer staff of every role, also of those that may not open a desk
/// page; it shows nothing but a date of their own.
/// </summary>
internal sealed class TrainingNeededModel : LibraryPage
{
    public DateOnly? Until { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] Actor actor, [FromServices] StaffLists staff, CancellationToken ct)
    {
        if (actor is not { Kind: ActorKind.Staff, Person: { } person }) return Redirect("/inloggen");
        if (actor.Trained) return Redirect("/inloggen");
        Until = await staff.TrainedUntil(person, ct);
        return Page();
    }
}
