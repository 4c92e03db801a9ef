using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One table under one schedule. <paramref name="TooOld"/> comes from the evidence, never from the sweep: null, not measured.</summary>
internal sealed record RetentionLine(ScheduleFacts Schedule, string Table, string Action, long? TooOld, long Due, long Total, bool Waits);

/// <summary>The same as the list and its file show it: counts of rows.</summary>
internal sealed record RetentionRow(string Rule, string Term, string Table, string Happens, long? TooOld, long Due, bool Waits) : IAboutNobody;

/// <summary>Why rows stay past their schedule, how many people it is about, and when that is looked at first.</summary>
internal sealed record HoldSummary(string Reason, int People, DateOnly FirstReview);

[MaskedLine]
internal sealed record HoldLine(string Reason, DateOnly ReviewOn);

/// <summary>What goes when: the promise per schedule, what is too old (evidence), what goes tonight (a trial run that changes nothing), what is held.</summary>
internal sealed class OfficerRetentionModel : ListPage<RetentionRow>
{
    private CategoryBook labels = null!;

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<RetentionRow> Rows { get; private set; } = [];
    private IReadOnlyList<RetentionLine> Lines { get; set; } = [];

    /// <summary>"": in the order of the statement.</summary>
    private ListAsked Asked => ListAsked.Of(Request, "");
    public IReadOnlyList<HoldSummary> Holds { get; private set; } = [];
    public IReadOnlyList<HoldToReview> ToReview { get; private set; } = [];
    public IReadOnlyList<ForecastYear> Forecast { get; private set; } = [];
    public JobRow? LastRun { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Null: a schedule was not measured, so the sum is not known.</summary>
    public long? TooOld => Lines.Any(l => l.TooOld is null) ? null : Lines.DistinctBy(l => l.Schedule.Id).Sum(l => l.TooOld!.Value);
    public long Due { get; private set; }
    /// <summary>Tables that wait for the officer, also those of a purpose that the statement no longer has.</summary>
    public IReadOnlyList<SweepLine> Stopped { get; private set; } = [];
    public IReadOnlyList<RowsLeft> Left { get; private set; } = [];

    public async Task OnGetAsync([FromServices] Sweep sweep, [FromServices] RetentionForecast forecast, [FromServices] For<Contracts.Retention> data,
        [FromServices] Things things, [FromServices] ReviewHold reviews, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        ToReview = await reviews.Waiting(ct);
        MadeAt = clock.GetUtcNow();
        var found = (await All(ct))!;
        List = new ListOf<RetentionRow>(Asked, found.Count);
        Rows = List.Of(found);
        Left = await sweep.LeftBehind(ct);
        Holds = [.. (await data.Masked<DeletionHold>().Where(h => h.ReleasedAt == null).Select(h => new HoldLine(h.Reason, h.ReviewOn)).ToListAsync(ct))
            .GroupBy(h => h.Reason).Select(g => new HoldSummary(g.Key, g.Count(), g.Min(h => h.ReviewOn))).OrderBy(h => h.FirstReview)];
        LastRun = await things.Set<JobRow>().SingleOrDefaultAsync(j => j.Name == "sweep", ct);
        Forecast = await forecast.Of(ct);
    }

    public override IReadOnlyList<ListColumn<RetentionRow>> Columns =>
    [
        new("regel", "regel", "rule", r => r.Rule), new("termijn", "termijn", "period", r => r.Term), new("tabel", "tabel", "table", r => r.Table), new("wat", "wat gebeurt er", "what happens", r => r.Happens),
        new("oud", "te oud", "too old", r => r.TooOld), new("vannacht", "vannacht", "tonight", r => r.Due), new("wacht", "wacht op jou", "waits for you", r => r.Waits),
    ];

    protected override string FileName => L("bewaren", "retention");

    protected override async Task<IReadOnlyList<RetentionRow>?> All(CancellationToken ct)
    {
        labels = Get<CategoryBook>();
        var (sweep, registry) = (Get<Sweep>(), Get<ProgramFactsReader>().Registry);
        var due = await sweep.Run(dryRun: true, ct);
        (Due, Stopped) = (due.Sum(l => l.Rows), [.. due.Where(l => l.Waits)]);
        var measured = (await Get<EvidenceRun>().Latest(ct)).SelectMany(c => c.Evidence).DistinctBy(e => e.Id).ToDictionary(e => e.Id);
        Lines = [.. from schedule in Library.Word.Statement.Schedules.Values
                    where Library.Word.Running.ScheduleRuns(schedule.Id)
                    from use in Uses(registry, schedule.Id)
                    let line = due.FirstOrDefault(d => d.Schedule == schedule.Id && d.Table == use.Table && d.Action == use.Action)
                    select new RetentionLine(schedule, use.Table, use.Action, measured.GetValueOrDefault("overdue." + schedule.Id)?.Violations, line?.Rows ?? 0, line?.Total ?? 0, line?.Waits ?? false)];
        return Asked.Find(Lines.Select(l => new RetentionRow(l.Schedule.Label.In(Language), Wording.Of(l.Schedule.Period, Language), Name(l.Table), Happens(l.Action), l.TooOld, l.Due, l.Waits)), Columns);
    }

    public async Task<IActionResult> OnPostReleaseAsync(string table, [FromServices] Sweep sweep, CancellationToken ct)
    {
        await sweep.ReleaseAsync(table, ct);
        return Redirect("/functionaris/bewaren");
    }

    public async Task<IActionResult> OnPostReviewAsync(Guid id, [FromServices] ReviewHold review, CancellationToken ct)
    {
        await review.Do(id, ct); // a second press finds nothing to do: the page shows the day it has now
        return Redirect("/functionaris/bewaren#vastgehouden");
    }

    /// <summary>The tables under a schedule, as the sweep names what it does to them.</summary>
    private static IEnumerable<(string Table, string Action)> Uses(Registry registry, string schedule)
    {
        foreach (var table in registry.Tables)
        {
            foreach (var _ in table.Clears.Where(c => c.Schedule.ToKebab() == schedule)) yield return (table.Table, "clear");
            if (table.Marks[0].Mark.Schedule.ToKebab() == schedule) yield return (table.Table, table.Marks[0].Mark.End == Erasure.Dissociate ? "dissociate" : "delete");
        }
        foreach (var thing in registry.Things.Where(t => t.Schedule.ToKebab() == schedule)) yield return (thing.Table, "delete");
    }

    public string Name(string table) => labels.Table(table).In(Language);

    public string Happens(string action) => action switch
    {
        "clear" => L("inhoud leegmaken", "clear the contents"),
        "dissociate" => L("losmaken van de persoon", "detach from the person"),
        _ => L("wissen", "delete"),
    };
}
