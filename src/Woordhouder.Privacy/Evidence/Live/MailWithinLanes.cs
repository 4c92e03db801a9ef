using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Another kind of mail than those in the statement the system cannot send. Counts mail in a lane that the version of that day does not have or whose part does
/// not run; of a template that has no text or smells of promotion; to somebody who had objected to the lane's purpose or, where it needs a yes, had not given
/// it; and mail of the last day to nobody whom the library knows – apart from enrolments, which may be gone by then.
/// </summary>
internal sealed class MailWithinLanes() : LiveEvidence("mail.within-lanes", "Mail_without_a_lane_of_the_statement_is_seen", "Mail_after_an_objection_is_seen")
{
    private static readonly string[] Promotion = ["newsletter", "promotion", "campaign", "offer", "welcome", "direct"];

    protected override async Task At(Look look)
    {
        var words = await look.Words();
        var texts = look.Service<TextBook>();
        foreach (var row in await look.Rows($"SELECT lane, template, queued_at, count(*) FROM mail GROUP BY lane, template, queued_at"))
        {
            var (lane, template, word, rows) = ((string)row[0]!, (string)row[1]!, words.At(Look.Instant(row[2])), Look.Number(row[3]));
            look.Seen(rows);
            var runs = look.Context.Statement.Lanes.TryGetValue(lane, out var facts) && !look.Library.Word.Running.IsPlanned(facts.Clause);
            var closed = texts.Has($"mail.{template}.body") && (lane != "service" || !Promotion.Any(p => template.Contains(p, StringComparison.Ordinal)));
            if (!word.Lanes.Contains(lane) || (word == words.Current && !runs) || !closed) look.Bad(rows);
        }
        foreach (var lane in words.Current.Lanes)
        {
            if (words.Current.LanePurpose(lane) is not { } purpose) continue;
            FormattableString needed = $"1 = 0";
            if (words.Current.Basis(purpose) == "consent")
                needed = $"NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = t.person_id AND c.purpose = {purpose} AND c.given_at <= t.queued_at AND (c.withdrawn_at IS NULL OR c.withdrawn_at > t.queued_at))";
            look.Bad(await look.Number($"""
                SELECT count(*) FROM mail t WHERE t.lane = {lane} AND ({needed} OR EXISTS (SELECT 1 FROM objection o WHERE o.person_id = t.person_id AND o.purpose = {purpose}
                AND o.made_at < t.queued_at AND (o.lifted_at IS NULL OR o.lifted_at > t.queued_at)))
                """));
        }
        look.Bad(await look.Number($"""
            SELECT count(*) FROM mail t WHERE t.queued_at >= {look.Now.AddDays(-1)} AND t.template NOT LIKE 'enrolment%'
            AND NOT EXISTS (SELECT 1 FROM person a WHERE a.id = t.person_id) AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.person_id = t.person_id)
            AND NOT EXISTS (SELECT 1 FROM institution_contact i WHERE i.person_id = t.person_id) AND NOT EXISTS (SELECT 1 FROM representative r WHERE r.person_id = t.person_id) AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = t.person_id)
            """));
    }
}
