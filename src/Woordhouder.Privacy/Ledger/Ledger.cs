using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Ledgers;

/// <summary>
/// The deletion ledger (D14): permanent, without personal data, each line carrying the SHA-256 of the one before, so that a line that is changed, added or
/// taken out breaks the chain for everything after it.
/// </summary>
internal static class Ledger
{
    /// <summary>Appends a line in the transaction of what it records. Two writers wait for each other.</summary>
    public static async Task AppendAsync(LibraryDb db, DateTimeOffset at, string run, string schedule, string table, string action, long rows, string rule, int version, CancellationToken ct)
    {
        var sql = Sql.For(db);
        if (!sql.Sqlite) await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(1000001)", ct);
        var last = await db.RowsAsync("SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1", [], ct);
        var (number, previous) = last.Count == 0 ? (0L, "") : (Convert.ToInt64(last[0][0], CultureInfo.InvariantCulture), (string)last[0][1]!);
        at = new DateTimeOffset(at.UtcTicks - at.UtcTicks % 10, TimeSpan.Zero); // as precise as the databases keep it
        var line = new LedgerRow
        {
            Number = number + 1,
            At = at,
            Run = run,
            Schedule = schedule,
            Table = table,
            Action = action,
            Rows = rows,
            Rule = rule,
            StatementVersion = version,
            Previous = previous,
        };
        await db.ExecuteAsync(
            "INSERT INTO ledger (number, at, run, schedule, \"table\", action, rows, rule, statement_version, previous, hash) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)",
            [line.Number, sql.Value(at), run, schedule, table, action, rows, rule, version, previous, HashOf(line)], ct);
    }

    public static string HashOf(LedgerRow line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        line.Number.ToString(CultureInfo.InvariantCulture), line.At.UtcTicks.ToString(CultureInfo.InvariantCulture), line.Run, line.Schedule, line.Table, line.Action,
        line.Rows.ToString(CultureInfo.InvariantCulture), line.Rule, line.StatementVersion.ToString(CultureInfo.InvariantCulture), line.Previous))));

    /// <summary>Walks the whole chain. Null: it holds; else the number of the first line that does not.</summary>
    public static async Task<(long Lines, long? BrokenAt)> VerifyAsync(LibraryDb db, CancellationToken ct)
    {
        db.Rule = PurposeRule.Own;
        var (previous, number) = ("", 0L);
        await foreach (var line in db.Set<LedgerRow>().AsNoTracking().OrderBy(l => l.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (line.Number != number + 1 || line.Previous != previous || line.Hash != HashOf(line)) return (number + 1, line.Number);
            (previous, number) = (line.Hash, line.Number);
        }
        return (number, null);
    }
}
