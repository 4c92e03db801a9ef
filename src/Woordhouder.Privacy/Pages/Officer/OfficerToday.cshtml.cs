using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>What needs the privacy officer today: broken promises, a version that waits, a sweep that stopped or did not run, proof that expires.</summary>
internal sealed class OfficerTodayModel : LibraryPage
{
    /// <summary>How far ahead the officer is warned, in days.</summary>
    private const int Ahead = 30;
    private CategoryBook labels = null!;

    public IReadOnlyList<ClauseStatus> Broken { get; private set; } = [];
    public int Unknown { get; private set; }
    public Proposal? Waiting { get; private set; }
    public IReadOnlyList<SweepLine> Stopped { get; private set; } = [];
    public IReadOnlyList<AttestationStatus> Expiring { get; private set; } = [];
    /// <summary>Nightly jobs that have not finished for yesterday or today, or broke off.</summary>
    public IReadOnlyList<string> Late { get; private set; } = [];
    public bool Nothing => Broken.Count + Stopped.Count + Expiring.Count + Late.Count == 0 && Waiting is null;

    public async Task OnGetAsync([FromServices] EvidenceRun evidence, [FromServices] StatementHistory history, [FromServices] Sweep sweep, [FromServices] Attestations attestations,
        [FromServices] Things things, [FromServices] CategoryBook book, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        labels = book;
        var all = await evidence.Latest(ct);
        Broken = [.. all.Where(c => c.State == ClauseState.Broken)];
        Unknown = all.Count(c => c.State == ClauseState.Unproven);
        Waiting = await history.Waiting(ct);
        var number = Library.Word.Number;
        // Only the first sweep under a later version can stop: no need to count otherwise.
        if (await things.Set<StatementVersionRow>().AnyAsync(v => v.Number == number && v.FirstSweepAt == null, ct)) Stopped = [.. (await sweep.Run(dryRun: true, ct)).Where(l => l.Waits)];
        Expiring = [.. (await attestations.All(ct)).Where(a => a.Latest is null || a.Latest.ValidUntil <= Today.AddDays(Ahead))];
        var jobs = await things.Set<JobRow>().Where(j => j.Name == "sweep" || j.Name == "evidence").ToListAsync(ct);
        Late = [.. jobs.Where(j => j.StateAt(Today, clock.GetUtcNow()) is JobState.Late or JobState.Failed).Select(j => j.Name)];
    }

    public string Name(string table) => labels.Table(table).In(Language);
    public DateOnly Day => Today;
}
