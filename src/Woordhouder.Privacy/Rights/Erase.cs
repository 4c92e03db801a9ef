using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Rights;

/// <summary>One table in the answer to an erasure request (D18).</summary>
/// <param name="KeptBecause">Text id of the reason; null: erased or dissociated.</param>
internal sealed record ErasureLine(string Table, long Rows, Erasure What, string? KeptBecause, string KeptUntil);

/// <summary>
/// Erasure on request (R85, R121, AVG art. 17): a reading of the registry. What must stay is named with its reason and until when;
/// open loans and the like are answered by the modules that know of them, and nothing is erased while they hold.
/// </summary>
[AcrossFor<Contracts.Rights>]
internal sealed class Erase(Unit unit, Library library, ProgramFactsReader program, IEnumerable<IMayNotEndYet> holders, IEnumerable<IEndMembership> endings, ProtectionJournal journal, TimeProvider clock) : IErasePerson
{
    async Task<Outcome<Nothing>> IErasePerson.Erase(PersonId person, CancellationToken ct)
    {
        var outcome = await Do(person, ct);
        return outcome.Done ? new Nothing() : outcome.Refusals.ToList();
    }

    /// <summary>What would happen, counted; changes nothing.</summary>
    public async Task<IReadOnlyList<ErasureLine>> Preview(PersonId person, CancellationToken ct = default)
    {
        var db = unit.Across();
        var lines = new List<ErasureLine>();
        foreach (var (table, mark) in Targets())
        {
            var rows = await db.ScalarAsync($"SELECT count(*) FROM {table.Table} t WHERE {PersonRows.Subject(table, mark, "t")}", [Sql.For(db).Value(person)], ct);
            if (rows > 0) lines.Add(Line(table, mark, rows));
        }
        return lines;
    }

    public async Task<Outcome<IReadOnlyList<ErasureLine>>> Do(PersonId person, CancellationToken ct = default)
    {
        Outcome<IReadOnlyList<ErasureLine>> erased = await unit.Transact(async () =>
        {
            // Asked inside: what was lent a moment ago holds too.
            var reasons = new List<Refusal>();
            foreach (var holder in holders) reasons.AddRange(await holder.Reasons(person, ct));
            if (reasons.Count > 0) return reasons;
            // Consents end with the membership, and its schedules begin: what is kept has its own end.
            foreach (var ending in endings)
                if (await ending.EndNow(person, ct) is { Done: false } refused) return (List<Refusal>)[.. refused.Refusals];
            var done = await Remove(person, "erasure", ct);
            await journal.WriteAsync(unit.Across(), "erased", "person", person, "", ct);
            return Outcome.Of(done);
        }, ct);
        if (erased.Done) await library.Connections.TruncateLogAsync(ct);
        return erased;
    }

    /// <summary>Erases without asking anybody, in the caller's transaction, with its lines in the ledger: after the questions, and again after a restore.</summary>
    public async Task<IReadOnlyList<ErasureLine>> Remove(PersonId person, string run, CancellationToken ct)
    {
        var db = unit.Across();
        var (sql, now, done) = (Sql.For(db), clock.GetUtcNow(), new List<ErasureLine>());
        await db.ExecuteAsync("UPDATE consent SET withdrawn_at = @p1 WHERE person_id = @p0 AND withdrawn_at IS NULL", [sql.Value(person), sql.Value(now)], ct);
        foreach (var (table, mark) in Targets())
        {
            var subject = PersonRows.Subject(table, mark, "t").Replace("t.", "", StringComparison.Ordinal);
            if (mark.Mark.OnErasure == Erasure.Keep)
            {
                var kept = await db.ScalarAsync($"SELECT count(*) FROM {table.Table} WHERE {subject}", [sql.Value(person)], ct);
                if (kept > 0) done.Add(Line(table, mark, kept));
                continue;
            }
            var statement = mark.Mark.OnErasure == Erasure.Delete ? $"DELETE FROM {table.Table} WHERE {subject}"
                : $"UPDATE {table.Table} SET {string.Join(", ", Dissociation.Columns(table).Select(c => $"{Sql.Quote(c)} = NULL"))} WHERE {subject}";
            var rows = await db.ExecuteAsync(statement, [sql.Value(person)], ct);
            if (rows == 0) continue;
            done.Add(Line(table, mark, rows));
            await Ledger.AppendAsync(db, now, run, "on-request", table.Table, mark.Mark.OnErasure.ToString().ToLowerInvariant(), rows, "AVG 17", library.Word.Number, ct);
        }
        return done;
    }

    /// <summary>Children first, the anchor last; a row about several people goes with each of them.</summary>
    private IEnumerable<(RegistryTable Table, RegistryMark Mark)> Targets() => program.Registry.Tables.SelectMany(t => t.Marks.Select(m => (t, m)));

    private ErasureLine Line(RegistryTable table, RegistryMark mark, long rows)
    {
        var until = library.Word.Statement.Schedules.TryGetValue(mark.Mark.Schedule.ToKebab(), out var s) ? s.Label.Nl : "";
        return new ErasureLine(table.Table, rows, mark.Mark.OnErasure, mark.Mark.KeptBecause, until);
    }
}
