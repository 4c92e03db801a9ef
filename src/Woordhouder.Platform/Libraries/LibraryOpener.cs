using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>Opens a library's folder on a database: settings, statement, schema, version in force. What is wrong ends in <see cref="Library.Refusals"/>.</summary>
internal sealed class LibraryOpener(ProgramFactsReader program, TimeProvider clock)
{
    /// <param name="folder">The library's folder (libraries/almere).</param>
    /// <param name="data">Where its database and files lie; made when absent.</param>
    /// <param name="postgres">Connection string; null: SQLite in the data folder.</param>
    /// <param name="restoring">Opened to replay the journal of protection: all else waits until that is done.</param>
    public async Task<(Library? Library, IReadOnlyList<Complaint> Complaints)> OpenAsync(string folder, string data, string? postgres, bool restoring = false, CancellationToken ct = default)
    {
        var file = Path.Combine(folder, "settings.yaml");
        if (!File.Exists(file)) return (null, [new Complaint(new Place(folder, 0), "this folder holds no settings.yaml", "give --library a folder such as libraries/almere")]);
        var (settings, complaints) = SettingsReader.Read(await File.ReadAllTextAsync(file, ct));
        if (settings is null) return (null, complaints);
        Directory.CreateDirectory(data);
        var database = postgres is null ? DatabasePlace.Sqlite(Path.Combine(data, "library.db")) : DatabasePlace.Postgres(postgres);
        var library = new Library(settings, new LibraryPlace(folder, data, database), []);
        await MigrateAsync(library, ct);
        await using (var db = library.CreateContext())
        {
            db.Rule = PurposeRule.Own;
            if (await OwnerAsync(db, settings.Id, ct) is var owner && owner != settings.Id)
                return (null, [new Complaint(new Place(file, 1), $"this database belongs to library '{owner}', and the folder is of '{settings.Id}'", "give each library a --data folder (and --db) of its own")]);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO setting (name, value) VALUES ({0}, {1}) ON CONFLICT DO NOTHING", [SettingNames.HashKey, Convert.ToHexString(RandomNumberGenerator.GetBytes(32))], ct);
            var known = await db.Set<SettingRow>().AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value, ct);
            library.IsDemo = known.ContainsKey(SettingNames.Demo);
            library.HashKey = Convert.FromHexString(known[SettingNames.HashKey]);
            if (known.ContainsKey(SettingNames.Restoring) && !restoring)
            {
                library.Refuse([new Complaint(new Place(data, 0), "this database was put back from a backup, and what was erased since then may stand in it again", "finish it first: ./woordhouder restore BACKUP with the same --data or --db")]);
                return (library, library.Refusals);
            }
        }
        await new StatementVersions(program, clock).TakeUpAsync(library, ct);
        return (library, library.Refusals);
    }

    /// <summary>Whether a restore was begun in this place and not finished.</summary>
    public static async Task<bool> IsRestoringAsync(string data, string? postgres, CancellationToken ct)
    {
        var file = Path.Combine(data, "library.db");
        if (postgres is null && !File.Exists(file)) return false;
        await using System.Data.Common.DbConnection connection = postgres is null ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False") : new Npgsql.NpgsqlConnection(postgres);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = postgres is null ? "SELECT count(*) FROM sqlite_master WHERE name = 'setting'" : "SELECT count(*) FROM information_schema.tables WHERE table_name = 'setting'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0) return false;
        command.CommandText = $"SELECT count(*) FROM setting WHERE name = '{SettingNames.Restoring}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Whose data these are: the first library that opened the database. No library ever works on another's (architecture §6).</summary>
    private static async Task<string> OwnerAsync(LibraryDb db, string id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO setting (name, value) VALUES ({SettingNames.Library}, {id}) ON CONFLICT DO NOTHING", ct);
        return await db.Set<SettingRow>().Where(s => s.Name == SettingNames.Library).Select(s => s.Value).SingleAsync(ct);
    }

    private static async Task MigrateAsync(Library library, CancellationToken ct)
    {
        await using var db = library.CreateContext();
        // Asked first: with nothing to do, Migrate still compares the whole model with its last picture.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
    }
}

/// <summary>Names in the table <c>setting</c>.</summary>
public static class SettingNames
{
    /// <summary>When the last backup was complete, as a round-trip moment.</summary>
    public const string LastBackup = "last-backup";

    /// <summary>Made with --demo or simulate: the clock may be moved, and nothing leaves the machine (D43).</summary>
    public const string Demo = "demo";
    /// <summary>The id of the library whose database this is.</summary>
    public const string Library = "library";
    /// <summary>The key of keyed hashes (journal of protection, suppression).</summary>
    public const string HashKey = "hash-key";
    public const string NextCard = "next-card";
    /// <summary>Stands in every backup: what was put back serves nobody until the journal of protection is replayed (D14).</summary>
    public const string Restoring = "restoring";
}
