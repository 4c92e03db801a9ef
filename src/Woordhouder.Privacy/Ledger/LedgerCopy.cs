using System.Globalization;
using System.Text.Json;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Restores;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Ledgers;

/// <summary>
/// The deletion ledger outlives the database (D14: permanent): its lines, which hold no personal data, are copied to a file beside it, so that a restored backup
/// takes up the chain where it really ended.
/// </summary>
internal sealed class LedgerCopy(Library library, Unit unit)
{
    /// <summary>Among the files of the data folder.</summary>
    public const string FileName = "ledger.journal";

    private const string Columns = "number, at, run, schedule, \"table\", action, rows, rule, statement_version, previous, hash";

    public async Task<int> ShipAsync(CancellationToken ct)
    {
        var file = new JournalFile(Path.Combine(library.Place.Data, FileName));
        var last = file.Last() is { } line ? Parse(line).Number : 0;
        var fresh = (await unit.Across().RowsAsync($"SELECT {Columns} FROM ledger WHERE number > @p0 ORDER BY number", [last], ct)).Select(Row).ToList();
        if (fresh.Count > 0) await file.AppendAsync(fresh.Select(r => JsonSerializer.Serialize(r)), ct);
        return fresh.Count;
    }

    /// <exception cref="JsonException">The line is not one of ours.</exception>
    public static LedgerRow Parse(string line) => JsonSerializer.Deserialize<LedgerRow>(line)!;

    /// <summary>The line with its own hash, as it was: the chain goes on from it.</summary>
    public static Task<int> InsertAsync(LibraryDb db, LedgerRow r, CancellationToken ct) => db.ExecuteAsync(
        $"INSERT INTO ledger ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)",
        [r.Number, Sql.For(db).Value(r.At), r.Run, r.Schedule, r.Table, r.Action, r.Rows, r.Rule, r.StatementVersion, r.Previous, r.Hash], ct);

    private static LedgerRow Row(object?[] r) => new()
    {
        Number = Convert.ToInt64(r[0], CultureInfo.InvariantCulture),
        At = Sql.Instant(r[1]!),
        Run = (string)r[2]!,
        Schedule = (string)r[3]!,
        Table = (string)r[4]!,
        Action = (string)r[5]!,
        Rows = Convert.ToInt64(r[6], CultureInfo.InvariantCulture),
        Rule = (string)r[7]!,
        StatementVersion = Convert.ToInt32(r[8], CultureInfo.InvariantCulture),
        Previous = (string)r[9]!,
        Hash = (string)r[10]!,
    };
}
