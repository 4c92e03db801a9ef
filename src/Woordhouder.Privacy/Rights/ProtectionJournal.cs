using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Restores;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Rights;

/// <summary>One line of the journal of protection as it stands in the file.</summary>
/// <param name="Subject">Keyed hash of the person's id.</param>
internal sealed record ProtectionLine(Guid Id, DateTimeOffset At, string Act, string Table, string Subject, string Detail)
{
    public string Text => string.Join('\t', Id, At.ToString("O", CultureInfo.InvariantCulture), Act, Table, Subject, Detail);

    /// <exception cref="FormatException">The line is not one of ours.</exception>
    public static ProtectionLine Parse(string line) => line.Split('\t') is [var id, var at, var act, var table, var subject, var detail]
        ? new ProtectionLine(Guid.Parse(id), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), act, table, subject, detail)
        : throw new FormatException("a line of the journal of protection has six fields");
}

/// <summary>
/// The journal of protection (D14): acts that a restored backup must not undo, as keyed hashes without contents. The door writes it in the transaction of the
/// act (erasure, which passes by the door, calls it); a pump ships it at once to a file outside the database, where it stays 36 days.
/// </summary>
internal sealed class ProtectionJournal(Library library, Unit unit, TimeProvider clock)
{
    /// <summary>Among the files of the data folder.</summary>
    public const string FileName = "protection.journal";

    /// <summary>One day longer than backups live (D14).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(36);

    public JournalFile File { get; } = new(Path.Combine(library.Place.Data, FileName));

    public async Task WriteAsync(LibraryDb db, string act, string table, PersonId person, string detail, CancellationToken ct)
    {
        var line = Protection.Line(library, clock.GetUtcNow(), act, table, person, detail);
        await InsertAsync(db, new ProtectionLine(line.Id, line.At, act, table, line.Subject, detail), shipped: false, ct);
    }

    public static Task<int> InsertAsync(LibraryDb db, ProtectionLine line, bool shipped, CancellationToken ct)
    {
        var sql = Sql.For(db);
        return db.ExecuteAsync("INSERT INTO protection (id, at, act, \"table\", subject, detail, shipped) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT DO NOTHING",
            [sql.Value(line.Id), sql.Value(line.At), line.Act, line.Table, line.Subject, line.Detail, sql.Value(shipped)], ct);
    }

    /// <summary>Ships what is new and drops what is older than 36 days (backups live 35), from the table and from the file.</summary>
    public async Task<int> ShipAsync(CancellationToken ct)
    {
        var db = unit.Across();
        var sql = Sql.For(db);
        var oldest = clock.GetUtcNow() - Kept;
        var rows = (await db.RowsAsync("SELECT id, at, act, \"table\", subject, detail, shipped FROM protection WHERE shipped = @p0 OR at < @p1 ORDER BY at, id", [sql.Value(false), sql.Value(oldest)], ct))
            .Select(r => (Line: new ProtectionLine(Sql.Guid(r[0]!), Sql.Instant(r[1]!), (string)r[2]!, (string)r[3]!, (string)r[4]!, (string)r[5]!), Shipped: Convert.ToBoolean(r[6], CultureInfo.InvariantCulture))).ToList();
        // There from the first day: a restore that finds none is in the wrong folder.
        if (!System.IO.File.Exists(File.Path)) await File.AppendAsync([], ct);
        if (rows.Count == 0) return 0;
        var fresh = rows.Where(r => !r.Shipped).Select(r => r.Line).ToList();
        if (fresh.Count > 0) await File.AppendAsync(fresh.Select(l => l.Text), ct);
        File.DropWhile(line => ProtectionLine.Parse(line).At < oldest);
        await unit.Transact(async () =>
        {
            foreach (var line in fresh) await db.ExecuteAsync("UPDATE protection SET shipped = @p0 WHERE id = @p1", [sql.Value(true), sql.Value(line.Id)], ct);
            return await db.ExecuteAsync("DELETE FROM protection WHERE shipped = @p0 AND at < @p1", [sql.Value(true), sql.Value(oldest)], ct);
        }, ct);
        return fresh.Count;
    }
}
