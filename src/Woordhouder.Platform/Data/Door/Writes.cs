using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Woordhouder.Platform.Data;

/// <summary>The one place that calls EF's set-based writes: behind the gate, in the unit's transaction, under the guard.</summary>
internal static class Writes
{
#pragma warning disable RS0030 // banned elsewhere, so that every such write passes here
    public static Task<int> UpdateAsync<T>(IQueryable<T> rows, Action<UpdateSettersBuilder<T>> set, CancellationToken ct) where T : class => rows.ExecuteUpdateAsync(set, ct);

    public static Task<int> DeleteAsync<T>(IQueryable<T> rows, CancellationToken ct) where T : class => rows.ExecuteDeleteAsync(ct);
#pragma warning restore RS0030
}
