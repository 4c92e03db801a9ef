namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What stands still is stored and not used. Within each restriction, from its beginning to its end: records opened, mail, things sent and loans inside its
/// scope count – except what the law leaves open (AVG art. 18(2)): the person's rights and sign-in, keeping periods, guarding who looked, lending where the
/// person agreed, the notice about the restriction itself, and the new password that somebody asks for. A contested field stops the mail to that address. Also counts a restriction that ended before
/// the person was told. A consultation is known by its hour, so one in the hour in which a restriction began cannot be told apart.
/// </summary>
internal sealed class RestrictionBites() : LiveEvidence("restriction.bites", "What_was_done_with_a_file_that_stands_still_is_seen", "A_loan_to_somebody_whose_file_stands_still_is_seen")
{
    private const int File = 0, Purpose = 1, Field = 2;

    protected override async Task At(Look look)
    {
        await look.Count("restriction r", $"r.ended_at IS NOT NULL AND (r.notice_given_at IS NULL OR r.notice_given_at > r.ended_at)");
        await Within(look, "consultation", "person_id", "hour", $"""
            (r.scope = {File} AND t.purpose NOT IN ('rights', 'retention', 'accountability', 'staff-access', 'sign-in') AND NOT (t.purpose = 'lending' AND r.lending_goes_on = {true}))
            OR (r.scope = {Purpose} AND t.purpose = r.target)
            """);
        await Within(look, "mail", "person_id", "queued_at", $"""
            (r.scope = {File} AND t.template NOT LIKE 'restriction%' AND t.template <> 'password-forgotten') OR (r.scope = {Purpose} AND r.target = 'service-mail')
            OR (r.scope = {Field} AND r.target LIKE 'patron_contact%' AND EXISTS (SELECT 1 FROM patron_contact c WHERE c.person_id = t.person_id AND c.email = t.address))
            """);
        await Within(look, "send_log", "person_id", "at",
            $"r.scope = {File} OR (r.scope = {Purpose} AND r.target = t.purpose) OR (r.scope = {Field} AND r.target <> '' AND ',' || t.fields || ',' LIKE '%,' || r.target || ',%')");
        await Within(look, "loan", "patron_id", "checked_out_at", $"(r.scope = {File} AND r.lending_goes_on = {false}) OR (r.scope = {Purpose} AND r.target = 'lending')");
    }

    private static async Task Within(Look look, string table, string key, string at, FormattableString scope)
    {
        var from = $"{table} t JOIN restriction r ON r.person_id = t.{key}";
        await look.Count(from, $"t.{new Plain(at)} > r.since AND (r.ended_at IS NULL OR t.{new Plain(at)} < r.ended_at) AND ({scope})");
    }
}
