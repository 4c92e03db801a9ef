using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.People;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

/// <summary>A session of a colleague, with the name used at work.</summary>
internal sealed record StaffSession(SessionLine Line, string Name);

/// <summary>Who of the staff is signed in, and how many members: a count, because the administrator sees no members.</summary>
internal sealed class SessionListModel : LibraryPage
{
    public int Members { get; private set; }
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<StaffSession> Lines { get; private set; } = [];

    public Task OnGetAsync([FromServices] StaffLists staff, CancellationToken ct) => ShowAsync(staff, ct);

    public Task OnPostSearchAsync([FromServices] StaffLists staff, CancellationToken ct) => ShowAsync(staff, ct);

    private async Task ShowAsync(StaffLists staff, CancellationToken ct)
    {
        (Members, var open) = await staff.Sessions(ct);
        var names = (await staff.All(ct)).ToDictionary(c => c.Person, c => c.Name);
        var asked = ListAsked.Of(Request, "-gezien");
        var found = asked.Find(open.Select(s => new StaffSession(s, names.GetValueOrDefault(s.Person, "–"))),
            [new("naam", "naam", "name", s => s.Name), new("apparaat", "apparaat", "device", s => s.Line.Device), new("gezien", "laatst gezien", "last seen", s => s.Line.LastSeenAt)]);
        List = new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }

    public async Task<IActionResult> OnPostAsync(Guid person, Guid id, [FromServices] StaffLists staff, [FromServices] SessionBook sessions, CancellationToken ct)
    {
        // Of a member of staff only: the page names nobody else.
        if ((await staff.Sessions(ct)).Staff.Any(s => s.Id.Value == id && s.Person.Value == person)) await sessions.End(new PersonId(person), new SessionId(id), ct);
        return Redirect("/beheer/sessies");
    }
}
