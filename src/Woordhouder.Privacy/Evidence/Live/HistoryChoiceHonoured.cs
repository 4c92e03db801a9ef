namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Keep or forget: the choice works both ways. Counts titles that stand after their borrower chose to forget; titles that are gone although their borrower had
/// said yes before the return and never took it back, for all titles or for this one (rows without a person are those of an erasure); a choice shown that is not the last one on record; and
/// loans that do not follow the choice an hour after it was made. Where somebody no longer is a member the choice only stands until the rows go.
/// </summary>
internal sealed class HistoryChoiceHonoured() : LiveEvidence("history.choice-honoured", "A_title_gone_in_spite_of_keep_is_seen", "Loans_that_do_not_follow_the_choice_are_seen")
{
    /// <summary>A returned loan whose title the member had forgotten, one among those kept: it says so itself.</summary>
    private const int ForgottenByItself = 2;

    protected override async Task At(Look look)
    {
        foreach (var kept in new[] { OverdueSchedules.Forgotten, OverdueSchedules.ForgottenLongAgo, OverdueSchedules.NoLongerKept })
            await look.Count($"{kept.From} WHERE {kept.Where}", await Overdue.Violates(look, "titles-forgotten", kept));

        foreach (var row in await look.Rows($"""
            SELECT t.returned_on, c.given_at, t.item_id, t.history FROM loan t JOIN consent c ON c.person_id = t.patron_id AND c.purpose = 'reading-history' AND c.withdrawn_at IS NULL
            WHERE t.returned_on IS NOT NULL
            """))
        {
            look.Seen(1);
            if (row[2] is null && Convert.ToInt32(row[3], System.Globalization.CultureInfo.InvariantCulture) != ForgottenByItself && look.DayOf(Look.Instant(row[1])) < Look.Day(row[0])) look.Bad(1);
        }
        await look.Count("patron_preference t JOIN person a ON a.id = t.person_id AND a.ended_on IS NULL", $"""
            (t.reading_history = 1) <> EXISTS (SELECT 1 FROM consent c WHERE c.person_id = t.person_id AND c.purpose = 'reading-history' AND c.withdrawn_at IS NULL)
            """);
        await look.Count("loan t JOIN patron_preference p ON p.person_id = t.patron_id JOIN person a ON a.id = t.patron_id AND a.ended_on IS NULL",
            $"t.history <> p.reading_history AND NOT (t.history = {ForgottenByItself} AND t.returned_on IS NOT NULL AND t.item_id IS NULL) AND (p.reading_history_chosen_at IS NULL OR p.reading_history_chosen_at < {look.Now.AddHours(-1)})");
    }
}
