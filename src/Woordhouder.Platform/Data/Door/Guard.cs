using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>How a query looks at people: the whole of it in one way.</summary>
internal enum Look
{
    /// <summary>Rows about the person that the request opened (everybody, for jobs).</summary>
    Open,
    /// <summary>Facts without people: all rows, but the person and personal columns stay out of the result.</summary>
    Facts,
    /// <summary>Which person a card, address or token belongs to: ids only.</summary>
    Keys,
    /// <summary>Lists in which people stay masked.</summary>
    Masked,
}

/// <summary>
/// Runs once per compiled query, never per call (the cache key holds purpose, statement and width). It sees LINQ, ExecuteUpdate and ExecuteDelete alike.
/// Checks that the purpose may see every table that the query touches, refuses every way round, and switches off the conditions that the basis does not need.
/// </summary>
internal sealed class Guard : IQueryExpressionInterceptor
{
    internal const string LookTag = "look:";
    private static readonly MethodInfo Ignore = typeof(EntityFrameworkQueryableExtensions).GetMethods()
        .Single(m => m.Name == "IgnoreQueryFilters" && m.GetParameters().Length == 2);

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var db = (LibraryDb)eventData.Context!;
        var rule = db.Rule ?? throw new PurposeException("a query without a purpose");
        var scan = new Scan(db.Model, rule, db.DoorAsks);
        scan.Visit(queryExpression);
        scan.CheckResult(queryExpression.Type);
        return new Rewrite(Ignored(scan.Look ?? Look.Open, rule, db.Wide)).Visit(queryExpression);
    }

    private static string[] Ignored(Look look, PurposeRule rule, bool wide) => look switch
    {
        Look.Facts => [.. Filters.All],
        Look.Open when !wide => [.. rule.Unneeded],
        _ => [.. rule.Unneeded, Filters.Actor],
    };

    /// <summary>Puts IgnoreQueryFilters with a closed list on every root.</summary>
    private sealed class Rewrite(string[] ignored) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? Expression.Call(Ignore.MakeGenericMethod(root.EntityType.ClrType), root, Expression.Constant(ignored, typeof(IReadOnlyCollection<string>)))
            : base.VisitExtension(node);
    }

    private sealed class Scan(IModel model, PurposeRule rule, bool doorAsks) : ExpressionVisitor
    {
        private static readonly HashSet<string> Predicates = ["Where", "Any", "All", "Count", "LongCount", "First", "FirstOrDefault", "Single", "SingleOrDefault"];
        private readonly List<IEntityType> people = [];
        private bool inPredicate;

        public Look? Look { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node.GetType().Name.Contains("SqlQueryRoot", StringComparison.Ordinal)) throw new PurposeException("raw SQL under a purpose");
            if (node is not EntityQueryRootExpression root) return base.VisitExtension(node);
            if (root.EntityType.ClrType == typeof(TextHit)) return node; // numbers that the full-text index found: about nobody, and nothing else comes out of it
            if (root.GetType() != typeof(EntityQueryRootExpression)) throw new PurposeException($"{root.GetType().Name} under a purpose: raw SQL and table functions pass the door by");
            Check(root.EntityType, "read");
            return node;
        }

        protected override Expression VisitMember(MemberExpression member)
        {
            if (member.Expression is { } owner && model.FindEntityType(owner.Type) is { } entity)
            {
                if (entity.FindNavigation(member.Member.Name) is { } navigation) Check(navigation.TargetEntityType, "read");
                if (Look is Data.Look.Facts && Classification.Of(entity) is { AboutPerson: true } marks)
                {
                    if (marks.IsKey(member.Member.Name)) throw new PurposeException($"facts about {entity.ClrType.Name} leave the person out");
                    if (!inPredicate && marks.IsPersonal(member.Member.Name))
                        throw new PurposeException($"facts show operational columns only, {entity.ClrType.Name}.{member.Member.Name} is personal");
                }
            }
            return base.VisitMember(member);
        }

        protected override Expression VisitMethodCall(MethodCallExpression call)
        {
            var method = call.Method;
            if (method.Name == "IgnoreQueryFilters") throw new PurposeException("IgnoreQueryFilters outside Platform");
            if (method.Name is "Include" or "ThenInclude" && call.Arguments[1].Type == typeof(string)) throw new PurposeException("Include by a name");
            if (method.Name == "TagWith" && call.Arguments[1] is ConstantExpression { Value: string tag } && tag.StartsWith(LookTag, StringComparison.Ordinal))
            {
                var look = Enum.Parse<Look>(tag[LookTag.Length..]);
                if (Look is { } other && other != look) throw new PurposeException($"one query looks in two ways ({other} and {look})");
                Look = look;
            }
            if (method.Name is "ExecuteDelete" or "ExecuteUpdate" && model.FindEntityType(method.GetGenericArguments()[0]) is { } target) Check(target, "write");
            if (method.Name == "ExecuteUpdate" && call.Arguments[1] is not NewArrayExpression) throw new PurposeException("an update whose setters the guard cannot read");

            // The source first (it carries the tag), then the lambdas.
            var arguments = call.Arguments;
            if (call.Object is not null) Visit(call.Object);
            if (arguments.Count > 0) Visit(arguments[0]);
            var before = inPredicate;
            if (method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)) inPredicate = Predicates.Contains(method.Name);
            // The columns that an update sets are written, not shown.
            if (method.Name == "ExecuteUpdate") inPredicate = true;
            for (var i = 1; i < arguments.Count; i++) Visit(arguments[i]);
            inPredicate = before;
            return call;
        }

        private void Check(IEntityType entity, string verb)
        {
            var marks = Classification.Of(entity);
            if (!marks.AboutPerson || doorAsks) return;
            people.Add(entity);
            var bad = marks.Categories.Where(c => !rule.Categories.Contains(c)).ToList();
            if (bad.Count > 0) throw new PurposeException($"'{rule.Id}' may not {verb} {entity.ClrType.Name}: {string.Join(", ", bad.Select(b => b.ToKebab()))}");
            if (marks.Unmarked.Count > 0) throw new PurposeException($"{entity.ClrType.Name} has unclassified columns: {string.Join(", ", marks.Unmarked)}");
        }

        /// <summary>What may come out: ids of people for keys, masked lines for lists, no entity about a person for facts.</summary>
        public void CheckResult(Type result)
        {
            var element = result.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(result) ? result.GetGenericArguments()[0] : result;
            element = Nullable.GetUnderlyingType(element) ?? element;
            var counted = element.IsPrimitive;
            switch (Look)
            {
                case Data.Look.Facts when model.FindEntityType(element) is { } e && Classification.Of(e).AboutPerson:
                    throw new PurposeException($"facts never show a whole {element.Name}: select its operational columns");
                case Data.Look.Keys when people.Count > 0 && element != typeof(PersonId) && !counted:
                    throw new PurposeException($"a look-up of keys gives a PersonId, not {element.Name}");
                case Data.Look.Masked when people.Count > 0 && !counted && element.GetCustomAttribute<MaskedLineAttribute>() is null:
                    throw new PurposeException($"a list of people shows masked lines: {element.Name} is not one");
            }
        }
    }
}
