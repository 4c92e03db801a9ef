using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>A version that waits (D45): what changes in both languages, what the first sweep would take, and the button that puts it in force.</summary>
internal sealed class OfficerStatementModel : LibraryPage
{
    private CategoryBook labels = null!;

    /// <summary>What the officer read: the use case refuses when something else is in force by then.</summary>
    [BindProperty] public int Number { get; set; }
    [BindProperty] public int Replaces { get; set; }

    public Proposal? Waiting { get; private set; }
    public IReadOnlyList<StatementDifference> Differences { get; private set; } = [];
    public IReadOnlyList<SweepLine> Takes { get; private set; } = [];
    /// <summary>How many members get notice of it.</summary>
    public int Notices { get; private set; }
    /// <summary>Why it cannot be put in force: it says what the program does not do.</summary>
    public IReadOnlyList<Complaint> Complaints { get; private set; } = [];

    public Task OnGetAsync([FromServices] StatementHistory history, [FromServices] Sweep sweep, [FromServices] ProgramFactsReader program, [FromServices] CategoryBook book, CancellationToken ct) =>
        ShowAsync(history, sweep, program, book, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ApproveVersion approve, [FromServices] StatementHistory history, [FromServices] Sweep sweep,
        [FromServices] ProgramFactsReader program, [FromServices] CategoryBook book, CancellationToken ct)
    {
        if (!Refused(await approve.Do(new ApproveVersionRequest(Number, Replaces), ct))) return Redirect("/functionaris/verklaring");
        await ShowAsync(history, sweep, program, book, ct);
        return Page();
    }

    private async Task ShowAsync(StatementHistory history, Sweep sweep, ProgramFactsReader program, CategoryBook book, CancellationToken ct)
    {
        labels = book;
        Waiting = await history.Waiting(ct);
        if (Waiting is not { } waiting) return;
        var now = Library.Word.Statement;
        Differences = [StatementDifference.Between(now, waiting.Statement, "nl", book.All), StatementDifference.Between(now, waiting.Statement, "en", book.All)];
        Complaints = [.. StatementVersions.Judge(waiting.Statement.Files, program.Read(Library.Settings)).Complaints, .. StatementChecks.CheckSuccessor(waiting.Statement, now.Version.Date)];
        Takes = await sweep.Run(dryRun: true, ct, waiting.Statement);
        Notices = await HttpContext.RequestServices.GetRequiredService<IStatementNotices>().Count(ct);
    }

    public string Name(string table) => labels.Table(table).In(Language);
    public string Schedule(string id) => Waiting!.Statement.Schedules.TryGetValue(id, out var s) ? s.Label.In(Language) : L("doel dat vervalt, na 30 dagen", "purpose that ends, after 30 days");
    public static bool OverFivePercent(SweepLine line) => line.Rows * 20 > line.Total;
}
