using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Rights;

/// <summary>
/// The journal of protection (D14): acts that a restored backup must not undo, as keyed hashes without contents. Written in the transaction of the act;
/// a pump ships it at once to a file outside the database, where it stays 36 days.
/// </summary>
internal sealed class ProtectionJournal(Library library, TimeProvider clock)
{
    public async Task WriteAsync(LibraryDb db, string act, string table, PersonId person, string detail, CancellationToken ct)
    {
        var sql = Sql.For(db);
        var subject = await HashAsync(db, person, ct);
        var now = clock.GetUtcNow();
        await db.ExecuteAsync("INSERT INTO protection (id, at, act, \"table\", subject, detail, shipped) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            [sql.Value(Guid.CreateVersion7(now)), sql.Value(now), act, table, subject, detail, sql.Value(false)], ct);
    }

    /// <summary>HMAC-SHA-256 of the id under the library's own key: a stranger cannot link two lines to a person.</summary>
    public static async Task<string> HashAsync(LibraryDb db, PersonId person, CancellationToken ct)
    {
        var rows = await db.RowsAsync("SELECT value FROM setting WHERE name = @p0", [SettingNames.HashKey], ct);
        byte[] key;
        if (rows.Count == 1) key = Convert.FromHexString((string)rows[0][0]!);
        else
        {
            key = RandomNumberGenerator.GetBytes(32);
            await db.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@p0, @p1) ON CONFLICT DO NOTHING", [SettingNames.HashKey, Convert.ToHexString(key)], ct);
        }
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, person.Value.ToByteArray(true)));
    }

    /// <summary>The file that the journal is shipped to: beside the data, not among what a backup of the database holds.</summary>
    public string File => Path.Combine(library.Place.Data, "protection.journal");

    /// <summary>Ships what is new and drops what is older than 36 days (backups live 35).</summary>
    public async Task<int> ShipAsync(LibraryDb db, CancellationToken ct)
    {
        var sql = Sql.For(db);
        var rows = await db.RowsAsync("SELECT id, at, act, \"table\", subject, detail FROM protection WHERE shipped = @p0 ORDER BY at", [sql.Value(false)], ct);
        if (rows.Count == 0) return 0;
        await using (var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough))
        await using (var writer = new StreamWriter(file))
            foreach (var row in rows)
                await writer.WriteLineAsync(string.Join('\t', Sql.Instant(row[1]!).ToString("O", CultureInfo.InvariantCulture), row[2], row[3], row[4], row[5]));
        foreach (var row in rows) await db.ExecuteAsync("UPDATE protection SET shipped = @p0 WHERE id = @p1", [sql.Value(true), row[0]!], ct);
        return rows.Count;
    }
}
