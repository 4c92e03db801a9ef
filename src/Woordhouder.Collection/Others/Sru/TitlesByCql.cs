using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <param name="Total">All that the query means, exactly.</param>
internal sealed record CqlFinds(int Total, IReadOnlyList<TitleId> Titles);

/// <summary>Answers a CQL query over the catalogue: by title unless the query sorts, always in the same order.</summary>
internal sealed class TitlesByCql(PublicTitles titles, TitleTerms terms)
{
    private const int MostSortKeys = 3;

    /// <param name="first">From 1.</param>
    /// <exception cref="DiagnosticException">The query asks for what this catalogue cannot answer.</exception>
    public async Task<CqlFinds> Find(CqlQuery query, int first, int count, CancellationToken ct)
    {
        var found = titles.All.Where(Condition(query.Root));
        var sorted = Sorted(found, query.Sort);
        var total = await found.CountAsync(ct);
        return new CqlFinds(total, first > total || count == 0 ? [] : await sorted.Skip(first - 1).Take(count).Select(f => f.TitleId).ToListAsync(ct));
    }

    private Expression<Func<TitleFacets, bool>> Condition(CqlNode node)
    {
        if (node is CqlClause clause) return terms.Of(clause);
        var join = (CqlJoin)node;
        if (join.Operator == CqlOperator.Prox) throw new DiagnosticException(Diagnostic.Proximity);
        if (join.Modifiers.Count > 0) throw new DiagnosticException(Diagnostic.BooleanModifier, join.Modifiers[0].Name.ToString());
        var (left, right) = (Condition(join.Left), Condition(join.Right));
        return join.Operator switch
        {
            CqlOperator.And => Conditions.And(left, right),
            CqlOperator.Or => Conditions.Or(left, right),
            _ => Conditions.And(left, Conditions.Not(right)),
        };
    }

    private static IOrderedQueryable<TitleFacets> Sorted(IQueryable<TitleFacets> found, IReadOnlyList<CqlSortKey> keys)
    {
        if (keys.Count > MostSortKeys) throw new DiagnosticException(Diagnostic.TooManySortKeys, $"{MostSortKeys}");
        IOrderedQueryable<TitleFacets>? sorted = null;
        foreach (var key in keys)
        {
            var index = CatalogueIndexes.Find(key.Index);
            var down = Descending(key);
            sorted = index.Field switch
            {
                CatalogueField.Title => By(f => f.SortName),
                // Without a year at the end, both ways.
                CatalogueField.Date => down ? By(f => f.Year) : By(f => f.Year == 0 ? 9999 : f.Year),
                CatalogueField.Added => By(f => f.AddedOn),
                _ => throw new DiagnosticException(Diagnostic.SortSequence, index.ToString()),
            };

            IOrderedQueryable<TitleFacets> By<TKey>(Expression<Func<TitleFacets, TKey>> of) => (sorted, down) switch
            {
                (null, true) => found.OrderByDescending(of),
                (null, _) => found.OrderBy(of),
                (_, true) => sorted.ThenByDescending(of),
                _ => sorted.ThenBy(of),
            };
        }
        return (sorted ?? found.OrderBy(f => f.SortName)).ThenBy(f => f.Number);
    }

    private static bool Descending(CqlSortKey key)
    {
        var down = false;
        foreach (var name in key.Modifiers.Select(m => m.Name))
        {
            if (CatalogueIndexes.Is(name, "sort", "descending")) down = true;
            else if (CatalogueIndexes.Is(name, "sort", "respectcase")) throw new DiagnosticException(Diagnostic.SortCase, name.Name);
            else if (name.Name.StartsWith("missing", StringComparison.Ordinal)) throw new DiagnosticException(Diagnostic.SortMissingValue, name.Name);
            else if (!CatalogueIndexes.Is(name, "sort", "ascending") && !CatalogueIndexes.Is(name, "sort", "ignorecase") && !CatalogueIndexes.Is(name, "sort", "ignoreaccents"))
                throw new DiagnosticException(Diagnostic.SortSequence, name.ToString());
        }
        return down;
    }
}
