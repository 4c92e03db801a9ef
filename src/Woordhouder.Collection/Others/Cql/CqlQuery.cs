namespace Woordhouder.Collection.Others;

/// <summary>A query in CQL 1.2 or 2.0 as it is written; what its names mean is for whoever answers it.</summary>
internal sealed record CqlQuery(CqlNode Root, IReadOnlyList<CqlSortKey> Sort);

internal abstract record CqlNode;

/// <summary>A search clause: index, relation and term.</summary>
/// <param name="Index">Null: the server chooses (a bare term).</param>
/// <param name="Relation">Null together with the index.</param>
/// <param name="Term">Without its quotes; escapes and masking characters still stand in it (<see cref="CqlTerm"/>).</param>
internal sealed record CqlClause(CqlName? Index, CqlRelation? Relation, string Term) : CqlNode;

/// <summary>Two clauses joined; all operators bind alike, from the left.</summary>
internal sealed record CqlJoin(CqlOperator Operator, IReadOnlyList<CqlModifier> Modifiers, CqlNode Left, CqlNode Right) : CqlNode;

internal enum CqlOperator { And, Or, Not, Prox }

/// <summary>"dc.title": the context set and the name in it, in lower case, for names are the same in any case.</summary>
/// <param name="Set">The URI that the query assigned to the prefix, else the prefix as it stands; null without one.</param>
internal sealed record CqlName(string? Set, string Name)
{
    public override string ToString() => Set is null ? Name : $"{Set}.{Name}";
}

/// <param name="Name">A symbol (= == &lt;&gt; &lt; &gt; &lt;= &gt;=) or a word (any, all, exact, adj, within, encloses, scr…).</param>
internal sealed record CqlRelation(CqlName Name, IReadOnlyList<CqlModifier> Modifiers);

/// <summary>"/stem", "/distance&lt;3".</summary>
internal sealed record CqlModifier(CqlName Name, string? Comparison = null, string? Value = null);

internal sealed record CqlSortKey(CqlName Index, IReadOnlyList<CqlModifier> Modifiers);
