using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A record that did not go in: its place in the file, why, and whether it can be downloaded.</summary>
internal sealed record RejectLine(int Number, long Place, string Reason, string InFile) : IAboutNobody;

/// <summary>One import: how far it is, what it did, what it asks, and what did not go in. May be left and come back to.</summary>
internal sealed class ImportModel : ListPage<RejectLine>
{
    private const int MostQuestions = 20;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public int Number { get; set; }
    [BindProperty] public int Seen { get; set; }
    [BindProperty] public bool Take { get; set; }

    public ImportRun Run { get; private set; } = new();
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<RejectLine> Rejects { get; private set; } = [];
    public IReadOnlyList<OpenQuestion> Questions { get; private set; } = [];
    /// <summary>Rejected records that can be downloaded.</summary>
    public int InFile { get; private set; }
    private ListAsked Wanted => ListAsked.Of(Request, "nummer");
    public bool Busy => Run.State is ImportState.Waiting or ImportState.Running;
    /// <summary>0–100.</summary>
    public int Percent => Run.Bytes > 0 ? (int)Math.Min(100, Run.BytesRead * 100 / Run.Bytes) : 0;
    /// <summary>Records a second; 0 before the first batch.</summary>
    public int Rate => Run.StartedAt is { } start && Now - start is { TotalSeconds: > 0.5 } busy ? (int)(Run.Read / busy.TotalSeconds) : 0;
    public TimeSpan? Left => Run.StartedAt is { } start && Run.BytesRead > 0 ? (Now - start) * ((double)(Run.Bytes - Run.BytesRead) / Run.BytesRead) : null;
    private DateTimeOffset Now => Run.FinishedAt ?? HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    public async Task<IActionResult> OnGetAsync([FromServices] ShowImports imports, CancellationToken ct)
    {
        if (await imports.One(Id, ct) is not { } run) return NotFound();
        Run = run;
        var found = (await All(ct))!;
        List = new ListOf<RejectLine>(Wanted, found.Count);
        Rejects = List.Of(found);
        InFile = run.Rejected > 0 ? await imports.InFile(Id, ct) : 0;
        Questions = run.Asked > 0 ? await imports.Questions(Id, MostQuestions, ct) : [];
        return Page();
    }

    public override IReadOnlyList<ListColumn<RejectLine>> Columns => [new("nummer", "nummer", "number", r => r.Number), new("plaats", "plaats", "place", r => r.Place), new("reden", "reden", "reason", r => r.Reason), new("download", "in de download", "in the download", r => r.InFile)];

    protected override string FileName => L("niet-gelukt", "rejected");

    /// <summary>Null: no such import.</summary>
    protected override async Task<IReadOnlyList<RejectLine>?> All(CancellationToken ct) => await Get<ShowImports>().One(Id, ct) is not { } run ? null
        : run.Rejected == 0 ? [] : Wanted.Find((await Get<ShowImports>().Rejects(Id, 0, ReadRun.MostRejectsKept, ct)).Select(r => new RejectLine(r.Number, r.Offset, L(Marc.DutchReasons.Of(r.Reason), r.Reason), r.InFile ? L("Ja", "Yes") : L("Nee", "No"))), Columns);

    /// <summary>The rejected records as a file, to be mended.</summary>
    public async Task<IActionResult> OnGetRejectsAsync([FromServices] ShowImports imports, CancellationToken ct)
    {
        if (await imports.One(Id, ct) is not { } run || await imports.RejectedFile(Id, ct) is not { } file) return NotFound();
        var name = Path.GetFileNameWithoutExtension(run.FileName) + L("-niet-gelukt", "-rejected");
        return File(file.File, "application/octet-stream", name + (file.Xml ? ".xml" : ".mrc"));
    }

    public async Task<IActionResult> OnPostStopAsync([FromServices] RunTheImport runs, [FromServices] ShowImports imports, CancellationToken ct) =>
        Refused(await runs.Stop(Id, ct)) ? await OnGetAsync(imports, ct) : Back();

    public async Task<IActionResult> OnPostGoOnAsync([FromServices] RunTheImport runs, [FromServices] ShowImports imports, CancellationToken ct) =>
        Refused(await runs.GoOn(Id, ct)) ? await OnGetAsync(imports, ct) : Back();

    public async Task<IActionResult> OnPostAnswerAsync([FromServices] AnswerQuestion answers, [FromServices] ShowImports imports, CancellationToken ct) =>
        Refused(await answers.Do(new AnswerQuestionRequest(Id, Number, Take, Seen), ct)) ? await OnGetAsync(imports, ct) : Back();

    private RedirectResult Back() => Redirect($"/kantoor/collectie/invoer/{Id:D}");
}
