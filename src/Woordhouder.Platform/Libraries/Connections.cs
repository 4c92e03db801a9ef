using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Woordhouder.Platform.Libraries;

/// <summary>
/// A library's connections. Those of SQLite are kept open between units of work, with their session settings and prepared statements: making them anew cost a
/// quarter of a check-out. Those of PostgreSQL come from Npgsql's pool, at each use.
/// </summary>
internal sealed class Connections(DatabasePlace place) : IDisposable
{
    private const int Kept = 32;

    /// <summary>
    /// Deleted content is overwritten in the file (secure_delete), commits survive power loss (synchronous FULL, WAL), and a foreign reader never blocks the desk.
    /// </summary>
    internal const string Session = "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY;";

    /// <summary>
    /// For the one connection that writes: 64 MB of pages instead of 2, and a log of 32 MB instead of 4 before it is copied into the file. Without them an import
    /// writes the same index pages again and again (measured: bench/README.md).
    /// </summary>
    private const string Writing = "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8000;";

    // Last in, first out: the one that was used last has the most in its cache.
    private readonly ConcurrentStack<SqliteConnection> idle = [];
    private bool closed;

    public DbConnection Take()
    {
        if (!place.IsSqlite) return new NpgsqlConnection(place.ConnectionString);
        return idle.TryPop(out var known) ? known : Open(Session);
    }

    /// <summary>The connection that the write gate keeps to itself; SQLite only.</summary>
    public DbConnection TakeForWriting() => Open(Session + Writing);

    private SqliteConnection Open(string session)
    {
        var connection = new SqliteConnection(place.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = session;
        command.ExecuteNonQuery();
        KeptStatements.On(connection);
        return connection;
    }

    public ValueTask GiveBackAsync(DbConnection connection)
    {
        if (connection is not SqliteConnection sqlite || closed || idle.Count >= Kept) return connection.DisposeAsync();
        idle.Push(sqlite);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// SQLite: what was deleted leaves the write-ahead log, and with it the file, now and not when the log happens to be full. A reader that is in the way for
    /// more than a second leaves it to the next time.
    /// </summary>
    public async Task TruncateLogAsync(CancellationToken ct)
    {
        if (!place.IsSqlite) return;
        var connection = Take();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            for (var tries = 0; tries < 20 && Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) != 0; tries++) await Task.Delay(50, ct);
        }
        await GiveBackAsync(connection);
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryPop(out var connection)) connection.Dispose();
    }
}
