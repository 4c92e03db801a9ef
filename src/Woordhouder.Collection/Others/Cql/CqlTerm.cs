using System.Text;

namespace Woordhouder.Collection.Others;

/// <summary>A word of a term.</summary>
/// <param name="Truncated">A star stood behind it: words that begin so are meant too.</param>
internal readonly record struct CqlWord(string Text, bool Truncated);

/// <summary>
/// Reads a term: a backslash takes the special meaning of " \ * ? ^ away, a star behind a word stands for any letters. A question mark, a star elsewhere and an
/// anchor are refused: the index cannot answer them, and answering something else would not show.
/// </summary>
internal static class CqlTerm
{
    public const int LongestTerm = 500, MostWords = 20;

    /// <summary>The term as one text: numbers, codes and whole titles, where nothing is masked.</summary>
    /// <exception cref="DiagnosticException">It is empty, too long, or holds what the index cannot answer.</exception>
    public static string Plain(string term)
    {
        var text = new StringBuilder();
        foreach (var (letter, special) in Letters(term))
        {
            if (special) throw new DiagnosticException(Diagnostic.Masking, letter.ToString());
            text.Append(letter);
        }
        return text.ToString().Trim() is { Length: > 0 } plain ? plain : throw new DiagnosticException(Diagnostic.EmptyTerm);
    }

    /// <summary>The words of the term between blanks, as the index divides them: in plain letters, at hyphens too.</summary>
    /// <exception cref="DiagnosticException">There is no word in it, or what the index cannot answer.</exception>
    public static IReadOnlyList<CqlWord> Words(string term)
    {
        var words = new List<CqlWord>();
        var word = new StringBuilder();
        var star = false;
        foreach (var (letter, special) in Letters(term).Append((' ', false)))
        {
            if (!special && char.IsWhiteSpace(letter))
            {
                var plain = SearchWords.Asked(word.ToString());
                if (star && plain.Count == 0) throw new DiagnosticException(Diagnostic.Masking, "*");
                words.AddRange(plain.Select((w, i) => new CqlWord(w, star && i == plain.Count - 1)));
                word.Clear();
                star = false;
                continue;
            }
            // After a star only the end of the word may follow.
            if (star || (special && letter != '*')) throw new DiagnosticException(Diagnostic.Masking, special ? letter.ToString() : "*");
            if (special) star = true;
            else word.Append(letter);
        }
        if (words.Count == 0) throw new DiagnosticException(Diagnostic.EmptyTerm);
        return words.Count <= MostWords ? words : throw new DiagnosticException(Diagnostic.Feature, $"more than {MostWords} words in a term");
    }

    private static IEnumerable<(char Letter, bool Special)> Letters(string term)
    {
        if (term.Length > LongestTerm) throw new DiagnosticException(Diagnostic.TermTooLong, $"{LongestTerm}");
        for (var at = 0; at < term.Length; at++)
        {
            var letter = term[at];
            if (letter == '^') throw new DiagnosticException(Diagnostic.Anchoring, "^");
            if (letter != '\\') yield return (letter, letter is '*' or '?');
            else if (++at < term.Length && term[at] is '"' or '\\' or '*' or '?' or '^') yield return (term[at], false);
            else throw new DiagnosticException(Diagnostic.WrongEscape, at < term.Length ? term[at].ToString() : "\\");
        }
    }
}
