using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Admin;

/// <summary>How the installation is doing: jobs and events, no people.</summary>
internal sealed class AdministrationModel(TextBook texts, TimeProvider clock) : LibraryPage
{
    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];
    public int Waiting { get; private set; }
    public IReadOnlyList<FailedLine> Failed { get; private set; } = [];
    public WordInForce Word => Library.Word;
    public MachineHealth Machine { get; private set; } = new(null, 0, 0);
    [BindProperty(SupportsGet = true, Name = "klaar")] public string? Done { get; set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public JobState StateOf(JobRow job) => job.StateAt(Today, Now);
    public string NameOf(JobRow job) => texts.Has($"job.{job.Name}") ? Text($"job.{job.Name}") : job.Name;
    public string Gigabytes(long bytes) => (bytes / (double)(1L << 30)).ToString(bytes < 10L << 30 ? "0.0" : "0", Chrome.Culture);

    /// <summary>What its last run came to, in the reader's language.</summary>
    public string SaidBy(JobRow job) => StateOf(job) switch
    {
        JobState.Running => "–",
        JobState.Failed when job.Failure() is { } type && job.LeaseUntil is { } until && until > Now => L($"{type}. Probeert het vanzelf opnieuw na {Library.LocalTime(until):HH.mm} uur.", $"{type}. Tries again by itself after {Library.LocalTime(until):HH:mm}."),
        JobState.Failed => L($"{job.Failure() ?? "Afgebroken"}. Probeert het zo opnieuw.", $"{job.Failure() ?? "Broken off"}. Tries again soon."),
        _ => JobSaid.Read(job.Result) is { } said && texts.Has($"job.said.{said.Id}") ? Text($"job.said.{said.Id}", [.. said.Counts]) : job.Result ?? "–",
    };

    public async Task OnGetAsync([FromServices] Things things, [FromServices] FailedWork failed, [FromServices] Machine machine, CancellationToken ct)
    {
        Jobs = await things.Set<JobRow>().OrderBy(j => j.Name).ToListAsync(ct);
        Waiting = await things.Set<OutboxRow>().CountAsync(o => o.HandledAt == null && o.Attempts < Platform.Events.OutboxPump.MaxAttempts, ct);
        Failed = await failed.List(ct);
        Machine = await machine.Look(ct);
    }

    /// <param name="kind">One kind of event or mail; null: everything.</param>
    public async Task<IActionResult> OnPostAsync([FromServices] FailedWork failed, string? kind, bool mail, CancellationToken ct)
    {
        await failed.Retry(kind, mail, ct);
        return Redirect("/beheer?klaar=opnieuw");
    }

    public async Task<IActionResult> OnPostJobAsync([FromServices] JobRunner jobs, string name, CancellationToken ct) =>
        Redirect(await jobs.RunAgain(Library, name, ct) ? "/beheer?klaar=taak" : "/beheer?klaar=taak-niet");
}
