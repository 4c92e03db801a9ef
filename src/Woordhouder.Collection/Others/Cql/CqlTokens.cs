using System.Globalization;

namespace Woordhouder.Collection.Others;

internal enum CqlTokenKind { Word, Quoted, Symbol, Slash, Open, Close, End }

/// <param name="Text">Of a quoted text without the quotes; its escapes still stand in it.</param>
/// <param name="At">Characters from the start of the query.</param>
internal readonly record struct CqlToken(CqlTokenKind Kind, string Text, int At)
{
    /// <summary>An unquoted word that is this keyword, in any case.</summary>
    public bool Is(string keyword) => Kind == CqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Takes a query apart: words end at a blank or at one of ( ) / = &lt; &gt; and a quote.</summary>
internal static class CqlTokens
{
    public static List<CqlToken> Of(string query)
    {
        var tokens = new List<CqlToken>();
        var at = 0;
        while (at < query.Length)
        {
            var c = query[at];
            if (char.IsWhiteSpace(c)) { at++; continue; }
            var token = c switch
            {
                '(' => new CqlToken(CqlTokenKind.Open, "(", at),
                ')' => new CqlToken(CqlTokenKind.Close, ")", at),
                '/' => new CqlToken(CqlTokenKind.Slash, "/", at),
                '=' or '<' or '>' => new CqlToken(CqlTokenKind.Symbol, Symbol(query, at), at),
                '"' => new CqlToken(CqlTokenKind.Quoted, Quoted(query, at), at),
                _ => new CqlToken(CqlTokenKind.Word, Word(query, at), at),
            };
            tokens.Add(token);
            at += token.Text.Length + (token.Kind == CqlTokenKind.Quoted ? 2 : 0);
        }
        tokens.Add(new CqlToken(CqlTokenKind.End, "", query.Length));
        return tokens;
    }

    private static string Symbol(string query, int at) => (at + 1 < query.Length ? query.Substring(at, 2) : "") is ("==" or "<>" or "<=" or ">=") and var two ? two : query[at].ToString();

    private static string Word(string query, int at)
    {
        var end = at;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')' or '/' or '=' or '<' or '>' or '"'))
            end += query[end] == '\\' && end + 1 < query.Length && !char.IsWhiteSpace(query[end + 1]) ? 2 : 1;
        return query[at..end];
    }

    private static string Quoted(string query, int at)
    {
        for (var end = at + 1; end < query.Length; end++)
        {
            if (query[end] == '"') return query[(at + 1)..end];
            if (query[end] == '\\') end++;
        }
        throw new DiagnosticException(Diagnostic.Quotes, at.ToString(CultureInfo.InvariantCulture));
    }
}
