using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Libraries;

/// <summary>A library's own database: an SQLite file or a PostgreSQL database.</summary>
internal sealed record DatabasePlace(bool IsSqlite, string ConnectionString)
{
    public static DatabasePlace Sqlite(string file) => new(true, $"Data Source={file};Foreign Keys=True;Default Timeout=30");

    /// <summary>Statements are prepared by themselves after two uses; pooled connections keep nothing of the last user's session but those.</summary>
    public static DatabasePlace Postgres(string connection) => new(false, connection.TrimEnd(';')
        + (connection.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase) ? "" : ";Max Auto Prepare=100;Auto Prepare Min Usages=2"));
}

internal static class LibraryDatabase
{
    // One guard for all libraries: it is a singleton interceptor, and a second instance would mean a second model.
    private static readonly Guard TheGuard = new();
    private static readonly SaveGuard TheSaveGuard = new();
    private static readonly SqliteSession TheSession = new();

    public static DbContextOptions<LibraryDb> Options(DatabasePlace place)
    {
        var options = new DbContextOptionsBuilder<LibraryDb>();
        if (place.IsSqlite)
            options.UseSqlite(place.ConnectionString, o => o.MigrationsAssembly("Woordhouder.Migrations.Sqlite").MigrationsHistoryTable("migration")).AddInterceptors(TheSession);
        else options.UseNpgsql(place.ConnectionString, o => o.MigrationsAssembly("Woordhouder.Migrations.Postgres").MigrationsHistoryTable("migration"));
        return options
            .AddInterceptors(TheGuard, TheSaveGuard)
            .ReplaceService<ICompiledQueryCacheKeyGenerator, QueryCacheKey>()
            .EnableThreadSafetyChecks(false)
            // Nothing is tracked but what is asked for by name (data.Track): a call in the query itself would reach into its sub-queries.
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, RelationalEventId.MultipleCollectionIncludeWarning))
            .Options;
    }

    /// <summary>Deleted content is overwritten in the file (secure_delete), commits survive power loss (synchronous FULL, WAL), and a foreign reader never blocks the desk.</summary>
    private sealed class SqliteSession : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
