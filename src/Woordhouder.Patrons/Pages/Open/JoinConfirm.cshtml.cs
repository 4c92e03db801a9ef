using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Open;

/// <summary>The link in the mail. Opening it does nothing yet: programs that look through mail open links too.</summary>
internal sealed class JoinConfirmModel : LibraryPage
{
    [BindProperty] public string? Password { get; set; }
    public PendingEnrolment? Pending { get; private set; }
    public ConfirmedEnrolment? Welcome { get; private set; }

    public async Task OnGetAsync(string sleutel, [FromServices] ConfirmEnrolment confirm, CancellationToken ct) => Pending = await confirm.Find(sleutel, ct);

    public async Task OnPostAsync(string sleutel, [FromServices] ConfirmEnrolment confirm, CancellationToken ct)
    {
        var outcome = await confirm.Do(new ConfirmEnrolmentRequest(sleutel, Password, $"{Request.Scheme}://{Request.Host}"), ct);
        if (Refused(outcome)) Pending = await confirm.Find(sleutel, ct);
        else Welcome = outcome.Value;
    }
}
