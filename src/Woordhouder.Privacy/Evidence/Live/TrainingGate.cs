namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Without a valid training the screen with data stays shut, for everybody, administrators too. Counts consultations on a day on which the member of staff had
/// no training that was valid then. Not counted: staff accounts opened to invite or train a colleague, which somebody must be
/// able to do first; and self-service terminals, which are no people: what they may do stands in their own evidence.
/// </summary>
internal sealed class TrainingGate() : LiveEvidence("training.gate", "A_record_opened_without_valid_training_is_seen", "Staff_who_come_past_the_gate_untrained_are_seen")
{
    protected override async Task At(Look look)
    {
        var trained = (await look.Rows($"SELECT person_id, \"on\", valid_until FROM training"))
            .ToLookup(r => Look.Id(r[0]), r => (From: Look.Day(r[1]), Until: Look.Day(r[2])));
        foreach (var opened in await look.Rows($"""
            SELECT c.staff_id, c.hour, count(*) FROM consultation c
            WHERE c.terminal IS NULL AND NOT (c.purpose IN ('staff-access', 'sign-in') AND EXISTS (SELECT 1 FROM staff s WHERE s.person_id = c.person_id))
            GROUP BY c.staff_id, c.hour
            """))
        {
            var (day, rows) = (look.DayOf(Look.Instant(opened[1])), Look.Number(opened[2]));
            look.Seen(rows);
            if (!trained[Look.Id(opened[0])].Any(t => t.From <= day && day <= t.Until)) look.Bad(rows);
        }
    }
}
