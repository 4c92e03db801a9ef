using System.Text.RegularExpressions;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What leaves goes to somebody on the list, holds nothing but the fields on it, and is written down. Counts lines of the send log with a recipient, purpose or
/// field that the statement of that day does not have, or with a value where a field's name belongs; mail that left without a line in it; and in a demo any
/// line at all, because a demo sends nothing.
/// </summary>
internal sealed partial class SendsWithinAllowList() : LiveEvidence("sends.within-allow-list", "A_send_that_the_statement_does_not_allow_is_seen", "Mail_that_left_without_a_line_in_the_send_log_is_seen")
{
    protected override async Task At(Look look)
    {
        var words = await look.Words();
        var demo = await look.Number($"SELECT count(*) FROM setting WHERE name = 'demo'") > 0;
        foreach (var row in await look.Rows($"SELECT recipient, purpose, fields, at FROM send_log"))
        {
            look.Seen(1);
            var receiver = words.At(Look.Instant(row[3])).Recipient((string)row[0]!);
            var fields = ((string)row[2]!).Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (demo || receiver is null || receiver.Purpose != (string)row[1]! || fields.Any(f => !receiver.Fields.Contains(f) || Value().IsMatch(f))) look.Bad(1);
        }
        if (demo) return;
        // A line is written with the mail; its moment is when that round of the post began, at most some minutes before.
        var lines = (await look.Rows($"SELECT s.person_id, s.at FROM send_log s WHERE s.purpose = 'service-mail' AND EXISTS (SELECT 1 FROM mail m WHERE m.person_id = s.person_id)"))
            .ToLookup(r => Look.Id(r[0]), r => Look.Instant(r[1]));
        foreach (var row in await look.Rows($"SELECT t.person_id, t.sent_at FROM mail t JOIN person a ON a.id = t.person_id WHERE t.sent_at IS NOT NULL"))
        {
            look.Seen(1);
            var sent = Look.Instant(row[1]);
            if (!lines[Look.Id(row[0])].Any(at => at <= sent.AddMinutes(1) && at >= sent.AddHours(-1))) look.Bad(1);
        }
    }

    /// <summary>The name of a field is table.column; a value has an at sign, a space, capitals or a number in it.</summary>
    [GeneratedRegex(@"[@\sA-Z]|\d{3}")]
    private static partial Regex Value();
}
