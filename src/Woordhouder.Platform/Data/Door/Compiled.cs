using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>Stands for the door in a compiled query: its looks, as <see cref="For{TPurpose}"/> and <see cref="Things"/> give them. Never called.</summary>
public abstract class Rows
{
    private Rows() { }
    public abstract IQueryable<T> Set<T>() where T : class;
    public abstract IQueryable<T> Track<T>() where T : class;
    public abstract IQueryable<T> Facts<T>() where T : class;
    public abstract IQueryable<T> Keys<T>() where T : class;
}

/// <summary>
/// A query of a hot use case, written once and translated once for each engine, statement and width: without it, finding the translation costs more than the
/// query itself (docs/decisions/0006). The guard sees it like any other. Its lambda uses nothing but its two parameters.
/// </summary>
/// <typeparam name="TDoor">The door that asks it: <see cref="For{TPurpose}"/> of one purpose, or <see cref="Things"/>.</typeparam>
public sealed class Compiled<TDoor, TArgument, TRow>
{
    private readonly ConcurrentDictionary<(IModel Model, QueryScope Scope), Func<LibraryDb, TArgument, IAsyncEnumerable<TRow>>> translations = [];
    private readonly Func<Func<LibraryDb, TArgument, IAsyncEnumerable<TRow>>> translate;

    private Compiled(bool aboutPeople, Func<Func<LibraryDb, TArgument, IAsyncEnumerable<TRow>>> translate) => (AboutPeople, this.translate) = (aboutPeople, translate);

    internal static Compiled<TDoor, TArgument, TRow> OfOne(Expression<Func<Rows, TArgument, IQueryable<TRow>>> query)
    {
        var looks = new Looks(query.Parameters[0]);
        var lambda = Expression.Lambda<Func<LibraryDb, TArgument, IQueryable<TRow>>>(looks.Visit(query.Body), looks.Db, query.Parameters[1]);
        return new(looks.AboutPeople, () => EF.CompileAsyncQuery(lambda));
    }

    /// <summary>EF translates a pair only as two arguments.</summary>
    internal static Compiled<TDoor, (TFirst, TSecond), TRow> OfTwo<TFirst, TSecond>(Expression<Func<Rows, TFirst, TSecond, IQueryable<TRow>>> query)
    {
        var looks = new Looks(query.Parameters[0]);
        var lambda = Expression.Lambda<Func<LibraryDb, TFirst, TSecond, IQueryable<TRow>>>(looks.Visit(query.Body), looks.Db, query.Parameters[1], query.Parameters[2]);
        return new Compiled<TDoor, (TFirst, TSecond), TRow>(looks.AboutPeople, () =>
        {
            var run = EF.CompileAsyncQuery(lambda);
            return (db, both) => run(db, both.Item1, both.Item2);
        });
    }

    internal bool AboutPeople { get; }

    internal IAsyncEnumerable<TRow> Over(LibraryDb db, TArgument argument)
    {
        var key = (db.Model, QueryScope.Of(db));
        if (!translations.TryGetValue(key, out var translated)) translated = translations.GetOrAdd(key, translate());
        return translated(db, argument);
    }

    internal async Task<TRow?> FirstAsync(LibraryDb db, TArgument argument, CancellationToken ct)
    {
        await foreach (var row in Over(db, argument).WithCancellation(ct)) return row;
        return default;
    }

    internal async Task<List<TRow>> ListAsync(LibraryDb db, TArgument argument, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in Over(db, argument).WithCancellation(ct)) rows.Add(row);
        return rows;
    }
}

/// <summary>Writes the context's own queries where a compiled query names a look.</summary>
internal sealed class Looks(ParameterExpression rows) : ExpressionVisitor
{
    private static readonly MethodInfo SetOf = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;
    public ParameterExpression Db { get; } = Expression.Parameter(typeof(LibraryDb), "db");
    public bool AboutPeople { get; private set; }

    protected override Expression VisitMethodCall(MethodCallExpression call)
    {
        if (call.Object != rows) return base.VisitMethodCall(call);
        var entity = call.Method.GetGenericArguments()[0];
        AboutPeople |= entity.IsDefined(typeof(AboutPersonAttribute), false);
        var set = Expression.Call(Db, SetOf.MakeGenericMethod(entity));
        return call.Method.Name switch
        {
            nameof(Rows.Set) => Ef(nameof(EntityFrameworkQueryableExtensions.IgnoreAutoIncludes), entity, set),
            nameof(Rows.Track) => Ef(nameof(EntityFrameworkQueryableExtensions.AsTracking), entity, Ef(nameof(EntityFrameworkQueryableExtensions.IgnoreAutoIncludes), entity, set)),
            var look => Ef(nameof(EntityFrameworkQueryableExtensions.TagWith), entity, set, Expression.Constant(Guard.LookTag + look)),
        };
    }

    private static MethodCallExpression Ef(string method, Type entity, params Expression[] arguments) =>
        Expression.Call(typeof(EntityFrameworkQueryableExtensions), method, [entity], arguments);
}
