using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>The work of today: what waits for a human, counted by every module (<see cref="IOfficeWork"/>).</summary>
internal sealed class OfficeTodayModel : LibraryPage
{
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];
    public DateOnly Day0 => Today;

    public async Task OnGetAsync([FromServices] IEnumerable<IOfficeWork> parts, CancellationToken ct)
    {
        var all = new List<WaitingWork>();
        foreach (var part in parts.OrderBy(p => p.Order)) all.AddRange((await part.Today(ct)).Where(w => w.Count > 0));
        Waiting = all;
    }
}
