using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Woordhouder.Platform.Data;

/// <summary>The guard compiles the purpose into the query, so EF's cache of compiled queries must tell purposes, statements and widths apart.</summary>
internal sealed class QueryCacheKey(CompiledQueryCacheKeyGeneratorDependencies dependencies, RelationalCompiledQueryCacheKeyGeneratorDependencies relational)
    : RelationalCompiledQueryCacheKeyGenerator(dependencies, relational)
{
    public override object GenerateCacheKey(Expression query, bool async)
    {
        var db = (LibraryDb)Dependencies.CurrentContext.Context;
        return (db.Rule?.Id, db.Rule?.Word, db.Wide, db.DoorAsks, GenerateCacheKeyCore(query, async));
    }
}
