namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Before you pay anything, you hear that it must come back, in steps, without the title. Counts one step that went twice for a due date; open loans two days past
/// the first step of the settings about which nothing was told – people whose data stand still apart, and what they say they brought back; things that count as
/// lost of which nobody was told before; reminders to who had switched them off; and messages in which the title stands. What is older than a year is not looked at: messages go with the mail journal.
/// </summary>
internal sealed class NoticesInOrder() : LiveEvidence("notices.in-order", "A_message_that_goes_twice_is_seen", "A_message_about_late_things_that_gives_the_title_away_is_seen", "A_night_that_tells_nobody_is_seen", "A_school_that_is_not_told_is_seen")
{
    protected override async Task At(Look look)
    {
        var settings = look.Library.Settings.Overdue;
        look.Seen(await look.Number($"SELECT count(*) FROM loan_notice"));
        look.Bad(await look.Number($"SELECT count(*) FROM (SELECT loan_id FROM loan_notice GROUP BY loan_id, due_on, step HAVING count(*) > 1) twice"));
        if (settings.NoticeDays.Count > 0)
            await look.Count("loan t WHERE t.returned_on IS NULL AND t.fate = 0 AND t.patron_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person_id = t.patron_id AND r.ended_at IS NULL)",
                $"t.due_on < {look.Today.AddDays(-settings.NoticeDays[0] - 2)} AND NOT EXISTS (SELECT 1 FROM loan_notice n WHERE n.loan_id = t.id AND n.due_on = t.due_on AND n.step > 0)");
        // Schools and groups, once their contact person has been there for a night.
        if (settings.NoticeDays.Count > 0)
            await look.Count("loan t WHERE t.returned_on IS NULL AND t.institution_id IS NOT NULL",
                $"t.due_on < {look.Today.AddDays(-settings.NoticeDays[0] - 2)} AND EXISTS (SELECT 1 FROM institution_contact c WHERE c.institution_id = t.institution_id AND c.email IS NOT NULL AND c.ended_on IS NULL AND c.since < {look.Today.AddDays(-1)}) AND NOT EXISTS (SELECT 1 FROM institution_notice n WHERE n.loan_id = t.id AND n.due_on = t.due_on AND n.step > 0)");
        await look.Count("charge t WHERE t.kind = 2 AND t.loan_id IS NOT NULL", $"t.by_hand = {false} AND t.made_on >= {look.Today.AddYears(-1)} AND NOT EXISTS (SELECT 1 FROM loan_notice n WHERE n.loan_id = t.loan_id AND n.step = 100)");
        if (settings.NoticeDays.Count > 0)
            await look.Count("loan_notice t WHERE t.step = 100", $"t.sent_at >= {look.Now.AddDays(-365)} AND NOT EXISTS (SELECT 1 FROM loan_notice n WHERE n.loan_id = t.loan_id AND n.due_on = t.due_on AND n.step BETWEEN 1 AND 99 AND n.sent_at < t.sent_at)");
        await look.Count("mail t JOIN patron_preference p ON p.person_id = t.person_id WHERE t.template = 'due-reminder'", $"p.reminders_off_at < t.queued_at");
        await look.Count("mail t JOIN loan l ON l.patron_id = t.person_id JOIN title x ON x.id = l.title_id WHERE t.template IN ('due-reminder', 'overdue', 'overdue-young', 'lost-billed', 'lost-young') AND t.body IS NOT NULL AND length(x.name) > 3",
            $"t.body LIKE {new Plain("'%' || x.name || '%'")}");
    }
}

/// <summary>
/// With each amount you read what it is for, and what was lost and is found is paid back. Counts amounts of nothing; charges for being late without days and for
/// damage without words; waived ones without a reason; more than one charge of a kind for a loan; closed ones without the day on which they count from, and open
/// ones with it; and money paid for something lost that stands on the shelf again.
/// </summary>
internal sealed class ChargesInOrder() : LiveEvidence("charges.in-order", "A_charge_without_its_reason_is_seen", "Money_for_something_found_that_is_kept_is_seen")
{
    protected override async Task At(Look look)
    {
        await look.Count("charge t", $"""
            t.cents <= 0 OR (t.kind = 1 AND (t.days_late IS NULL OR t.days_late < 1)) OR (t.kind = 4 AND (t.what IS NULL OR length(t.what) < 3)) OR (t.state = 3 AND (t.because IS NULL OR length(t.because) < 3))
            OR (t.state IN (1, 4)) <> (t.closed_on IS NULL) OR (t.closed_on IS NULL) <> (t.booked_until IS NULL) OR t.booked_until < t.closed_on
            """);
        look.Bad(await look.Number($"SELECT count(*) FROM (SELECT loan_id FROM charge WHERE loan_id IS NOT NULL AND kind <> 4 GROUP BY loan_id, kind HAVING count(*) > 1) twice"));
        await look.Count("charge t JOIN item i ON i.id = t.item_id WHERE t.kind = 2 AND t.state = 2", $"i.status <> 3 AND i.withdrawn_on IS NULL AND t.closed_on < {look.Today.AddDays(-1)}");
    }
}
