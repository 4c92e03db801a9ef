using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Members;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.My;

/// <summary>Whose pages these are: one's own, or those of a child or somebody else whom one represents (D5).</summary>
internal sealed class ActForModel : LibraryPage
{
    public IReadOnlyList<(PersonId Person, string CalledName)> People { get; private set; } = [];
    public Session This => HttpContext.Features.Get<Session>() ?? throw new InvalidOperationException("a page of a member without a session");
    public PersonId Now => This.ActingFor ?? This.PersonId;

    public async Task OnGetAsync([FromServices] MemberDirectory members, CancellationToken ct) => People = await members.ActsFor(This.PersonId, ct);

    public async Task<IActionResult> OnPostAsync(Guid person, [FromServices] ActForSomebody act, [FromServices] MemberDirectory members, CancellationToken ct)
    {
        var outcome = await act.Do(This, new PersonId(person), ct);
        if (Refused(outcome))
        {
            await OnGetAsync(members, ct);
            return Page();
        }
        SessionCookie.Write(HttpContext, outcome.Value);
        return Redirect("/mijn");
    }

    /// <summary>From the bar of any page.</summary>
    public Task<IActionResult> OnPostBackAsync([FromServices] ActForSomebody act, [FromServices] MemberDirectory members, CancellationToken ct) => OnPostAsync(This.PersonId.Value, act, members, ct);
}
