using Woordhouder.Contracts;
using Woordhouder.Platform.Imports;

namespace Woordhouder.Patrons;

/// <summary>What a file of members may say, and what for. Nothing else is taken.</summary>
internal static class PatronColumns
{
    private static readonly string Member = Membership.Id, Reading = ReadingHistory.Id, Asked = Rights.Id;

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("card", true, "Number on the card: 14 figures, the last a check digit. By it a member is recognised when the file is read again.", "21315000000015", Member, "card.number"),
        new("card_lost_on", false, "The card was reported lost on this day and lends no more; the member gets a new one at the desk.", "2026-02-20", Member, "card.closed_on"),
        new("given_name", true, "First name or names.", "Samira", Member, "patron_name.given_name"),
        new("prefix", false, "Voorvoegsel, apart from the surname.", "el", Member, "patron_name.prefix"),
        new("family_name", true, "Surname without voorvoegsel.", "Amrani", Member, "patron_name.family_name"),
        new("born_on", true, "Date of birth.", "1987-04-12", Member, "person.born_on"),
        new("gender", false, "man, woman or x. Only while the library takes part in the research that asks for it.", "woman", "cbs-statistics", "patron_demographics.gender"),
        new("postcode", true, "Dutch postcode.", "1315 AB", Member, "patron_contact.postcode"),
        new("house_number", true, "House number, without letter.", "12", Member, "patron_contact.house_number"),
        new("addition", false, "Letter and addition, at most 10 characters.", "A bis", Member, "patron_contact.house_number_addition"),
        new("street", true, "Street.", "Stadhuisplein", Member, "patron_contact.street"),
        new("city", true, "Town.", "Almere", Member, "patron_contact.city"),
        new("email", false, "E-mail address; several members may share one.", "samira@voorbeeld.example", Member, "patron_contact.email"),
        new("phone", false, "Telephone; without a country it is Dutch.", "06 12345678", Member, "patron_contact.phone"),
        new("language", false, "Of letters and mail: nl or en. Empty is nl.", "nl", Member, "patron_contact.language"),
        new("joined_on", true, "First day of this membership.", "2019-09-01", Member, "person.joined_on"),
        new("subscription", true, "Id of a subscription in settings.yaml.", "compleet", Member, "patron_membership.subscription"),
        new("subscription_from", false, "First day of the subscription as it runs now. Empty is joined_on.", "2025-09-01", Member, "patron_membership.started_on"),
        new("subscription_until", false, "Last day that it lends. Needed where the subscription has a term; at most that term after subscription_from.", "2026-08-31", Member, "patron_membership.ends_on"),
        new("tacitly_renewed_on", false, "It was last renewed without being asked, on this day: the member may leave by the month.", "2025-09-01", Member, "patron_membership.tacitly_renewed_on"),
        new("cancelled_on", false, "The member cancelled on this day. Only together with cancelled_per.", "2026-02-01", Member, "patron_membership.cancellation_asked_on"),
        new("cancelled_per", false, "Last day of the cancelled membership, today or later.", "2026-08-31", Member, "patron_membership.cancelled_per"),
        new("last_used_on", false, "Last day that the member used the library. Empty is today, so that nobody ends unseen.", "2026-02-27", Member, "patron_membership.last_used_on"),
        new("representative_name", false, "Parent or guardian. Needed under 16. Over 16 only with another kind.", "Samira el Amrani", Member, "representative.name"),
        new("representative_email", false, "Where the representative is reached.", "samira@voorbeeld.example", Member, "representative.email"),
        new("representative_kind", false, "parent (empty), curator, administrator (bewindvoerder) or mentor.", "parent", Member, "representation.kind"),
        new("reading_history", false, "keep or forget titles of returned loans. Empty: not chosen yet. keep is a consent and needs the three columns below; forget needs nothing.", "keep", Reading, "patron_preference.reading_history"),
        new("reading_history_on", false, "Day of that choice. Needed with keep. A yes from before the 16th birthday counts no more from that day on.", "2024-05-06", Reading, "consent.given_at"),
        new("reading_history_text", false, "The words that the member said yes to, as they were shown. Needed with keep.", "Ja, bewaar wat ik leende.", Reading, "consent.text_shown"),
        new("reading_history_proof", false, "Where the proof lies: a form, a log. Needed with keep. No names.", "formulierenarchief 2024, map 12", Reading, "consent.proof"),
        new("objections", false, "Ids of purposes that the member objected to, with spaces between: those of the statement that rest on an interest or a public task.", "welcome-mail cbs-statistics", Asked, "objection.purpose"),
        new("objected_on", false, "Day of the objections. Needed with them.", "2025-01-15", Asked, "objection.made_at"),
    ];
}
