namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Of a guest only a name and a card number are known, and they go a day after everything is back and paid. Counts guests without anything on loan or owed
/// for three days, and guests with an address, a birth date, a membership or a sign-in. A column more in their table makes it unproven.
/// </summary>
internal sealed class GuestsNameAndCard() : LiveEvidence("guests.name-and-card", "A_guest_who_stays_after_everything_is_back_is_seen", "A_guest_of_whom_more_is_known_is_seen")
{
    private static readonly string[] Known = ["person_id", "name", "card_number", "since", "settled_on", "key"];
    private const int Nights = 2;

    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Where(c => c.Table == "guest").Select(c => c.Column).Except(Known).Any()) look.Unproven = true;
        await look.Count("guest t", $"""
            (t.since < {look.Today.AddDays(-Nights)}
              AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.patron_id = t.person_id AND (l.returned_on IS NULL OR l.returned_on >= {look.Today.AddDays(-Nights)} OR l.returned_at >= {look.StartOf(look.Today.AddDays(-Nights))}))
              AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.patron_id = t.person_id AND (c.closed_on IS NULL OR c.closed_on >= {look.Today.AddDays(-Nights)})))
            OR EXISTS (SELECT 1 FROM person x WHERE x.id = t.person_id) OR EXISTS (SELECT 1 FROM patron_contact x WHERE x.person_id = t.person_id)
            OR EXISTS (SELECT 1 FROM patron_demographics x WHERE x.person_id = t.person_id) OR EXISTS (SELECT 1 FROM member_account x WHERE x.person_id = t.person_id)
            """);
    }
}
