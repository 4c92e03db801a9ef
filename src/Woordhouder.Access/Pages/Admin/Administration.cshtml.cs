using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

/// <summary>How the installation is doing: jobs and events, no people.</summary>
internal sealed class AdministrationModel : LibraryPage
{
    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];
    public int Waiting { get; private set; }
    public IReadOnlyList<FailedLine> Failed { get; private set; } = [];
    public WordInForce Word => Library.Word;
    public bool LateJob(JobRow job) => job.LastDay is null || job.LastDay < Today.AddDays(-1);

    public async Task OnGetAsync([FromServices] Things things, [FromServices] FailedWork failed, CancellationToken ct)
    {
        Jobs = await things.Set<JobRow>().OrderBy(j => j.Name).ToListAsync(ct);
        Waiting = await things.Set<OutboxRow>().CountAsync(o => o.HandledAt == null && o.Attempts < Platform.Events.OutboxPump.MaxAttempts, ct);
        Failed = await failed.List(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] FailedWork failed, CancellationToken ct)
    {
        await failed.Retry(ct);
        return Redirect("/beheer");
    }
}
