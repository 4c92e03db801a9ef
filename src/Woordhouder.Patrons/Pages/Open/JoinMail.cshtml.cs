using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Open;

/// <summary>The same words for everybody, member already or not (D42).</summary>
internal sealed class JoinMailModel : JoinPage
{
    public string Address { get; private set; } = "";
    public DateOnly Until { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] DraftEnrolment drafts, CancellationToken ct)
    {
        if (await drafts.Find(Sleutel, ct) is not { SentAt: not null } draft) return Redirect("/lid-worden");
        (Address, Until) = (draft.ConfirmAt ?? "", draft.Until(Library));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DraftEnrolment drafts, [FromServices] BeginEnrolment begin, CancellationToken ct) =>
        Refused(await begin.Do(new BeginEnrolmentRequest(Sleutel, Site), ct)) ? await OnGetAsync(drafts, ct) : Redirect(At("mail"));
}
