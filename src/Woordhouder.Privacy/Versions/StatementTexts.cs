using System.Collections.Concurrent;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Versions;

/// <summary>The prose in force as HTML, made once per version and language: everybody reads the same text.</summary>
internal sealed class StatementTexts(CategoryBook categories)
{
    private readonly ConcurrentDictionary<(string Hash, string Language), StatementText> made = new();

    public StatementText Of(WordInForce word, string language)
    {
        if (made.Count > 32) made.Clear(); // versions that are no longer in force
        return made.GetOrAdd((word.Hash, language), key => new StatementText(word.Statement, key.Language, categories.All, word.Running));
    }
}
