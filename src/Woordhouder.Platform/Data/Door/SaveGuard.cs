using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Woordhouder.Platform.Data;

/// <summary>Tracked changes are written only where the purpose covers the categories of the changed columns (all columns, for a new or deleted row).</summary>
internal sealed class SaveGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((LibraryDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((LibraryDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(LibraryDb db)
    {
        var rule = db.Rule ?? throw new PurposeException("a write without a purpose");
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            var marks = Classification.Of(entry.Metadata);
            if (!marks.AboutPerson) continue;
            foreach (var property in Changed(entry))
                if (marks.Personal(property.Metadata.Name) is { } mark && !rule.Categories.Contains(mark.Category))
                    throw new PurposeException($"'{rule.Id}' may not write {entry.Metadata.ClrType.Name}.{property.Metadata.Name}");
        }
    }

    /// <summary>The same for new rows of one table that pass the change tracker by.</summary>
    public static void CheckNew(LibraryDb db, IReadOnlyEntityType entity)
    {
        var rule = db.Rule ?? throw new PurposeException("a write without a purpose");
        var marks = Classification.Of(entity);
        if (marks.AboutPerson && (marks.Unmarked.Count > 0 || marks.Categories.Any(c => !rule.Categories.Contains(c))))
            throw new PurposeException($"'{rule.Id}' may not write {entity.ClrType.Name}");
    }

    private static IEnumerable<PropertyEntry> Changed(EntityEntry entry) =>
        entry.State == EntityState.Modified ? entry.Properties.Where(p => p.IsModified) : entry.Properties;
}
