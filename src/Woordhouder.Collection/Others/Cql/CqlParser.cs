using System.Collections.Immutable;
using System.Globalization;

namespace Woordhouder.Collection.Others;

/// <summary>
/// Reads CQL by the grammar of version 1.2, which 2.0 kept (http://www.loc.gov/standards/sru/cql/, OASIS searchRetrieve part 5). What is longer or deeper than
/// a person or a program that searches a catalogue writes is refused before it costs anything.
/// </summary>
internal sealed class CqlParser
{
    public const int LongestQuery = 4000, DeepestNesting = 20, MostBooleans = 50;

    private static readonly ImmutableDictionary<string, string> Unnamed = ImmutableDictionary<string, string>.Empty;
    private readonly List<CqlToken> tokens;
    private int next;
    private int depth;
    private int booleans;

    private CqlParser(List<CqlToken> tokens) => this.tokens = tokens;

    /// <exception cref="DiagnosticException">The query is no CQL, or too much of it.</exception>
    public static CqlQuery Read(string query)
    {
        if (query.Length > LongestQuery) throw new DiagnosticException(Diagnostic.QueryTooLong, LongestQuery.ToString(CultureInfo.InvariantCulture));
        var parser = new CqlParser(CqlTokens.Of(query));
        var scope = parser.Prefixes(Unnamed);
        var root = parser.Clauses(scope);
        var sort = parser.Now.Is("sortby") ? parser.SortKeys(scope) : [];
        if (parser.Now.Kind == CqlTokenKind.Close) throw parser.Wrong(Diagnostic.Parentheses);
        return parser.Now.Kind == CqlTokenKind.End ? new CqlQuery(root, sort) : throw parser.Wrong(Diagnostic.Syntax);
    }

    private CqlToken Now => tokens[next];

    private CqlToken Take()
    {
        var token = tokens[next];
        if (token.Kind != CqlTokenKind.End) next++;
        return token;
    }

    private DiagnosticException Wrong(int number) => new(number, Now.At.ToString(CultureInfo.InvariantCulture));

    /// <summary>"&gt; dc = "info:…"" names a context set for what follows; without a name it is the set of indexes without prefix.</summary>
    private ImmutableDictionary<string, string> Prefixes(ImmutableDictionary<string, string> scope)
    {
        while (Now is { Kind: CqlTokenKind.Symbol, Text: ">" })
        {
            Take();
            var (prefix, uri) = ("", Text());
            if (Now is { Kind: CqlTokenKind.Symbol, Text: "=" })
            {
                Take();
                (prefix, uri) = (uri, Text());
            }
            scope = scope.SetItem(prefix.ToLowerInvariant(), uri);
        }
        return scope;
    }

    private CqlNode Clauses(ImmutableDictionary<string, string> scope)
    {
        var left = Clause(scope);
        while (Operator(Now) is { } joined)
        {
            if (++booleans > MostBooleans) throw new DiagnosticException(Diagnostic.TooManyBooleans, MostBooleans.ToString(CultureInfo.InvariantCulture));
            Take();
            var modifiers = Modifiers(scope);
            left = new CqlJoin(joined, modifiers, left, Clause(scope));
        }
        return left;
    }

    private CqlNode Clause(ImmutableDictionary<string, string> scope)
    {
        if (Now.Kind == CqlTokenKind.Open)
        {
            if (++depth > DeepestNesting) throw Wrong(Diagnostic.Parentheses);
            Take();
            var inner = Clauses(Prefixes(scope));
            if (Now.Kind != CqlTokenKind.Close) throw Wrong(Now.Kind == CqlTokenKind.End ? Diagnostic.Parentheses : Diagnostic.Syntax);
            Take();
            depth--;
            return inner;
        }
        var quoted = Now.Kind == CqlTokenKind.Quoted;
        var first = Text();
        if (Now.Kind != CqlTokenKind.Symbol && (Now.Kind != CqlTokenKind.Word || Operator(Now) is not null || Now.Is("sortby"))) return new CqlClause(null, null, first);
        // A word after a quoted text is no relation: somebody forgot a boolean.
        if (quoted && Now.Kind == CqlTokenKind.Word) throw Wrong(Diagnostic.Syntax);
        var symbol = Now.Kind == CqlTokenKind.Symbol;
        var name = Take().Text;
        var relation = new CqlRelation(symbol ? new CqlName(null, name) : Name(name, Unnamed), Modifiers(scope));
        return new CqlClause(Name(first, scope), relation, Text());
    }

    private List<CqlModifier> Modifiers(ImmutableDictionary<string, string> scope)
    {
        var modifiers = new List<CqlModifier>();
        while (Now.Kind == CqlTokenKind.Slash)
        {
            Take();
            var name = Name(Text(), scope.Remove(""));
            modifiers.Add(Now.Kind == CqlTokenKind.Symbol ? new CqlModifier(name, Take().Text, Text()) : new CqlModifier(name));
        }
        return modifiers;
    }

    private List<CqlSortKey> SortKeys(ImmutableDictionary<string, string> scope)
    {
        Take();
        var keys = new List<CqlSortKey>();
        do
        {
            var index = Name(Text(), scope);
            keys.Add(new CqlSortKey(index, Modifiers(scope)));
        }
        while (Now.Kind is CqlTokenKind.Word or CqlTokenKind.Quoted);
        return keys;
    }

    /// <summary>A word or a quoted text; keywords may stand here too, since only their place makes them one.</summary>
    private string Text() => Now.Kind is CqlTokenKind.Word or CqlTokenKind.Quoted ? Take().Text : throw Wrong(Diagnostic.Syntax);

    private static CqlOperator? Operator(CqlToken token) => token.Kind != CqlTokenKind.Word ? null : token.Text.ToUpperInvariant() switch
    {
        "AND" => CqlOperator.And,
        "OR" => CqlOperator.Or,
        "NOT" => CqlOperator.Not,
        "PROX" => CqlOperator.Prox,
        _ => null,
    };

    private static CqlName Name(string text, ImmutableDictionary<string, string> scope)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var prefix = dot > 0 ? text[..dot].ToLowerInvariant() : "";
        var name = (dot > 0 ? text[(dot + 1)..] : text).ToLowerInvariant();
        return new CqlName(scope.TryGetValue(prefix, out var uri) ? uri : dot > 0 ? prefix : null, name);
    }
}
