using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What cannot be erased yet has a reason and a day to look again, at most a year ahead. Counts open holds without a reason that can be read in Dutch and in
/// English, past their day, or with a day more than a year from now (when it was looked at last is not written down); and everything that stands past its
/// schedule without an open hold.
/// </summary>
internal sealed class HoldsReviewed() : LiveEvidence("holds.reviewed", "A_hold_without_reason_or_past_its_review_is_seen", "Rows_that_stay_past_their_period_without_a_hold_are_seen")
{
    protected override async Task At(Look look)
    {
        var texts = look.Service<TextBook>();
        foreach (var hold in await look.Rows($"SELECT reason, review_on, since FROM deletion_hold WHERE released_at IS NULL"))
        {
            look.Seen(1);
            var (reason, review, since) = ((string)hold[0]!, Look.Day(hold[1]), look.DayOf(Look.Instant(hold[2])));
            var said = texts.Has(reason);
            if (!said || review < look.Today || review < since || review > look.Today.AddYears(1)) look.Bad(1);
        }
        foreach (var schedule in OverdueSchedules.All)
        {
            var result = await schedule.Check(look.Context, look.Ct);
            if (result.Violations is { } late) look.Bad(late);
            else look.Unproven = true;
        }
    }
}
