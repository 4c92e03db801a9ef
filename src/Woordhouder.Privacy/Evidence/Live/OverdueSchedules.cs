namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>Which rows each schedule of the statement keeps, and from which day: written from the sentences, table by table.</summary>
internal static class OverdueSchedules
{
    private static Since Ended => Since.Day("a.ended_on");

    /// <summary>A table that ends with the membership of the person in its key.</summary>
    private static Kept OfMember(string table, string key, Since? made = null) => new($"{table} t JOIN person a ON a.id = t.{key}", $"t.{key}", [Ended], made ?? Since.Day("a.joined_on"));

    /// <summary>Rows of somebody who has no file here and is no guest: their period counts from when they were made, and without that they have no end.</summary>
    private static Kept OfNobody(string table, string key, params Since[] made) =>
        new($"{table} t", $"t.{key}", made, null, $"t.{key} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person a WHERE a.id = t.{key}) AND NOT EXISTS (SELECT 1 FROM guest g WHERE g.person_id = t.{key})");

    private static Kept From(string table, string? key, Since since, Since? made = null, string where = "1 = 1") => new($"{table} t", key is null ? null : $"t.{key}", [since], made ?? since, where);

    /// <summary>What hangs on an enrolment that waits for its confirmation.</summary>
    private static Kept OfPending(string table) => new($"{table} t JOIN enrolment e ON e.person_id = t.person_id", "t.person_id", [Since.Instant("e.created_at")], Since.Instant("e.created_at"));

    /// <summary>A row about somebody who works here; if it does not know the last day itself, the roster does.</summary>
    private static Kept OfStaff(string table, string ended, Since made) =>
        new($"{table} t LEFT JOIN staff s ON s.person_id = t.person_id", "t.person_id", [Since.Day($"coalesce(t.{ended}, s.ended_on)")], made);

    private const string Open = "SELECT 1 FROM consent c WHERE c.person_id = t.patron_id AND c.purpose = 'reading-history' AND c.withdrawn_at IS NULL";
    private const string Withdrawn = "SELECT 1 FROM consent c WHERE c.person_id = t.patron_id AND c.purpose = 'reading-history' AND c.withdrawn_at IS NOT NULL";
    private const string StillTitled = "t.returned_on IS NOT NULL AND (t.item_id IS NOT NULL OR t.title_id IS NOT NULL)";
    private static string Chose(int choice) => $"EXISTS (SELECT 1 FROM patron_preference p WHERE p.person_id = t.patron_id AND p.reading_history = {choice})";

    /// <summary>No choice on record, now or before: no consent, open or ended, and no choice to forget.</summary>
    public static readonly Kept Undecided = new("loan t", "t.patron_id", [Since.Day("t.returned_on")], Since.Day("t.lent_on"),
        $"{StillTitled} AND NOT EXISTS ({Open}) AND NOT {Chose(2)} AND NOT EXISTS ({Withdrawn})");

    /// <summary>No choice on record any more: the consent ended with the membership or on the 16th birthday, and the time for the undecided begins.</summary>
    public static readonly Kept UndecidedAgain = new(
        "loan t JOIN (SELECT person_id, max(withdrawn_at) AS stopped FROM consent WHERE purpose = 'reading-history' GROUP BY person_id HAVING max(withdrawn_at) IS NOT NULL) q ON q.person_id = t.patron_id",
        "t.patron_id", [Since.Day("t.returned_on"), Since.Instant("q.stopped")], Since.Day("t.lent_on"), $"{StillTitled} AND NOT EXISTS ({Open}) AND NOT {Chose(1)} AND NOT {Chose(2)}");

    /// <summary>Chose to forget, before or after the return.</summary>
    public static readonly Kept Forgotten = new("loan t JOIN patron_preference q ON q.person_id = t.patron_id AND q.reading_history = 2", "t.patron_id",
        [Since.Day("t.returned_on"), Since.Instant("q.reading_history_chosen_at")], Since.Day("t.lent_on"), StillTitled + " AND q.reading_history_chosen_at IS NOT NULL");

    /// <summary>Chose to forget on a day that was not written down: then the return counts alone.</summary>
    public static readonly Kept ForgottenLongAgo = new("loan t JOIN patron_preference q ON q.person_id = t.patron_id AND q.reading_history = 2", "t.patron_id",
        [Since.Day("t.returned_on")], Since.Day("t.lent_on"), StillTitled + " AND q.reading_history_chosen_at IS NULL");

    /// <summary>Had chosen to keep, and the consent stopped – by taking it back or with the membership.</summary>
    public static readonly Kept NoLongerKept = new(
        "loan t JOIN (SELECT person_id, max(withdrawn_at) AS stopped FROM consent WHERE purpose = 'reading-history' GROUP BY person_id) q ON q.person_id = t.patron_id",
        "t.patron_id", [Since.Day("t.returned_on"), Since.Instant("q.stopped")], Since.Day("t.lent_on"), $"{StillTitled} AND NOT EXISTS ({Open}) AND {Chose(1)}");

