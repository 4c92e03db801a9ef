using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Restores;

/// <param name="Acts">Acts of the journal that were done again.</param>
/// <param name="LedgerLines">Lines of the ledger that the backup did not know.</param>
/// <param name="Swept">Rows that the sweep took, as those lines had said.</param>
/// <param name="MailStopped">Mail that was waiting in the backup: it may have gone since, so it goes no more.</param>
/// <param name="Missing">What the lost lines of the ledger removed and this restore did not, per table: rows that came and went after the backup.</param>
internal sealed record ReplayReport(int Acts, int LedgerLines, long Swept, int MailStopped, IReadOnlyDictionary<string, long> Missing);

/// <summary>The files beside the backup cannot be its own: nothing is opened.</summary>
internal sealed class RestoreException(string message) : Exception(message);

/// <summary>
/// After a backup was put back and before anything is served (D14): the ledger takes up its chain, every act of protection since the backup is done again,
/// the sweep runs, and the ledger is compared. Each act is its own transaction with its own line, so that a replay that was broken off goes on.
/// </summary>
[AcrossFor<Contracts.Retention>]
internal sealed class Replay(LibraryScopes scopes, Library library, OutboxPump events)
{
    /// <param name="folders">Where the journals lie: the data folder of each node.</param>
    /// <exception cref="RestoreException">The ledger beside it does not go on where the backup ended.</exception>
    public async Task<ReplayReport> Do(IReadOnlyList<string> folders, CancellationToken ct)
    {
        IEnumerable<string> Lines(string name) => folders.SelectMany(f => new JournalFile(Path.Combine(f, name)).Lines());
        var ledger = Lines(LedgerCopy.FileName).Select(LedgerCopy.Parse).DistinctBy(r => r.Number).OrderBy(r => r.Number).ToList();
        var lost = await scopes.Across(library, db => TakeUpLedgerAsync(db, ledger, ct), ct);
        var stopped = await scopes.Across(library, db => db.ExecuteAsync("UPDATE mail SET failed = @p0 WHERE sent_at IS NULL AND failed = @p1", [Sql.For(db).Value(true), Sql.For(db).Value(false)], ct), ct);
        var before = ledger.Count == 0 ? 0 : ledger[^1].Number;
        List<ProtectionLine> journal = [.. Lines(ProtectionJournal.FileName).Select(ProtectionLine.Parse).DistinctBy(l => l.Id).OrderBy(l => l.At).ThenBy(l => l.Id)];
        var acts = await AgainAsync(journal, ct);
        await CarryOverAsync(journal, ct);
        while (await events.Turn(ct) > 0) { /* the modules follow what was withdrawn again */ }
        await using var scope = scopes.Open(library);
        var swept = (await scope.Get<Sweep>().Run(dryRun: false, ct)).Where(l => !l.Waits).Sum(l => l.Rows);
        var missing = await scopes.Across(library, db => CompareAsync(db, lost, before, ct), ct);
        await scopes.Across(library, db => db.ExecuteAsync("DELETE FROM setting WHERE name = @p0", [SettingNames.Restoring], ct), ct);
        return new ReplayReport(acts, lost.Count, swept, stopped, missing);
    }

    private static async Task<IReadOnlyList<LedgerRow>> TakeUpLedgerAsync(LibraryDb db, List<LedgerRow> ledger, CancellationToken ct)
    {
        var (lines, broken) = await Ledger.VerifyAsync(db, ct);
        if (broken is not null) throw new RestoreException($"the ledger in the backup breaks at line {broken}: take another backup");
        var last = lines == 0 ? "" : (string)(await db.RowsAsync("SELECT hash FROM ledger WHERE number = @p0", [lines], ct))[0][0]!;
        if (ledger.Find(r => r.Number == lines) is { } same && same.Hash != last) throw new RestoreException("the ledger beside it is another library's: give the folder with this library's journals (--journal)");
        var lost = ledger.Where(r => r.Number > lines).ToList();
        foreach (var (row, number) in lost.Select((r, i) => (r, lines + 1 + i)))
        {
            if (row.Number != number || row.Previous != last || row.Hash != Ledger.HashOf(row)) throw new RestoreException($"the ledger beside it breaks at line {number}: a line is missing or was changed");
            await LedgerCopy.InsertAsync(db, row, ct);
            last = row.Hash;
        }
        return lost;
    }

    private async Task<int> AgainAsync(IReadOnlyList<ProtectionLine> lines, CancellationToken ct)
    {
        if (lines.Count == 0) return 0;
        var people = await scopes.Across(library, PeopleAsync, ct);
        var done = 0;
        foreach (var line in lines)
        {
            await using var scope = scopes.Open(library);
            var unit = scope.Get<Unit>();
            done += await unit.Transact(async () =>
            {
                // The backup knows the act, or an earlier turn did it.
                if (await ProtectionJournal.InsertAsync(unit.Across(), line, shipped: true, ct) == 0 || !people.TryGetValue(line.Subject, out var person)) return 0;
                await scope.Get<ProtectAgain>().Do(line, person, ct);
                return 1;
            }, ct);
        }
        return done;
    }

    /// <summary>The journal goes on in the library's new place: an older backup may be put back after this one.</summary>
    private async Task CarryOverAsync(List<ProtectionLine> journal, CancellationToken ct)
    {
        var file = new JournalFile(Path.Combine(library.Place.Data, ProtectionJournal.FileName));
        var there = file.Lines().Select(l => ProtectionLine.Parse(l).Id).ToHashSet();
        await file.AppendAsync(journal.Where(l => !there.Contains(l.Id)).Select(l => l.Text), ct);
    }

    /// <summary>Everybody of whom the database holds a row, by their keyed hash.</summary>
    private async Task<Dictionary<string, PersonId>> PeopleAsync(LibraryDb db)
    {
        await using var scope = scopes.Open(library);
        var people = new HashSet<PersonId>();
        foreach (var (table, mark) in scope.Get<ProgramFactsReader>().Registry.Tables.SelectMany(t => t.Marks.Where(m => m.Parent is null).Select(m => (t, m))))
            foreach (var row in await db.RowsAsync($"SELECT DISTINCT {mark.KeyColumn} FROM {table.Table} WHERE {mark.KeyColumn} IS NOT NULL", [], CancellationToken.None))
                people.Add(new PersonId(Sql.Guid(row[0]!)));
        return people.ToDictionary(p => Protection.Subject(library, p));
    }

    /// <summary>What the lost lines took away against what the replay and the sweep took away just now.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> CompareAsync(LibraryDb db, IReadOnlyList<LedgerRow> lost, long before, CancellationToken ct)
    {
        var now = (await db.RowsAsync("SELECT \"table\", action, sum(rows) FROM ledger WHERE number > @p0 GROUP BY \"table\", action", [before], ct))
            .ToDictionary(r => $"{r[0]} {r[1]}", r => Convert.ToInt64(r[2], CultureInfo.InvariantCulture));
        return lost.GroupBy(l => $"{l.Table} {l.Action}").Select(g => (g.Key, Short: g.Sum(l => l.Rows) - now.GetValueOrDefault(g.Key))).Where(x => x.Short > 0).ToDictionary(x => x.Key, x => x.Short);
    }
}
