using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Ledgers;

namespace Woordhouder.Privacy.Retention;

/// <summary>What a run found or did on one table.</summary>
/// <param name="Waits">More than 5 % of the table under a new statement: the privacy officer is asked once (D45).</param>
internal sealed record SweepLine(string Schedule, string Table, string Action, string Period, long Rows, long Total, bool Waits);

/// <summary>Rows that a purpose left when it was taken away, and the last day on which they stay.</summary>
internal sealed record RowsLeft(string Table, long Rows, DateOnly LastDay);

/// <summary>
/// Keeps the retention policy every night (R76–R80, D10): one set-based statement per rule in short transactions, children first, each with its line in the
/// ledger in the same transaction. A run that is broken off leaves the rest for the next one.
/// </summary>
[AcrossFor<Contracts.Retention>]
internal sealed class Sweep(LibraryScopes scopes, Library library, ProgramFactsReader program, TimeProvider clock) : IDailyJob
{
    /// <summary>SQLite: the desk waits at most for one batch; PostgreSQL locks rows, not the file.</summary>
    private const int SqliteBatch = 1_000, PostgresBatch = 20_000;
    private const string People = "person";
    private const int Found = 200_000;

    async Task<string> IDailyJob.Run(DateOnly today, CancellationToken ct)
    {
        var lines = await Run(dryRun: false, ct);
        return JobSaid.Write("sweep", ("rows", (int)lines.Where(l => !l.Waits).Sum(l => l.Rows)), ("waits", lines.Count(l => l.Waits)));
    }

    /// <param name="dryRun">Counts what is due and changes nothing.</param>
    /// <param name="proposed">Under this statement instead of the one in force: what the first sweep after its approval would do (D45).</param>
    public async Task<IReadOnlyList<SweepLine>> Run(bool dryRun, CancellationToken ct, Statement? proposed = null)
    {
        var (rules, version, first, released) = await RulesAsync(proposed, ct);
        var lines = new List<SweepLine>();
        await using var reading = scopes.Open(library);
        var db = reading.Get<Unit>().Across();
        foreach (var rule in rules)
        {
            var due = await db.ScalarAsync($"SELECT count(*) FROM {rule.Table} t WHERE {rule.Condition}", rule.Values, ct);
            if (due == 0) continue;
            // The whole table is counted only where somebody looks at the figure.
            var watched = first || rule.Schedule == SweepRules.SwitchedOffSchedule;
            var total = watched || dryRun ? await db.ScalarAsync($"SELECT count(*) FROM {rule.Table}", [], ct) : 0;
            var waits = watched && due * 20 > total && !released.Contains(rule.Table);
            // Whoever goes takes the day along that others' rows count from: while one of those tables waits, the people wait with it.
            waits |= rule.Table == People && lines.Any(l => l.Waits);
            var rows = due;
            if (!dryRun && !waits) rows = await ApplyAsync(rule, version, ct);
            lines.Add(new SweepLine(rule.Schedule, rule.Table, rule.Verb, rule.Period, rows, total, waits));
        }
        if (!dryRun && proposed is null && lines.All(l => !l.Waits)) await FirstSweepDoneAsync(version, ct);
        if (!dryRun && lines.Count > 0) await library.Connections.TruncateLogAsync(ct);
        return lines;
    }

    /// <summary>Lets the first sweep of the version in force take more than 5 % of a table: the officer's answer.</summary>
    public Task<int> ReleaseAsync(string table, CancellationToken ct) => scopes.Across(library, async db =>
    {
        db.Rule = PurposeRule.Own;
        var row = await db.Set<StatementVersionRow>().AsTracking().SingleAsync(v => v.Number == library.Word.Number, ct);
        if (!row.Released.Split(',').Contains(table)) row.Released = string.Join(',', row.Released.Split(',', StringSplitOptions.RemoveEmptyEntries).Append(table));
        return await db.SaveChangesAsync(ct);
    }, ct);

    /// <summary>What is left of purposes that were taken away: named at start-up and to the officer until it is gone (D45).</summary>
    public async Task<IReadOnlyList<RowsLeft>> LeftBehind(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var db = scope.Get<Unit>().Across();
        var left = new List<RowsLeft>();
        foreach (var (table, lastDay) in Rules(db, await HistoryAsync(db, ct), null).LeftBehind())
        {
            var rows = await db.ScalarAsync($"SELECT count(*) FROM {table.Table} WHERE {table.Marks[0].KeyColumn} IS NOT NULL", [], ct);
            if (rows > 0) left.Add(new RowsLeft(table.Table, rows, lastDay));
        }
        return left;
    }

    private async Task<(IReadOnlyList<SweepRule> Rules, int Version, bool First, IReadOnlySet<string> Released)> RulesAsync(Statement? proposed, CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var db = scope.Get<Unit>().Across();
        var rows = await HistoryAsync(db, ct);
        var current = rows[^1];
        // The first version is the set-up itself; later ones are watched until their first sweep is through.
        return ([.. Rules(db, rows, proposed).All()], current.Number, rows.Count > 1 && current.FirstSweepAt is null, current.Released.Split(',').ToHashSet());
    }

