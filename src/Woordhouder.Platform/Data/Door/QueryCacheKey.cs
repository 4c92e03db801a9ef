using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Woordhouder.Platform.Data;

/// <summary>What the guard compiles into a query: translations for one purpose, statement and width serve no other.</summary>
internal readonly record struct QueryScope(string? Purpose, string? Word, bool Wide, bool DoorAsks)
{
    public static QueryScope Of(LibraryDb db) => new(db.Rule?.Id, db.Rule?.Word, db.Wide, db.DoorAsks);
}

/// <summary>EF's cache of translated queries must tell the scopes apart.</summary>
internal sealed class QueryCacheKey(CompiledQueryCacheKeyGeneratorDependencies dependencies, RelationalCompiledQueryCacheKeyGeneratorDependencies relational)
    : RelationalCompiledQueryCacheKeyGenerator(dependencies, relational)
{
    public override object GenerateCacheKey(Expression query, bool async) =>
        (QueryScope.Of((LibraryDb)Dependencies.CurrentContext.Context), GenerateCacheKeyCore(query, async));
}
