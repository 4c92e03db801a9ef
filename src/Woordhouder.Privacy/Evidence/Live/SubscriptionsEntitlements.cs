namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What you may do always follows from your subscription. Counts members without a subscription, with one that the settings do not have, begun outside its
/// ages, or lent on longer than its term or its ages allow; and loans made before the membership began, after it ended, or after the subscription's last day.
/// Not countable: how many were on loan at once (the desk may let somebody take one more, and does not write that down), and the right to the online library
/// (it is answered from the settings, not stored). Loans after a death that was told later are no breach.
/// </summary>
internal sealed class SubscriptionsEntitlements() : LiveEvidence("subscriptions.entitlements",
    "A_subscription_that_the_settings_do_not_have_is_seen", "A_loan_after_the_last_day_of_the_subscription_is_seen")
{
    private const int Died = 5;

    protected override async Task At(Look look)
    {
        var types = look.Library.Settings.Subscriptions.ToDictionary(s => s.Id);
        foreach (var row in await look.Rows($"SELECT m.subscription, m.started_on, m.ends_on, a.born_on FROM person a LEFT JOIN patron_membership m ON m.person_id = a.id WHERE a.ended_on IS NULL"))
        {
            look.Seen(1);
            if (row[0] is not string id || !types.TryGetValue(id, out var type)) { look.Bad(1); continue; }
            var (started, born) = (Look.Day(row[1]), Look.Day(row[3]));
            DateOnly? ends = row[2] is null ? null : Look.Day(row[2]);
            // Taking back a change returns to a subscription that may be over: it gives no right, so it breaks none.
            if (ends < look.Today) continue;
            var last = type.Duration is { } duration ? Term.Of(duration.ToString()).LastDay(started).AddDays(-1) : (DateOnly?)null;
            if (type.ToAge is { } to && Turns(born, to + 1).AddDays(-1) is var grown && (last is null || grown < last)) last = grown;
            var outside = started < Turns(born, type.FromAge) || (type.ToAge is { } until && started >= Turns(born, until + 1));
            if (outside || (last is not null && (ends is null || ends > last))) look.Bad(1);
        }
        await look.Count("loan t JOIN person a ON a.id = t.patron_id JOIN patron_membership m ON m.person_id = a.id",
            $"t.lent_on < a.joined_on OR (coalesce(m.end_reason, 0) <> {Died} AND (t.lent_on > a.ended_on OR (t.lent_on > m.ends_on AND m.started_on <= m.ends_on)))");
    }

    /// <summary>Who was born on 29 February turns a year older on 1 March when there is no such day.</summary>
    private static DateOnly Turns(DateOnly born, int age) =>
        born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(born.Year + age) ? new DateOnly(born.Year + age, 3, 1) : born.AddYears(age);
}
