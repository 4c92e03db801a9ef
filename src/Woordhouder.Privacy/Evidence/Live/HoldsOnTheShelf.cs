namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// The hold shelf shows a number, not a name. Counts places on the shelf without a number, numbers that lie twice at one branch, things that lie ready for two
/// holds, holds that are ready while nothing lies there, and messages about a hold in which its title stands. A place of a thing that can name a person makes it unproven.
/// </summary>
internal sealed class HoldsWithoutNames() : LiveEvidence("holds.without-names", "A_hold_that_is_ready_and_lies_nowhere_is_seen", "A_message_that_gives_the_title_away_is_seen")
{
    private static readonly string[] OfThings = ["item_id", "kind", "branch", "number", "from_branch", "since"];

    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Any(c => c.Table == "item_place" && !OfThings.Contains(c.Column))) look.Unproven = true;
        await look.Count("item_place t", $"(t.kind = 1) <> (t.number IS NOT NULL)");
        look.Bad(await look.Number($"SELECT count(*) FROM (SELECT branch, number FROM item_place WHERE number IS NOT NULL GROUP BY branch, number HAVING count(*) > 1) twice"));
        look.Bad(await look.Number($"SELECT count(*) FROM (SELECT item_id FROM hold WHERE ended_on IS NULL AND item_id IS NOT NULL GROUP BY item_id HAVING count(*) > 1) twice"));
        await look.Count("hold t WHERE t.ended_on IS NULL AND t.ready_at IS NOT NULL", $"NOT EXISTS (SELECT 1 FROM item_place p WHERE p.item_id = t.item_id AND p.kind = 1)");
        await look.Count("mail t JOIN hold h ON h.patron_id = t.person_id JOIN title x ON x.id = h.title_id WHERE t.template IN ('hold-ready', 'hold-not-collected', 'hold-lapsed', 'hold-taken') AND t.body IS NOT NULL AND length(x.name) > 3",
            $"t.body LIKE {new Plain("'%' || x.name || '%'")}");
    }
}

/// <summary>
/// A hold that was collected is gone the next night: counts those that stand two days after. People whose data stand still keep theirs until they move again.
/// Holds of people who are members no more, which should have stopped with the membership, count as well, once the message has had two days to arrive.
/// </summary>
internal sealed class HoldsCollectedGone() : LiveEvidence("holds.collected-gone", "A_hold_that_was_collected_and_stays_is_seen", "A_night_that_leaves_the_holds_alone_is_seen")
{
    protected override async Task At(Look look)
    {
        await look.Count("hold t WHERE NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person_id = t.patron_id AND r.ended_at IS NULL)", $"t.end_reason = 1 AND t.ended_on < {look.Today.AddDays(-1)}");
        await look.Count("hold t JOIN person a ON a.id = t.patron_id", $"t.ended_on IS NULL AND a.ended_on < {look.Today.AddDays(-2)}");
    }
}
