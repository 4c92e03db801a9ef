using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.People;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

/// <summary>Who of the staff is signed in, and how many members: a count, because the administrator sees no members.</summary>
internal sealed class SessionListModel : LibraryPage
{
    public int Members { get; private set; }
    public IReadOnlyList<SessionLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public async Task OnGetAsync([FromServices] StaffLists staff, CancellationToken ct)
    {
        (Members, Lines) = await staff.Sessions(ct);
        Names = (await staff.All(ct)).ToDictionary(c => c.Person, c => c.Name);
    }

    public async Task<IActionResult> OnPostAsync(Guid person, Guid id, [FromServices] StaffLists staff, [FromServices] SessionBook sessions, CancellationToken ct)
    {
        // Of a member of staff only: the page names nobody else.
        if ((await staff.Sessions(ct)).Staff.Any(s => s.Id.Value == id && s.Person.Value == person)) await sessions.End(new PersonId(person), new SessionId(id), ct);
        return Redirect("/beheer/sessies");
    }
}