    public static readonly IReadOnlyList<Overdue> All =
    [
        new("membership",
            new Kept("person a", "a.id", [Ended], Since.Day("a.joined_on")),
            OfMember("patron_name", "person_id"), OfMember("patron_contact", "person_id"), OfMember("patron_demographics", "person_id"),
            OfMember("patron_membership", "person_id"), OfMember("patron_preference", "person_id"), OfMember("borrower", "patron_id"), OfMember("calendar_link", "patron_id"),
            OfMember("card", "person_id", Since.Day("t.issued_on")), OfMember("loan", "patron_id", Since.Day("t.lent_on")),
            OfMember("objection", "person_id", Since.Instant("t.made_at")), OfMember("restriction", "person_id", Since.Instant("t.since")),
            OfMember("deletion_hold", "person_id", Since.Instant("t.since")), OfMember("representation", "represented_id", Since.Instant("t.asked_at")),
            OfNobody("patron_name", "person_id"), OfNobody("patron_contact", "person_id"), OfNobody("patron_demographics", "person_id"),
            OfNobody("patron_membership", "person_id"), OfNobody("patron_preference", "person_id"), OfNobody("borrower", "patron_id"), OfNobody("calendar_link", "patron_id"),
            OfNobody("loan", "patron_id", Since.Day("t.lent_on")), OfNobody("objection", "person_id", Since.Instant("t.made_at")),
            OfNobody("restriction", "person_id", Since.Instant("t.since")), OfNobody("deletion_hold", "person_id", Since.Instant("t.since"))),
        new("pending-enrolment",
            From("enrolment", "person_id", Since.Instant("t.created_at")),
            OfPending("patron_name"), OfPending("patron_contact"), OfPending("patron_preference"), OfPending("member_account")),
        new("titles-undecided", Undecided, UndecidedAgain),
        new("titles-forgotten", Forgotten, ForgottenLongAgo, NoLongerKept),
        new("holds", From("hold", "patron_id", Since.Day("t.ended_on"), Since.Instant("t.placed_at"))),
        new("charges", From("charge", "patron_id", Since.Day("t.booked_until"), Since.Day("t.made_on"))),
        new("charge-details", From("charge", "patron_id", Since.Day("t.closed_on"), Since.Day("t.made_on"), "t.loan_id IS NOT NULL OR t.item_id IS NOT NULL")),
        new("notes", From("patron_note", "person_id", Since.Day("t.last_day"), Since.Day("t.written_on"))),
        new("guests", From("guest", "person_id", Since.Day("t.settled_on"), Since.Day("t.since"))),
        new("loan-overrides", From("loan_override", "patron_id", Since.Day("t.lent_on"))),
        new("institution-contact", From("institution_contact", "person_id", Since.Day("t.ended_on"), Since.Day("t.since"))),
        new("card-replaced", From("card", "person_id", Since.Day("t.closed_on"), Since.Day("t.issued_on"))),
        new("sign-in-account", OfMember("member_account", "person_id", Since.Instant("t.created_at")), OfNobody("member_account", "person_id", Since.Instant("t.created_at"))),
        new("representation",
            new Kept("representation t", null, [Since.Day("t.ended_on")], Since.Instant("t.asked_at"),
                "NOT EXISTS (SELECT 1 FROM deletion_hold h WHERE h.person_id IN (t.represented_id, t.representative_id) AND h.released_at IS NULL)"),
            From("representative", "person_id", Since.Day("t.ended_on"))),
        new("consultation-log", From("consultation", "person_id", Since.Instant("t.hour"))),
        new("security-log", From("security_event", "person_id", Since.Instant("t.at"))),
        new("sessions",
            From("session", "person_id", Since.Instant("t.expires_at"), Since.Instant("t.created_at")),
            From("one_time_code", "person_id", Since.Instant("t.expires_at"), Since.Instant("t.made_at")),
            From("kept_form", "person_id", Since.Instant("t.expires_at"), Since.Instant("t.made_at"))),
        new("outbox",
            From("outbox", null, Since.Instant("coalesce(t.handled_at, t.at)"), Since.Instant("t.at")),
            From("inbox", null, Since.Instant("t.at")), From("form_key", null, Since.Instant("t.at")),
            From("terminal_message", null, Since.Instant("t.at")), From("terminal_turn", null, Since.Instant("t.at"))),
        new("mail-journal", From("mail", "person_id", Since.Instant("t.queued_at")), From("loan_notice", "patron_id", Since.Instant("t.sent_at")), From("institution_notice", null, Since.Instant("t.sent_at"))),
        new("mail-bodies", From("mail", "person_id", Since.Instant("t.queued_at"), null, "t.subject IS NOT NULL OR t.body IS NOT NULL")),
        new("send-log", OfMember("send_log", "person_id", Since.Instant("t.at")), OfNobody("send_log", "person_id", Since.Instant("t.at"))),
        new("consent-evidence",
            From("consent", "person_id", Since.Instant("t.withdrawn_at"), Since.Instant("t.given_at")),
            new Kept("consent t JOIN person a ON a.id = t.person_id", "t.person_id", [Ended], Since.Instant("t.given_at"), "t.withdrawn_at IS NULL"),
            new Kept("consent t", "t.person_id", [Since.Instant("t.given_at")], null, "t.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM person a WHERE a.id = t.person_id)")),
        new("staff-account",
            OfStaff("staff_account", "ended_on", Since.Instant("t.created_at")), OfStaff("staff_role", "ended_on", Since.Instant("t.since")),
            From("staff", "person_id", Since.Day("t.ended_on"), Since.Instant("t.since"))),
        new("training", OfStaff("training", "service_ended_on", Since.Instant("t.entered_at"))),
    ];
}
