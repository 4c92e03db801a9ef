namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Children and young people up to 18 borrow free of charge and pay nothing for being late; what is lost or damaged a member of staff agrees with a parent. Counts
/// charges of somebody who was under 18 when they were made, or when the loan began as far as it is still known: for being late or for processing, or decided by
/// no human. Further what a price leaves behind: a subscription for adults that costs money or a time to withdraw from a paid contract, begun under 18; and mail
/// about a price to somebody who was under 18 then. Another table about money makes it unproven.
/// </summary>
internal sealed class YouthFree() : LiveEvidence("youth.free", "A_charge_for_being_late_of_somebody_under_18_is_seen", "A_paid_subscription_of_somebody_under_18_is_seen", "Mail_about_a_price_to_somebody_under_18_is_seen",
    "A_settlement_that_does_not_ask_how_old_somebody_was_is_seen")
{
    private static readonly string[] Money = ["charge", "fine", "fee", "payment", "invoice", "due", "mandate"];

    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Any(c => c.Table != "charge" && Money.Any(m => c.Table.Split('_').Contains(m)))) look.Unproven = true;
        foreach (var row in await look.Rows($"SELECT t.kind, t.by_hand, t.made_on, l.lent_on, a.born_on FROM charge t JOIN person a ON a.id = t.patron_id LEFT JOIN loan l ON l.id = t.loan_id"))
        {
            look.Seen(1);
            var adult = Look.Day(row[4]).AddYears(18);
            var began = row[3] is null ? Look.Day(row[2]) : Look.Day(row[3]);
            if (began < adult && (Look.Number(row[0]) is 1 or 3 || !Convert.ToBoolean(row[1], System.Globalization.CultureInfo.InvariantCulture))) look.Bad(1);
        }
        var paid = look.Library.Settings.Subscriptions.Where(s => s.Fee.Cents > 0 && s.FromAge >= 18).Select(s => s.Id).ToHashSet();
        foreach (var row in await look.Rows($"SELECT m.subscription, m.started_on, m.cooling_off_until, a.born_on FROM person a JOIN patron_membership m ON m.person_id = a.id"))
        {
            if (Look.Day(row[1]) >= Look.Day(row[3]).AddYears(18)) continue;
            look.Seen(1);
            if (row[2] is not null || paid.Contains((string)row[0]!)) look.Bad(1);
        }
        foreach (var row in await look.Rows($"SELECT t.queued_at, a.born_on FROM mail t JOIN person a ON a.id = t.person_id WHERE t.template IN ('membership-began-paid', 'subscription-changed', 'lost-billed')"))
        {
            look.Seen(1);
            if (look.DayOf(Look.Instant(row[0])) < Look.Day(row[1]).AddYears(18)) look.Bad(1);
        }
    }
}
