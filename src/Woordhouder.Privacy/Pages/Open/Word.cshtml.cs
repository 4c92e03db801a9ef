using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>"Doen wij wat wij zeggen?": the promises that run, in three numbers that add up to all of them; what is broken first.</summary>
internal sealed class WordModel : LibraryPage
{
    private IReadOnlyList<ClauseStatus> all = [];
    private IReadOnlyDictionary<string, ClauseHistory> histories = new Dictionary<string, ClauseHistory>();

    public IReadOnlyList<HeadingText> Themes { get; private set; } = [];
    /// <summary>Promises of the parts that run: holds + broken + unproven.</summary>
    public IReadOnlyList<ClauseStatus> Promises => [.. all.Where(c => c.State is ClauseState.Holds or ClauseState.Broken or ClauseState.Unproven)];
    public IReadOnlyList<ClauseStatus> Broken => [.. all.Where(c => c.State == ClauseState.Broken).OrderBy(c => History(c).Since)];
    public IReadOnlyList<ClauseStatus> Planned => [.. all.Where(c => c.State == ClauseState.Planned)];
    public int Informative => all.Count(c => c.State == ClauseState.Information);
    public int Number(ClauseState state) => all.Count(c => c.State == state);
    public DateTimeOffset? LastChecked => all.SelectMany(c => c.Evidence).Max(e => e.CheckedAt);

    public async Task OnGetAsync([FromServices] EvidenceRun evidence, [FromServices] EvidenceDays days, [FromServices] StatementTexts texts, CancellationToken ct)
    {
        all = await evidence.Latest(ct);
        histories = await days.Of(all, ct);
        Themes = texts.Of(Library.Word, Language).Headings;
    }

    public ClauseHistory History(ClauseStatus clause) => histories.GetValueOrDefault(clause.Clause.Id, ClauseHistory.Empty);

    /// <summary>Under a heading, without the broken ones: those stand on top, once.</summary>
    public IReadOnlyList<ClauseStatus> Under(string theme) => [.. all.Where(c => c.Clause.Theme == theme && c.State is not (ClauseState.Planned or ClauseState.Broken))];
}
