using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

internal sealed class DeskTodayModel : LibraryPage
{
    public DateOnly Day0 => Today;
    public int Joined { get; private set; }
    public int Pending { get; private set; }

    public async Task OnGetAsync([FromServices] For<Enrolment> data, CancellationToken ct)
    {
        var today = Today;
        Joined = await data.Masked<Person>().CountAsync(p => p.JoinedOn == today, ct);
        Pending = await data.Masked<PendingEnrolment>().CountAsync(e => e.SentAt != null, ct);
    }
}
