using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>Where behaviour differs from the published text, and who decided so.</summary>
internal sealed class DeviationsModel : LibraryPage
{
    public IReadOnlyList<DeviationFacts> All => Library.Word.Statement.Deviations;
    public string Title(DeviationFacts deviation) => Library.Word.Statement.Clauses.TryGetValue(deviation.Clause, out var clause) ? clause.Title.In(Language) : deviation.Clause;
    public bool Planned(DeviationFacts deviation) => Library.Word.Running.IsPlanned(deviation.Clause);
}
