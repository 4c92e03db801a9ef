using System.Text.RegularExpressions;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What you take along is written down, and what you bring back no longer stands open on your name. Counts items with two open loans, open loans without
/// borrower or item, loans returned or due before they began, loans with a moment but no day of return, and items of which the shelf says something else than
/// the loans – once the message between the two has arrived.
/// </summary>
internal sealed partial class LoansRecorded() : LiveEvidence("loans.recorded", "A_loan_that_does_not_add_up_is_seen", "A_returned_item_that_still_shows_as_lent_is_seen")
{
    protected override async Task At(Look look)
    {
        await look.Count("loan t",
            $"t.due_on < t.lent_on OR t.returned_on < t.lent_on OR (t.returned_on IS NULL AND (t.returned_at IS NOT NULL OR (t.patron_id IS NULL AND t.institution_id IS NULL) OR t.item_id IS NULL))");
        look.Bad(await look.Number($"SELECT count(*) FROM (SELECT item_id FROM loan WHERE returned_on IS NULL AND item_id IS NOT NULL GROUP BY item_id HAVING count(*) > 1) twice"));

        look.Seen(await look.Number($"SELECT count(*) FROM item"));
        var differ = await Differ(look);
        if (differ.Count == 0) return;
        var waiting = (await look.Rows($"SELECT payload FROM outbox WHERE handled_at IS NULL AND at >= {look.Now.AddHours(-1)}"))
            .SelectMany(r => Uuid().Matches((string)r[0]!).Select(m => Guid.Parse(m.Value))).ToHashSet();
        // Looked at a second time, so that what moved in between is no difference.
        differ.IntersectWith(await Differ(look));
        look.Bad(differ.Count(i => !waiting.Contains(i)));
    }

    private static async Task<HashSet<Guid>> Differ(Look look) => [.. (await look.Rows(
        $"SELECT i.id FROM item i WHERE (i.on_loan = {true}) <> EXISTS (SELECT 1 FROM loan l WHERE l.item_id = i.id AND l.returned_on IS NULL)")).Select(r => Look.Id(r[0]))];

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
