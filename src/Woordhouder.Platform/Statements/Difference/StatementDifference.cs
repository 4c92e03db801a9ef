namespace Woordhouder.Platform.Statements;

public enum PieceKind { Same, Added, Removed }

/// <summary>A run of words of the same kind, spaces included: put together, Same and Added are the new text, Same and Removed the old.</summary>
public sealed record Piece(PieceKind Kind, string Text);

public enum PassageChange { Added, Removed, Changed }

/// <summary>A clause that changed, or the introduction of a heading (<paramref name="IsClause"/> false), which promises nothing.</summary>
public sealed record PassageDifference(string Id, bool IsClause, string Title, PassageChange Change, IReadOnlyList<Piece> Pieces);

/// <summary>
/// What changed between two versions, for somebody who reads one language: the text with its facts filled in, word by word, and the facts in sentences.
/// What the officer approves (D45) and what the public page of versions shows.
/// </summary>
public sealed record StatementDifference(string Language, IReadOnlyList<PassageDifference> Passages, IReadOnlyList<string> Facts)
{
    public bool IsEmpty => Passages.Count == 0 && Facts.Count == 0;

    public static StatementDifference Between(Statement before, Statement after, string language, IReadOnlyList<CategoryLabel> categories) =>
        new(language, InPassages(before, after, language, categories), new FactDifference(before, after, language, categories).Sentences());

    private static List<PassageDifference> InPassages(Statement before, Statement after, string language, IReadOnlyList<CategoryLabel> categories)
    {
        var (was, now) = (ByKey(before, language, categories), ByKey(after, language, categories));
        var differences = new List<PassageDifference>();
        foreach (var (key, passage) in now)
        {
            if (!was.TryGetValue(key, out var earlier))
                differences.Add(new PassageDifference(key.Id, key.IsClause, passage.Title, PassageChange.Added, [new Piece(PieceKind.Added, passage.Plain)]));
            // Compared as Markdown, shown as words: a link that leads elsewhere is a change although its words are the same.
            else if (earlier.Markdown != passage.Markdown)
                differences.Add(new PassageDifference(key.Id, key.IsClause, passage.Title, PassageChange.Changed,
                    earlier.Plain == passage.Plain ? WordDifference.Between(earlier.Markdown, passage.Markdown) : WordDifference.Between(earlier.Plain, passage.Plain)));
        }
        foreach (var (key, passage) in was.Where(p => !now.ContainsKey(p.Key)))
            differences.Add(new PassageDifference(key.Id, key.IsClause, passage.Title, PassageChange.Removed, [new Piece(PieceKind.Removed, passage.Plain)]));
        return differences;
    }

    private static OrderedDictionary<(string Id, bool IsClause), (string Title, string Markdown, string Plain)> ByKey(
        Statement statement, string language, IReadOnlyList<CategoryLabel> categories)
    {
        var text = new StatementText(statement, language, categories);
        var passages = new OrderedDictionary<(string, bool), (string, string, string)>();
        foreach (var heading in statement.Prose[language].Headings)
        {
            var title = text.Plain(heading.Title);
            Add((heading.Id, false), title, heading.Introduction);
            foreach (var clause in heading.Clauses) Add((clause.Id, true), statement.Clauses.GetValueOrDefault(clause.Id)?.Title.In(language) ?? clause.Id, clause.Markdown);
        }
        return passages;

        void Add((string, bool) key, string title, string markdown)
        {
            var filled = text.Fill(markdown).Trim();
            if (filled.Length > 0) passages.TryAdd(key, (title, filled, MarkdownText.ToPlainText(filled)));
        }
    }
}
