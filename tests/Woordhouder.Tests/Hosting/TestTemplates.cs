using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Tests.Hosting;

/// <summary>Migrates each engine once per run; every test gets a copy.</summary>
internal static class TestTemplates
{
    private static readonly Lazy<Task<string>> Sqlite = new(MakeSqliteAsync), Postgres = new(MakePostgresAsync);

    /// <summary>The path of a migrated, empty SQLite file.</summary>
    public static Task<string> SqliteAsync() => Sqlite.Value;

    /// <summary>A connection string to a fresh copy of a migrated, empty PostgreSQL database.</summary>
    public static async Task<string> PostgresAsync()
    {
        var template = await Postgres.Value;
        return await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(template);
    }

    private static async Task<string> MakeSqliteAsync()
    {
        ModulesAreKnown();
        var folder = Directory.CreateTempSubdirectory("woordhouder-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "library.db");
        await using (var db = new LibraryDb(LibraryDatabase.Options(DatabasePlace.Sqlite(file)))) await db.Database.MigrateAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<string> MakePostgresAsync()
    {
        ModulesAreKnown();
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (var db = new LibraryDb(LibraryDatabase.Options(DatabasePlace.Postgres(connection)))) await db.Database.MigrateAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;
    }

    /// <summary>Composing the program registers the modules, and with them their tables.</summary>
    private static void ModulesAreKnown() => ((IDisposable)Composition.Build(LibraryClock.At(new NoClock(), null))).Dispose();

    private sealed class NoClock : TimeProvider;
}
