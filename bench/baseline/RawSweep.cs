using System.Diagnostics;

namespace Woordhouder.Bench.Baseline;

/// <summary>One statement over the same rows in a copy of the table with its indexes: what taking them away costs at least.</summary>
internal static class RawSweep
{
    public static Task<TimeSpan> Delete(RawEngine engine, DateOnly lastDue) => OnCopy(engine, "DELETE FROM raw_closed WHERE returned_on <= @p0", lastDue);

    /// <summary>What the sweep does to a loan: the title goes, the fact stays.</summary>
    public static Task<TimeSpan> Clear(RawEngine engine, DateOnly lastDue) =>
        OnCopy(engine, "UPDATE raw_closed SET item_id = NULL, title_id = NULL, checked_out_at = NULL, returned_at = NULL WHERE returned_on <= @p0", lastDue);

    private static async Task<TimeSpan> OnCopy(RawEngine engine, string sql, DateOnly lastDue)
    {
        await using var connection = await engine.OpenAsync();
        foreach (var make in (string[])
        [
            "CREATE TABLE raw_closed AS SELECT * FROM loan",
            "CREATE UNIQUE INDEX raw_closed_id ON raw_closed (id)",
            "CREATE UNIQUE INDEX raw_closed_item ON raw_closed (item_id) WHERE returned_on IS NULL",
            "CREATE INDEX raw_closed_patron ON raw_closed (patron_id)",
            "CREATE INDEX raw_closed_returned ON raw_closed (returned_on)",
            "ANALYZE raw_closed",
        ]) await RawEngine.ExecuteAsync(connection, make);
        var since = Stopwatch.GetTimestamp();
        await RawEngine.ExecuteAsync(connection, sql, engine.Day(lastDue));
        var took = Stopwatch.GetElapsedTime(since);
        await RawEngine.ExecuteAsync(connection, "DROP TABLE raw_closed");
        return took;
    }
}
