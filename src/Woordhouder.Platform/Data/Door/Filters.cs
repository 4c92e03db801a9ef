using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The conditions under which a purpose sees a person, as named query filters of the model: EF applies them at every place where the entity occurs,
/// joins, sub-queries and navigations included. The guard switches off what a purpose's basis does not need; nobody else can.
/// </summary>
internal static class Filters
{
    public const string Restriction = "restriction", Consent = "consent", Objection = "objection", Age = "age", Actor = "actor", Parent = "parent";
    public static readonly IReadOnlyList<string> People = [Restriction, Consent, Objection, Age];
    public static readonly IReadOnlyList<string> All = [.. People, Actor, Parent];

    /// <summary>The door's own tables that say who may be seen cannot be hidden by what they say.</summary>
    private static readonly HashSet<Type> Conditions = [typeof(RestrictionRow), typeof(ConsentRow), typeof(ObjectionRow), typeof(DeletionHold)];

    public static void Apply(ModelBuilder builder, LibraryDb db)
    {
        var make = typeof(Filters).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            var marks = entity.ClrType.GetCustomAttributes<AboutPersonAttribute>().ToList();
            if (marks.Count > 0) make.MakeGenericMethod(entity.ClrType).Invoke(null, [builder, db, marks, entity.GetTableName()]);
        }
    }

    private static void Of<T>(ModelBuilder builder, LibraryDb db, List<AboutPersonAttribute> marks, string table) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        if (marks[0].Via is { } parent)
        {
            // A child is visible exactly when its parent is: the parent's own filters apply inside the sub-query.
            var p = Expression.Parameter(parent, "p");
            var parents = Expression.Call(Expression.Constant(db), nameof(DbContext.Set), [parent]);
            var same = Expression.Equal(Expression.Property(p, "Id"), Expression.Convert(Expression.Property(row, marks[0].Key), parent.GetProperty("Id")!.PropertyType));
            var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [parent], parents, Expression.Quote(Expression.Lambda(same, p)));
            builder.Entity<T>().HasQueryFilter(Parent, Expression.Lambda<Func<T, bool>>(any, row));
            return;
        }

        void Add(string name, Expression<Func<PersonId?, bool>> rule, AboutPersonAttribute mark) =>
            builder.Entity<T>().HasQueryFilter(name, Expression.Lambda<Func<T, bool>>(Applied(rule, row, mark.Key), row));

        var first = marks[0];
        if (!Conditions.Contains(typeof(T)))
        {
            Add(Restriction, k => !db.Set<RestrictionRow>().Any(r => r.PersonId == k && r.EndedAt == null
                && ((r.Scope == RestrictionScope.File && !(r.LendingGoesOn && db.IsLending))
                    || (r.Scope == RestrictionScope.Purpose && r.Target == db.PurposeId)
                    || (r.Scope == RestrictionScope.Field && r.Target == table))), first);
            Add(Consent, k => db.Set<ConsentRow>().Any(c => c.PersonId == k && c.Purpose == db.PurposeId && c.WithdrawnAt == null), first);
            Add(Objection, k => !db.Set<ObjectionRow>().Any(o => o.PersonId == k && o.Purpose == db.PurposeId && o.LiftedAt == null), first);
            if (typeof(T) == typeof(Person)) builder.Entity<Person>().HasQueryFilter(Age, p => p.BornOn <= db.BornOnOrBefore);
            else Add(Age, k => db.Set<Person>().Any(p => p.Id == k && p.BornOn <= db.BornOnOrBefore), first);
        }
        // Whoever the row is about may see it; staff see it once that person is opened.
        var mine = marks.Select(m => Applied(k => k == db.Opened, row, m.Key)).Aggregate(Expression.OrElse);
        builder.Entity<T>().HasQueryFilter(Actor, Expression.Lambda<Func<T, bool>>(mine, row));
    }

    private static Expression Applied(Expression<Func<PersonId?, bool>> rule, ParameterExpression row, string key) =>
        new Swap(rule.Parameters[0], Expression.Convert(Expression.Property(row, key), typeof(PersonId?))).Visit(rule.Body)!;

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
