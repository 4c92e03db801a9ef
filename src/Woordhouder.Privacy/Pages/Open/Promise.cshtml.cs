using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>One clause: what it says, what stood there before, how it is checked, and what was seen in the past year.</summary>
internal sealed class PromiseModel : LibraryPage
{
    public ClauseStatus Status { get; private set; } = null!;
    public ClauseHistory History { get; private set; } = ClauseHistory.Empty;
    public string Html { get; private set; } = "";
    public IReadOnlyList<(EvidenceStatus Evidence, IReadOnlyList<EvidenceRow> Rows)> Past { get; private set; } = [];
    public IEnumerable<DeviationFacts> Deviations => Library.Word.Statement.Deviations.Where(d => d.Clause == Status.Clause.Id);

    public async Task<IActionResult> OnGetAsync(string belofte, [FromServices] EvidenceRun evidence, [FromServices] EvidenceDays days, [FromServices] StatementTexts texts, CancellationToken ct)
    {
        var all = await evidence.Latest(ct);
        if (all.FirstOrDefault(c => c.Clause.Id == belofte) is not { } status) return NotFound();
        Status = status;
        Html = texts.Of(Library.Word, Language).Clause(belofte) ?? "";
        History = (await days.Of([status], ct))[belofte];
        var past = new List<(EvidenceStatus, IReadOnlyList<EvidenceRow>)>();
        foreach (var piece in status.Evidence) past.Add((piece, await days.Changes(piece.Id, ct)));
        Past = past;
        return Page();
    }
}
