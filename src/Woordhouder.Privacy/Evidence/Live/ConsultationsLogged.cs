namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// When a member of staff opens your data, the system writes it down with the reason. There is no log of requests to compare with, so this looks at the traces
/// that a desk leaves in the data: each loan handed out in the last week, and each choice and objection told at the desk in that week (except while enrolling:
/// who is new has no record to open), must have a consultation of that person begun in the same hour or the one before. Where everything is a demo no desk
/// works, so there the traces are left out. Everywhere it counts consultations for something that was no purpose of the statement then, at no full hour, or in
/// the future. Renewals and changes of address leave no trace of who made them and cannot be counted.
/// </summary>
internal sealed class ConsultationsLogged() : LiveEvidence("consultations.logged", "A_consultation_for_no_purpose_or_in_the_future_is_seen", "A_loan_made_at_a_desk_that_opened_nobody_is_seen")
{
    protected override async Task At(Look look)
    {
        var words = await look.Words();
        foreach (var row in await look.Rows($"SELECT purpose, hour, count(*) FROM consultation GROUP BY purpose, hour"))
        {
            var (hour, rows) = (Look.Instant(row[1]), Look.Number(row[2]));
            look.Seen(rows);
            // A version may have taken over within the hour.
            var known = words.At(hour).HasPurpose((string)row[0]!) || words.At(hour.AddHours(1)).HasPurpose((string)row[0]!);
            if (!known || hour > look.Now || hour.Ticks % TimeSpan.TicksPerHour != 0) look.Bad(rows);
        }
        if (await look.Number($"SELECT count(*) FROM setting WHERE name = 'demo'") > 0) return;

        var since = look.Now.AddDays(-7);
        var opened = (await look.Rows($"SELECT person_id, purpose, hour FROM consultation WHERE hour >= {since.AddHours(-2)}"))
            .Select(r => (Look.Id(r[0]), (string)r[1]!, Look.Instant(r[2]))).ToHashSet();
        void Expect(List<object?[]> traces, string purpose)
        {
            foreach (var trace in traces)
            {
                var (person, at) = (Look.Id(trace[0]), Look.Instant(trace[1]));
                var hour = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerHour));
                look.Seen(1);
                if (!opened.Contains((person, purpose, hour)) && !opened.Contains((person, purpose, hour.AddHours(-1)))) look.Bad(1);
            }
        }
        Expect(await look.Rows($"SELECT patron_id, checked_out_at FROM loan WHERE patron_id IS NOT NULL AND checked_out_at >= {since}"), "lending");
        Expect(await Told(look, "consent", "given_at", since), "membership");
        Expect(await Told(look, "objection", "made_at", since), "membership");
    }

    private static async Task<List<object?[]>> Told(Look look, string table, string at, DateTimeOffset since)
    {
        var rows = await look.Rows($"SELECT t.person_id, t.{new Plain(at)}, a.joined_on FROM {new Plain(table)} t JOIN person a ON a.id = t.person_id WHERE t.channel = 'desk' AND t.{new Plain(at)} >= {since}");
        return [.. rows.Where(r => look.DayOf(Look.Instant(r[1])) != Look.Day(r[2]))];
    }
}
