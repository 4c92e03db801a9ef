using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Evidences;

/// <summary>What one piece of evidence said last.</summary>
internal sealed record EvidenceStatus(string Id, EvidenceKind Kind, DateTimeOffset? CheckedAt, long? Violations, long Looked);

/// <summary>A clause with its state and the evidence behind it.</summary>
internal sealed record ClauseStatus(Clause Clause, ClauseState State, IReadOnlyList<EvidenceStatus> Evidence);

/// <summary>
/// Looks at every promise of the statement in force, nightly and on demand, and keeps what it saw. A check that fails to run proves nothing:
/// its clause is unproven, never green by default.
/// </summary>
[AcrossFor<Contracts.Accountability>]
internal sealed class EvidenceRun(LibraryScopes scopes, Library library, IEnumerable<IEvidence> all, TimeProvider clock, ILogger<EvidenceRun> log) : IDailyJob
{
    /// <summary>Evidence older than this proves nothing about today.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(36);

    async Task<string> IDailyJob.Run(DateOnly today, CancellationToken ct)
    {
        var clauses = await Run(ct);
        return JobSaid.Write("evidence", ("holds", clauses.Count(c => c.State == ClauseState.Holds)), ("broken", clauses.Count(c => c.State == ClauseState.Broken)));
    }

    public async Task<IReadOnlyList<ClauseStatus>> Run(CancellationToken ct)
    {
        var word = library.Word;
        var cited = word.Statement.Clauses.Values.Where(c => !word.Running.IsPlanned(c.Id)).SelectMany(c => c.Evidence).ToHashSet();
        foreach (var evidence in all.Where(e => cited.Contains(e.Id)).OrderBy(IsAboutEvidence).ThenBy(e => e.Id, StringComparer.Ordinal)) await CheckAsync(evidence, word, ct);
        return await Latest(ct);
    }

    /// <summary>It looks at what the others wrote, so it looks last.</summary>
    private static bool IsAboutEvidence(IEvidence evidence) => evidence.Id.StartsWith("evidence.", StringComparison.Ordinal);

    private async Task CheckAsync(IEvidence evidence, WordInForce word, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        EvidenceResult result;
        try
        {
            await using var scope = scopes.Open(library);
            var db = scope.Get<Unit>().Across();
            await db.Database.OpenConnectionAsync(ct);
            DbConnection connection = db.Database.GetDbConnection();
            try { result = await evidence.Check(new EvidenceContext(connection, library.Place.Database.IsSqlite, word.Statement, word.Number, library.Today(clock), now, scope.Services, library.Place.Data), ct); }
            finally { await db.Database.CloseConnectionAsync(); }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError("evidence {Evidence} could not look: {Error}", evidence.Id, e.GetType().Name);
            result = EvidenceResult.Unproven;
        }
        await scopes.Across(library, db =>
        {
            db.Rule = PurposeRule.Own;
            db.Add(new EvidenceRow { Id = Guid.CreateVersion7(now), Evidence = evidence.Id, At = now, StatementVersion = word.Number, Violations = result.Violations, Looked = result.Looked });
            return db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>The state of every clause from what was seen last under the statement in force.</summary>
    public async Task<IReadOnlyList<ClauseStatus>> Latest(CancellationToken ct)
    {
        var word = library.Word;
        var since = clock.GetUtcNow() - Fresh;
        var rows = await scopes.Across(library, db =>
        {
            db.Rule = PurposeRule.Own;
            return db.Set<EvidenceRow>().AsNoTracking().Where(e => e.At >= since && e.StatementVersion == word.Number).ToListAsync(ct);
        }, ct);
        var latest = rows.GroupBy(r => r.Evidence).ToDictionary(g => g.Key, g => g.MaxBy(r => (r.At, r.Id))!);
        var kinds = all.ToDictionary(e => e.Id, e => e.Kind);
        return [.. word.Statement.Clauses.Values.Select(clause =>
        {
            var planned = word.Running.IsPlanned(clause.Id);
            var evidence = planned ? [] : clause.Evidence.Select(id => latest.TryGetValue(id, out var row)
                ? new EvidenceStatus(id, kinds[id], row.At, row.Violations, row.Looked) : new EvidenceStatus(id, kinds[id], null, null, 0)).ToList();
            return new ClauseStatus(clause, State(clause, planned, evidence), evidence);
        })];
    }

    private static ClauseState State(Clause clause, bool planned, List<EvidenceStatus> evidence) =>
        planned ? ClauseState.Planned
        : clause.Kind == ClauseKind.Information ? ClauseState.Information
        : evidence.Any(e => e.Violations > 0) ? ClauseState.Broken
        : evidence.Count == 0 || evidence.Any(e => e.Violations is null) ? ClauseState.Unproven
        : ClauseState.Holds;
}
