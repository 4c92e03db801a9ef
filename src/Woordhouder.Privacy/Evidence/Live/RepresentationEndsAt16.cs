namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// On the 16th birthday a parent's say ends that day. Counts parents' links that have no end the day after, or one later than the birthday; consents given
/// before the birthday that still stand the day after; and sessions on behalf of somebody else begun after that link had ended or without any link. What a
/// representative did with a session, and whether a curator kept to their task, leaves no row and cannot be counted.
/// </summary>
internal sealed class RepresentationEndsAt16() : LiveEvidence("representation.ends-at-16", "A_link_with_a_parent_after_the_16th_birthday_is_seen", "A_night_that_lets_the_links_go_on_is_seen")
{
    private const int Parent = 0;

    protected override async Task At(Look look)
    {
        foreach (var row in await look.Rows($"SELECT t.ended_on, a.born_on FROM representation t JOIN person a ON a.id = t.represented_id WHERE t.kind = {Parent} AND NOT {StandsStill("a.id")}"))
        {
            look.Seen(1);
            var birthday = Sixteen(Look.Day(row[1]));
            if (row[0] is null ? birthday < look.Today : Look.Day(row[0]) > birthday) look.Bad(1);
        }
        foreach (var row in await look.Rows($"SELECT t.given_at, a.born_on FROM consent t JOIN person a ON a.id = t.person_id WHERE t.withdrawn_at IS NULL AND a.ended_on IS NULL AND NOT {StandsStill("a.id")}"))
        {
            look.Seen(1);
            var birthday = Sixteen(Look.Day(row[1]));
            if (birthday < look.Today && look.DayOf(Look.Instant(row[0])) < birthday) look.Bad(1);
        }
        foreach (var row in await look.Rows($"SELECT person_id, acting_for, created_at FROM session WHERE acting_for IS NOT NULL AND acting_for <> person_id"))
        {
            look.Seen(1);
            var day = look.DayOf(Look.Instant(row[2]));
            var links = await look.Number($"""
                SELECT count(*) FROM representation WHERE representative_id = {Look.Id(row[0])} AND represented_id = {Look.Id(row[1])} AND confirmed_at IS NOT NULL
                AND (ended_on IS NULL OR ended_on >= {day})
                """);
            if (links == 0) look.Bad(1);
        }
    }

    /// <summary>The whole file is on hold (D15): it is kept as it is, nobody acts by it, and the link ends when the hold does.</summary>
    private static FormattableString StandsStill(string key) => $"EXISTS (SELECT 1 FROM restriction x WHERE x.person_id = {new Plain(key)} AND x.scope = 0 AND x.ended_at IS NULL)";

    /// <summary>Who was born on 29 February turns 16 on that day: sixteen years later is a leap year, except in 2100.</summary>
    private static DateOnly Sixteen(DateOnly born) => born.AddYears(16);
}
