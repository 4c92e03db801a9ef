namespace Woordhouder.Platform.Statements;

/// <summary>A heading with everything under it, ready for a page. Anchors are the ids: links in the text point at <c>#{Id}</c>.</summary>
public sealed record HeadingText(string Id, string Title, int Level, string IntroductionHtml, IReadOnlyList<ClauseText> Clauses);

public sealed record ClauseText(string Id, string Html);

/// <summary>
/// A statement as its readers see it, in one language: placeholders filled from the facts, Markdown as HTML. How a planned clause is shown is up to the page;
/// only rows of tables are marked here, because a page cannot reach into them.
/// </summary>
public sealed class StatementText
{
    private readonly PlaceholderValues values;

    public StatementText(Statement statement, string language, IReadOnlyList<CategoryLabel> categories, RunningWord? running = null)
    {
        values = new PlaceholderValues(statement, language, categories, running);
        Language = language;
        Headings = [.. statement.Prose[language].Headings.Select(h => new HeadingText(
            h.Id, Plain(h.Title), h.Level, Html(h.Introduction), [.. h.Clauses.Select(c => new ClauseText(c.Id, Html(c.Markdown)))]))];
    }

    public string Language { get; }
    public IReadOnlyList<HeadingText> Headings { get; }

    /// <summary>The HTML of one clause, for pages that show it by itself; null when the statement has no such clause.</summary>
    public string? Clause(string id) => Headings.SelectMany(h => h.Clauses).FirstOrDefault(c => c.Id == id)?.Html;

    /// <summary>A text with its placeholders filled, still Markdown.</summary>
    public string Fill(string markdown) => values.Fill(markdown);

    public string Html(string markdown) => MarkdownText.ToHtml(Fill(markdown));

    public string Plain(string markdown) => MarkdownText.ToPlainText(Fill(markdown));
}
