namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Every night the system cleans up, and it does so by the table that people read. Counts a night without a finished sweep, each sweep line in the ledger whose
/// period is not the one that its version of the statement gives that schedule, and lines under a schedule that the version does not have. A sweep writes
/// lines only for what it removed, so a schedule without a line is no sign of anything; that nothing was left is what overdue.* counts.
/// </summary>
internal sealed class SweepRan() : LiveEvidence("sweep.ran", "A_ledger_line_with_another_period_than_the_statement_is_seen", "A_night_without_a_sweep_is_seen")
{
    /// <summary>A run at three at night and two hours to finish: the next one is due 26 hours after the last began.</summary>
    private static readonly TimeSpan NextIsDue = TimeSpan.FromHours(24 + 5);

    protected override async Task At(Look look)
    {
        var job = await look.Rows($"SELECT last_day FROM job WHERE name = 'sweep' AND last_day IS NOT NULL");
        look.Seen(1);
        if (job.Count == 0 || look.StartOf(Look.Day(job[0][0])) + NextIsDue < look.Now) look.Bad(1);

        var words = await look.Words();
        var lines = await look.Rows($"SELECT schedule, rule, statement_version, count(*) FROM ledger WHERE run = 'sweep' GROUP BY schedule, rule, statement_version");
        foreach (var line in lines)
        {
            var (schedule, rule, rows) = ((string)line[0]!, (string)line[1]!, Look.Number(line[3]));
            look.Seen(rows);
            // A purpose taken away: D45 gives its rows 30 days, whatever the schedules say.
            var promised = schedule == "switched-off" ? "P30D" : words.ByNumber(Look.Number(line[2]))?.Period(schedule);
            if (promised is null || Length(promised) != Length(rule)) look.Bad(rows);
        }
    }

    /// <summary>P12M and P1Y, P2W and P14D are one period.</summary>
    private static (int Months, int Days) Length(string period)
    {
        var term = Term.Of(period);
        return (term.Years * 12 + term.Months, term.Weeks * 7 + term.Days);
    }
}
