using Microsoft.EntityFrameworkCore;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

public sealed class MigrationTests
{
    [Fact]
    public void No_model_change_waits_for_a_migration_on_SQLite() { using var db = Models.Sqlite(); Assert.False(db.Database.HasPendingModelChanges()); }

    [Fact]
    public void No_model_change_waits_for_a_migration_on_PostgreSQL() { using var db = Models.Postgres(); Assert.False(db.Database.HasPendingModelChanges()); }

    [Theory, BothDatabases]
    public async Task Every_table_of_the_database_is_in_the_model_or_on_a_short_list(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var tables = (await lib.Raw(engine == Engine.Sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).Select(r => (string)r[0]!);
        using var db = Models.Sqlite();
        // Kept by EF and by SQLite themselves: names of migrations, the lock while migrating, counters. And the full-text index, which EF cannot map: words of titles.
        var known = db.Model.GetEntityTypes().Select(e => e.GetTableName()!)
            .Concat(["migration", "__EFMigrationsLock", "sqlite_sequence", "full_text", "full_text_data", "full_text_idx", "full_text_docsize", "full_text_config", "full_text_index"]).ToHashSet();
        Assert.Empty(tables.Where(t => !known.Contains(t)));
    }
}
