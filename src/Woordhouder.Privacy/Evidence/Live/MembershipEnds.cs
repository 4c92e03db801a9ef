namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A membership ends when it was cancelled or somebody died, twelve months after a subscription ran out, or after thirty-six months without use and a notice a
/// month before. Counts people whose end is two days past and who still are members; ends in the future; and ends that are later than the day that was chosen
/// although nothing held them up. Left out: who has something on loan or brought the last of it back yesterday or today (the loan held it up), and whose file
/// stands still by their own wish.
/// </summary>
internal sealed class MembershipEnds() : LiveEvidence("membership.ends", "A_membership_that_goes_on_after_its_end_is_seen", "A_night_that_ends_nothing_is_seen")
{
    private static readonly Term AfterExpiry = Term.Of("P12M"), Unused = Term.Of("P36M"), AfterNotice = Term.Of("P30D");

    protected override async Task At(Look look)
    {
        var endless = look.Library.Settings.Subscriptions.Where(s => s.Duration is null).Select(s => s.Id).ToList();
        FormattableString isEndless = $"m.ends_on IS NULL";
        foreach (var id in endless) isEndless = $"{isEndless} OR m.subscription = {id}";
        await look.Count("person a JOIN patron_membership m ON m.person_id = a.id", $"""
            (a.ended_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.patron_id = a.id AND (l.returned_on IS NULL OR l.returned_on >= {look.Today.AddDays(-1)}))
              AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person_id = a.id AND (r.ended_at IS NULL OR r.ended_at >= {look.StartOf(look.Today.AddDays(-1))}))
              AND (m.cancelled_per <= {look.Today.AddDays(-2)}
                OR (m.cancelled_per IS NULL AND m.ends_on <= {AfterExpiry.TooLate(look.Today)})
                OR (m.cancelled_per IS NULL AND ({isEndless}) AND m.last_used_on <= {Unused.TooLate(look.Today)} AND m.unused_notice_on <= {AfterNotice.TooLate(look.Today)})))
            OR a.ended_on > {look.Today}
            OR (a.ended_on > m.cancelled_per AND m.end_postponed_on IS NULL)
            """);
    }
}
