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
    public async Task<(Library? Library, IReadOnlyList<Complaint> Complaints)> OpenAsync(string folder, string data, string? postgres, CancellationToken ct = default)
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
            library.IsDemo = await db.Set<SettingRow>().AnyAsync(s => s.Name == SettingNames.Demo, ct);
        }
        await new StatementVersions(program, clock).TakeUpAsync(library, ct);
        return (library, library.Refusals);
    }

    private static async Task MigrateAsync(Library library, CancellationToken ct)
    {
        await using var db = library.CreateContext();
        await db.Database.MigrateAsync(ct);
    }
}

/// <summary>Names in the table <c>setting</c>.</summary>
public static class SettingNames
{
    /// <summary>Made with --demo or simulate: the clock may be moved, and nothing leaves the machine (D43).</summary>
    public const string Demo = "demo";
    /// <summary>The key of keyed hashes (journal of protection, suppression).</summary>
    public const string HashKey = "hash-key";
    public const string NextCard = "next-card";
}
