using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>Every clause with its evidence, what needs work first; "Controleer nu" looks at all of them again.</summary>
internal sealed class OfficerPromisesModel : LibraryPage
{
    private static readonly ClauseState[] Order = [ClauseState.Broken, ClauseState.Unproven, ClauseState.Holds, ClauseState.Off, ClauseState.Information, ClauseState.Planned];
    private IReadOnlyDictionary<string, ClauseHistory> histories = new Dictionary<string, ClauseHistory>();

    public IReadOnlyList<ClauseStatus> All { get; private set; } = [];
    public DateTimeOffset? LastChecked => All.SelectMany(c => c.Evidence).Max(e => e.CheckedAt);
    public int Number(ClauseState state) => All.Count(c => c.State == state);

    public async Task OnGetAsync([FromServices] EvidenceRun evidence, [FromServices] EvidenceDays days, CancellationToken ct)
    {
        All = [.. (await evidence.Latest(ct)).OrderBy(c => Array.IndexOf(Order, c.State)).ThenBy(c => c.Clause.Place.Line)];
        histories = await days.Of(All, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] EvidenceRun evidence, CancellationToken ct)
    {
        await evidence.Run(ct);
        return Redirect("/functionaris/beloftes");
    }

    public ClauseHistory History(ClauseStatus clause) => histories.GetValueOrDefault(clause.Clause.Id, ClauseHistory.Empty);
    public IReadOnlyList<string> WaitsFor(ClauseStatus clause) => Library.Word.Running.MissingParts(clause.Clause.Id);
}
