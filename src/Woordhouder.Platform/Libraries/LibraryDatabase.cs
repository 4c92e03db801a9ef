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

    /// <summary>
    /// Statements are prepared by themselves after two uses. Nothing here changes a session (locks end with their transaction, no SET), so a connection that
    /// goes back to the pool need not be reset: that was seven statements before each query.
    /// </summary>
    public static DatabasePlace Postgres(string connection) => new(false, connection.TrimEnd(';') + ";No Reset On Close=true"
        + (connection.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase) ? "" : ";Max Auto Prepare=200;Auto Prepare Min Usages=2"));
}

internal static class LibraryDatabase
{
    // One guard for all libraries: it is a singleton interceptor, and a second instance would mean a second model.
    private static readonly Guard TheGuard = new();
    private static readonly SaveGuard TheSaveGuard = new();
    private static readonly SqliteSession TheSession = new();
    private static readonly KeptStatements TheStatements = new();

    public static DbContextOptions<LibraryDb> Options(DatabasePlace place)
    {
        var options = new DbContextOptionsBuilder<LibraryDb>();
        if (place.IsSqlite)
            options.UseSqlite(place.ConnectionString, o => o.MigrationsAssembly("Woordhouder.Migrations.Sqlite").MigrationsHistoryTable("migration")).AddInterceptors(TheSession, TheStatements);
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

    /// <summary>For the connections that EF opens by itself: migrations, and looking at a library before it runs.</summary>
    private sealed class SqliteSession : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Connections.Session;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
