namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A self-service terminal shows only what lending needs. Counts records that a terminal opened for something else, or under a name that says not which one, or
/// that no terminal of this library opened; and lines of their message log in which something stands that is no code: a card, a title or a name is longer than
/// the two figures of a message, or has figures or blanks where only words with hyphens belong. A log with columns that we do not know makes it unproven.
/// </summary>
internal sealed class TerminalsLendingOnly() : LiveEvidence("terminals.lending-only", "A_message_log_in_which_a_number_stands_is_seen", "A_terminal_that_opens_a_record_for_more_than_lending_is_seen")
{
    private static readonly string[] OfTheLog = ["id", "terminal_id", "at", "request", "answer", "done", "reasons", "offline", "repeated", "milliseconds"];

    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Any(c => c.Table == "terminal_message" && !OfTheLog.Contains(c.Column))) look.Unproven = true;
        await look.Count("consultation t WHERE t.terminal IS NOT NULL", $"t.purpose <> 'lending' OR trim(t.terminal) = '' OR NOT EXISTS (SELECT 1 FROM terminal m WHERE m.id = t.staff_id)");
        foreach (var line in await look.Rows($"SELECT request, answer, reasons FROM terminal_message"))
        {
            look.Seen(1);
            var (request, answer, reasons) = ((string)line[0]!, (string)line[1]!, (string)line[2]!);
            if (request.Length > 2 || answer.Length > 2 || reasons.Any(c => !char.IsAsciiLetterLower(c) && c is not '-' and not ',')) look.Bad(1);
        }
    }
}
