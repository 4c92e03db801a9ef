using System.Linq.Expressions;

namespace Woordhouder.Platform.Web;

/// <summary>Order by a column either way, in the database.</summary>
public static class Ordering
{
    public static IOrderedQueryable<T> By<T, TKey>(this IQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    public static IOrderedQueryable<T> ThenBy<T, TKey>(this IOrderedQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) => descending ? rows.ThenByDescending(key) : rows.ThenBy(key);
}
