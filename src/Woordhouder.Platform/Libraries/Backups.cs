using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Woordhouder.Platform.Libraries;

/// <summary>A backup could not be made or put back; the message says what to do.</summary>
public sealed class BackupException(string message) : Exception(message);

/// <summary>
/// One file that holds a library's database as it was at one moment, made while the library serves. SQLite: its own online backup. PostgreSQL: pg_dump and
/// pg_restore of the same major version or later. What is put back serves nobody before the journal of protection is replayed (D14).
/// </summary>
internal static class Backups
{
    /// <summary>Backups live at most 35 days (D14): the journal of protection reaches no further back.</summary>
    private static readonly TimeSpan Lives = TimeSpan.FromDays(35);

    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";
    private const string Mark = "INSERT INTO setting (name, value) VALUES ('" + SettingNames.Restoring + "', '') ON CONFLICT DO NOTHING";

    /// <returns>The file, and how many were removed because they were too old.</returns>
    public static async Task<(string File, int Removed)> TakeAsync(Library library, string folder, DateTimeOffset now, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var place = library.Place.Database;
        var file = Path.Combine(folder, $"{library.Id}-{now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}{Extension(place)}");
        var making = file + ".part";
        await using (File.Create(making)) { }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(making, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (place.IsSqlite) CopySqlite(place.ConnectionString, making);
        else await RunAsync("pg_dump", place.ConnectionString, ["--format=custom", "--no-owner", "--no-privileges", "--file", making], ct);
        File.Move(making, file);
        return (file, RemoveOld(folder, library.Id, now));
    }

    /// <summary>Written down after the file is whole, for the health page.</summary>
    public static Task NoteAsync(LibraryScopes scopes, Library library, DateTimeOffset now, CancellationToken ct) => scopes.Across(library, db => db.Database.ExecuteSqlRawAsync(
        "INSERT INTO setting (name, value) VALUES ({0}, {1}) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [SettingNames.LastBackup, now.ToString("O", CultureInfo.InvariantCulture)], ct), ct);

    /// <summary>Puts a backup in a place that holds no library yet. Broken off, it leaves nothing that would be opened.</summary>
    public static async Task PutBackAsync(string backup, string data, DatabasePlace place, CancellationToken ct)
    {
        if (!File.Exists(backup)) throw new BackupException($"{backup} is not there");
        if (Path.GetExtension(backup) != Extension(place)) throw new BackupException($"{Path.GetFileName(backup)} is a backup of {(place.IsSqlite ? "PostgreSQL: give --db" : "SQLite: leave --db out")}");
        if (place.IsSqlite)
        {
            Directory.CreateDirectory(data);
            var (target, making) = (Path.Combine(data, "library.db"), Path.Combine(data, "library.db.part"));
            if (File.Exists(target)) throw new BackupException($"{target} exists: stop the program and move that file away (and remove it for good when the restore is done)");
            File.Copy(backup, making, overwrite: true);
            CheckSqlite(making);
            File.Move(making, target);
            return;
        }
        if (await TablesAsync(place, ct) > 0) throw new BackupException("this database holds tables already: give --db an empty one");
        // The mark stands before the first row does.
        await RunAsync("pg_restore", place.ConnectionString, ["--no-owner", "--no-privileges", "--exit-on-error", "--section=pre-data", "--dbname", Database(place), backup], ct);
        await ExecuteAsync(place, Mark, ct);
        await RunAsync("pg_restore", place.ConnectionString, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--section=data", "--section=post-data", "--dbname", Database(place), backup], ct);
    }

    private static string Extension(DatabasePlace place) => place.IsSqlite ? ".sqlite" : ".pgdump";

    private static int RemoveOld(string folder, string library, DateTimeOffset now)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(folder, $"{library}-*").Where(f => Path.GetExtension(f) is ".sqlite" or ".pgdump"))
        {
            var name = Path.GetFileNameWithoutExtension(file)[(library.Length + 1)..];
            if (!DateTime.TryParseExact(name, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var made) || now.UtcDateTime - made <= Lives) continue;
            File.Delete(file);
            removed++;
        }
        return removed;
    }

    private static void CopySqlite(string from, string file)
    {
        using var source = new SqliteConnection(from);
        using var target = new SqliteConnection($"Data Source={file};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        Execute(target, Mark);
        // One file, with nothing beside it.
        Execute(target, "PRAGMA journal_mode=DELETE");
    }

    private static void CheckSqlite(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check";
        try
        {
            if (command.ExecuteScalar() is not "ok") throw new BackupException("the backup is damaged: take another one");
            Execute(connection, Mark);
        }
        catch (SqliteException) { throw new BackupException("the backup is damaged, or no backup of a library: take another one"); }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<long> TablesAsync(DatabasePlace place, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(place.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task ExecuteAsync(DatabasePlace place, string sql, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(place.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Database(DatabasePlace place) => new NpgsqlConnectionStringBuilder(place.ConnectionString).Database!;

    /// <summary>The password goes by the environment, where other users of the machine cannot read it.</summary>
    private static async Task RunAsync(string program, string connection, IEnumerable<string> arguments, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in new[] { ("PGHOST", to.Host), ("PGPORT", to.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database) })
            if (!string.IsNullOrEmpty(value)) start.Environment[name] = value;
        Process? process;
        try { process = Process.Start(start); }
        catch (System.ComponentModel.Win32Exception) { throw new BackupException($"{program} is not on this machine: install Debian's postgresql-client"); }
        using (process)
        {
            var said = await process!.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new BackupException($"{program} ended with exit code {process.ExitCode}: {said.Split('\n')[0]}");
        }
    }
}
