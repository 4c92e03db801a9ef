namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Children and young people up to 18 borrow free of charge. No money is kept in this issue (a table of charges that this evidence does not know makes it
/// unproven), so it looks for what a price leaves behind: a subscription for adults that costs money or a time to withdraw from a paid contract, begun under
/// 18; and mail about a paid subscription to somebody who was under 18 then.
/// </summary>
internal sealed class YouthFree() : LiveEvidence("youth.free", "A_paid_subscription_of_somebody_under_18_is_seen", "Mail_about_a_price_to_somebody_under_18_is_seen")
{
    private static readonly string[] Money = ["charge", "fine", "fee", "payment", "invoice", "due", "mandate"];

    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Any(c => Money.Any(m => c.Table.Split('_').Contains(m)))) look.Unproven = true;
        var paid = look.Library.Settings.Subscriptions.Where(s => s.Fee.Cents > 0 && s.FromAge >= 18).Select(s => s.Id).ToHashSet();
        foreach (var row in await look.Rows($"SELECT m.subscription, m.started_on, m.cooling_off_until, a.born_on FROM person a JOIN patron_membership m ON m.person_id = a.id"))
        {
            if (Look.Day(row[1]) >= Look.Day(row[3]).AddYears(18)) continue;
            look.Seen(1);
            if (row[2] is not null || paid.Contains((string)row[0]!)) look.Bad(1);
        }
        foreach (var row in await look.Rows($"SELECT t.queued_at, a.born_on FROM mail t JOIN person a ON a.id = t.person_id WHERE t.template IN ('membership-began-paid', 'subscription-changed')"))
        {
            look.Seen(1);
            if (look.DayOf(Look.Instant(row[0])) < Look.Day(row[1]).AddYears(18)) look.Bad(1);
        }
    }
}
