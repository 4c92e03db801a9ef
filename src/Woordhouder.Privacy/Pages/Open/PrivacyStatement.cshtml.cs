using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>The statement from its prose. What is planned is never a sentence of the text, only a title in a list of what is not there yet.</summary>
internal sealed class PrivacyStatementModel : LibraryPage
{
    public StatementText Prose { get; private set; } = null!;
    public WordInForce Word => Library.Word;
    /// <summary>The first heading is the title of the page.</summary>
    public HeadingText Top => Prose.Headings[0];
    public IEnumerable<HeadingText> Headings => Prose.Headings.Skip(1);

    public void OnGet([FromServices] StatementTexts texts) => Prose = texts.Of(Library.Word, Language);

    public Clause Clause(string id) => Word.Statement.Clauses[id];
    public IReadOnlyList<ClauseText> Said(HeadingText heading) => [.. heading.Clauses.Where(c => !Word.Running.IsPlanned(c.Id))];
    public IReadOnlyList<ClauseText> Planned(HeadingText heading) => [.. heading.Clauses.Where(c => Word.Running.IsPlanned(c.Id))];
    public IEnumerable<DeviationFacts> Deviations(string clause) => Word.Statement.Deviations.Where(d => d.Clause == clause);
}
