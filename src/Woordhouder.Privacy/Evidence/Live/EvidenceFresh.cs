using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Each promise is looked at every night. Counts evidence of running promises that was not looked at under the statement in force in the last 26 hours, once
/// that statement is older than that itself (a new one has one night to be looked at); and clauses that the public page shows as holding although a last look
/// saw something else.
/// </summary>
internal sealed class EvidenceFresh() : LiveEvidence("evidence.fresh", "Evidence_that_was_not_looked_at_for_more_than_a_day_is_seen", "A_night_without_looking_is_seen")
{
    private static readonly TimeSpan OneNight = TimeSpan.FromHours(26);

    protected override async Task At(Look look)
    {
        var last = (await look.Rows($"SELECT evidence, max(at) FROM evidence WHERE statement_version = {look.Context.StatementVersion} GROUP BY evidence"))
            .ToDictionary(r => (string)r[0]!, r => Look.Instant(r[1]));
        var young = (await look.Words()).Current.Since > look.Now - OneNight;
        var running = look.Library.Word.Running;
        var promises = look.Context.Statement.Clauses.Values.Where(c => c.Kind != ClauseKind.Information && !running.IsPlanned(c.Id)).ToList();
        foreach (var id in promises.SelectMany(c => c.Evidence).Distinct().Where(e => e != Id))
        {
            look.Seen(1);
            if (last.TryGetValue(id, out var at) ? at < look.Now - OneNight : !young) look.Bad(1);
        }
        await Shown(look);
    }

    /// <summary>What is shown against what was seen last.</summary>
    private static async Task Shown(Look look)
    {
        var seen = (await look.Rows($"SELECT e.evidence, e.violations FROM evidence e WHERE e.statement_version = {look.Context.StatementVersion} AND e.at = (SELECT max(m.at) FROM evidence m WHERE m.evidence = e.evidence AND m.statement_version = e.statement_version)"))
            .GroupBy(r => (string)r[0]!).ToDictionary(g => g.Key, g => g.All(r => r[1] is not null && Look.Number(r[1]) == 0));
        foreach (var clause in (await look.Service<EvidenceRun>().Latest(look.Ct)).Where(c => c.State == ClauseState.Holds))
            if (clause.Clause.Evidence.Any(e => !seen.GetValueOrDefault(e))) look.Bad(1);
    }
}