    private static Task<List<StatementVersionRow>> HistoryAsync(LibraryDb db, CancellationToken ct)
    {
        db.Rule = PurposeRule.Own;
        return db.Set<StatementVersionRow>().AsNoTracking().Where(v => v.ApprovedAt != null).OrderBy(v => v.ApprovedAt).ToListAsync(ct);
    }

    private SweepRules Rules(LibraryDb db, List<StatementVersionRow> rows, Statement? proposed)
    {
        var history = rows.Select(r => (r.ApprovedAt!.Value, ApprovedStatements.Of(r)!)).ToList();
        if (proposed is not null) history.Add((clock.GetUtcNow(), proposed));
        return new SweepRules(program.Registry, library, Sql.For(db), library.Today(clock), history);
    }

    /// <summary>
    /// Finds what is due outside the write transaction, and writes in batches by position: a batch that looked for its own rows would look past all that
    /// went before it (measured: a million rows would hold the desk for minutes).
    /// </summary>
    private async Task<long> ApplyAsync(SweepRule rule, int version, CancellationToken ct)
    {
        var sqlite = library.Place.Database.IsSqlite;
        for (long all = 0; ;)
        {
            var (found, before) = (await FindAsync(rule, ct), all);
            foreach (var batch in found.Chunk(sqlite ? SqliteBatch : PostgresBatch))
            {
                all += await scopes.Across(library, async db =>
                {
                    var done = await db.ExecuteAsync(Statement(rule, sqlite), [.. rule.Values, sqlite ? $"[{string.Join(',', batch)}]" : batch], ct);
                    if (done > 0) await Ledger.AppendAsync(db, clock.GetUtcNow(), "sweep", rule.Schedule, rule.Table, rule.Verb, done, rule.Period, version, ct);
                    return done;
                }, ct);
                if (sqlite) await Task.Delay(TimeSpan.FromMilliseconds(5), ct); // lets a waiting desk in
            }
            // Rows that changed hands meanwhile are looked for again; where none could be written, tomorrow.
            if (found.Count < Found || all == before) return all;
        }
    }

    private async Task<IReadOnlyList<string>> FindAsync(SweepRule rule, CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var db = scope.Get<Unit>().Across();
        var row = Sql.For(db).Sqlite ? "CAST(t.rowid AS TEXT)" : "CAST(t.ctid AS text)";
        return [.. (await db.RowsAsync($"SELECT {row} FROM {rule.Table} t WHERE {rule.Condition} LIMIT {Found}", rule.Values, ct)).Select(r => (string)r[0]!)];
    }

    /// <summary>The condition once more: a row may have changed since it was found.</summary>
    private static string Statement(SweepRule rule, bool sqlite)
    {
        var where = (sqlite ? "t.rowid IN (SELECT value FROM json_each(@p{0}))" : "t.ctid = ANY(CAST(@p{0} AS tid[]))").Replace("{0}", $"{rule.Values.Count}", StringComparison.Ordinal) + $" AND ({rule.Condition})";
        return rule.Action == SweepAction.Delete ? $"DELETE FROM {rule.Table} AS t WHERE {where}"
            : $"UPDATE {rule.Table} AS t SET {string.Join(", ", rule.Columns.Select(c => $"{Sql.Quote(c)} = NULL"))} WHERE {where}";
    }

    private Task<int> FirstSweepDoneAsync(int version, CancellationToken ct) => scopes.Across(library, db =>
        db.Database.ExecuteSqlRawAsync("UPDATE statement_version SET first_sweep_at = {0} WHERE number = {1} AND first_sweep_at IS NULL", [Sql.For(db).Value(clock.GetUtcNow()), version], ct), ct);
}

/// <summary>SQL that was built from metadata, with positional values @p0, @p1 …, on the context's connection and transaction.</summary>
internal static class MetadataSql
{
    public static Task<long> ScalarAsync(this LibraryDb db, string sql, IReadOnlyList<object> values, CancellationToken ct) =>
        RunAsync(db, sql, values, async command => Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture), ct);

    public static Task<int> ExecuteAsync(this LibraryDb db, string sql, IReadOnlyList<object> values, CancellationToken ct) =>
        RunAsync(db, sql, values, command => command.ExecuteNonQueryAsync(ct), ct);

    public static Task<List<object?[]>> RowsAsync(this LibraryDb db, string sql, IReadOnlyList<object> values, CancellationToken ct) => RunAsync(db, sql, values, async command =>
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }
        return rows;
    }, ct);

    private static async Task<T> RunAsync<T>(LibraryDb db, string sql, IReadOnlyList<object> values, Func<DbCommand, Task<T>> work, CancellationToken ct)
    {
        // Every opening has its closing: EF counts them, and a pooled context that goes back with one too many can join no other unit.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            for (var i = 0; i < values.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i;
                parameter.Value = values[i];
                command.Parameters.Add(parameter);
            }
            return await work(command);
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }
}
