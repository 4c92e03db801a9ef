using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>
/// A row of each schedule, with its days worked out on paper for Monday 2 March 2026. <paramref name="TooLate"/>: the latest day from which the period was over
/// on 28 February, so that the row should have been gone on 1 March. <paramref name="InTime"/>: the day after, of which the row may still be there today.
/// </summary>
internal sealed record TooLateRows(string Schedule, DateOnly TooLate, DateOnly InTime, Func<TestLibrary, DateOnly, Task> Put)
{
    private static DateOnly D(int year, int month, int day) => new(year, month, day);

    // 30, 60 and 90 days before 28 February 2026; five years before it; months end on their own last day, so that 28, 29, 30 and 31 August are one.
    private static readonly (DateOnly, DateOnly) OneDay = (D(2026, 2, 27), D(2026, 2, 28)), ThirtyDays = (D(2026, 1, 29), D(2026, 1, 30)), SixtyDays = (D(2025, 12, 30), D(2025, 12, 31)),
        NinetyDays = (D(2025, 11, 30), D(2025, 12, 1)), SixMonths = (D(2025, 8, 31), D(2025, 9, 1)), ThirteenMonths = (D(2025, 1, 31), D(2025, 2, 1)),
        EighteenMonths = (D(2024, 8, 31), D(2024, 9, 1)), TwoYears = (D(2024, 2, 29), D(2024, 3, 1)), FiveYears = (D(2021, 2, 28), D(2021, 3, 1)), SevenYears = (D(2019, 2, 28), D(2019, 3, 1));

    public static readonly IReadOnlyList<TooLateRows> All =
    [
        Of("membership", FiveYears, async (lib, day) => await Member(lib, day, "patron_name", "patron_contact", "patron_membership", "patron_preference")),
        Of("pending-enrolment", ThirtyDays, (lib, day) => lib.Put("enrolment", ("created_at", day.Noon()))),
        Of("titles-undecided", SixtyDays, (lib, day) => Loan(lib, day, choice: 0)),
        Of("titles-forgotten", OneDay, (lib, day) => Loan(lib, day, choice: 2)),
        Of("holds", NinetyDays, (lib, day) => lib.Put("hold", ("ended_on", day), ("placed_at", D(2020, 1, 1).Noon()), ("end_reason", 2))),
        Of("charges", SevenYears, (lib, day) => lib.Put("charge", ("booked_until", day), ("closed_on", day), ("made_on", D(2017, 1, 1)))),
        Of("charge-details", NinetyDays, (lib, day) => lib.Put("charge", ("closed_on", day), ("booked_until", D(2026, 12, 31)), ("made_on", D(2020, 1, 1)), ("loan_id", Looking.NewId(lib)), ("kind", 1))),
        Of("notes", OneDay, (lib, day) => lib.Put("patron_note", ("last_day", day), ("written_on", D(2025, 12, 1)), ("words", "boek ligt klaar"))),
        Of("guests", OneDay, (lib, day) => lib.Put("guest", ("settled_on", day), ("since", D(2025, 12, 1)), ("name", "Piotr"), ("card_number", $"2131500{day.DayNumber}"), ("key", Looking.NewId(lib)))),
        Of("loan-overrides", NinetyDays, (lib, day) => lib.Put("loan_override", ("lent_on", day), ("because", "afgesproken"), ("role", "desk"), ("against", "owes"))),
        Of("institution-contact", ThirtyDays, (lib, day) => lib.Put("institution_contact", ("ended_on", day), ("since", D(2025, 12, 1)), ("name", "Marijke"), ("language", "nl"), ("institution_id", Looking.NewId(lib)))),
        Of("card-replaced", NinetyDays, (lib, day) => lib.Put("card", ("closed_on", day), ("issued_on", D(2020, 1, 1)))),
        Of("sign-in-account", ThirtyDays, (lib, day) => Member(lib, day, "member_account")),
        Of("representation", ThirtyDays, async (lib, day) =>
        {
            await lib.Put("representation", ("ended_on", day), ("asked_at", D(2020, 1, 1).Noon()));
            await lib.Put("representative", ("ended_on", day));
        }),
        Of("consultation-log", EighteenMonths, (lib, day) => lib.Put("consultation", ("hour", day.Noon()), ("purpose", "lending"))),
        Of("security-log", SixMonths, (lib, day) => lib.Put("security_event", ("at", day.Noon()))),
        Of("sessions", OneDay, async (lib, day) =>
        {
            await lib.Put("session", ("expires_at", day.Noon()), ("created_at", D(2020, 1, 1).Noon()));
            await lib.Put("one_time_code", ("expires_at", day.Noon()), ("made_at", D(2020, 1, 1).Noon()));
            await lib.Put("kept_form", ("expires_at", day.Noon()), ("made_at", D(2020, 1, 1).Noon()));
        }),
        Of("outbox", ThirtyDays, async (lib, day) =>
        {
            await lib.Put("outbox", ("at", D(2020, 1, 1).Noon()), ("handled_at", day.Noon()), ("payload", "{}"));
            await lib.Put("inbox", ("at", day.Noon()));
            await lib.Put("form_key", ("at", day.Noon()));
        }),
        Of("mail-journal", ThirteenMonths, (lib, day) => lib.Put("mail", ("queued_at", day.Noon()), ("sent_at", day.Noon()), ("lane", "service"))),
        Of("mail-bodies", ThirtyDays, (lib, day) => lib.Put("mail", ("queued_at", day.Noon()), ("sent_at", day.Noon()), ("lane", "service"), ("body", "Dag Anna"))),
        Of("send-log", FiveYears, async (lib, day) => await lib.Put("send_log", ("person_id", Looking.NewId(lib)), ("at", day.Noon()))),
        Of("consent-evidence", FiveYears, (lib, day) => lib.Put("consent", ("withdrawn_at", day.Noon()), ("given_at", D(2019, 1, 1).Noon()))),
        Of("staff-account", TwoYears, async (lib, day) =>
        {
            var staff = Looking.NewId(lib);
            foreach (var table in new[] { "staff_account", "staff_role", "staff" }) await lib.Put(table, ("person_id", staff), ("ended_on", day));
        }),
        Of("training", TwoYears, (lib, day) => lib.Put("training", ("service_ended_on", day), ("entered_at", D(2020, 1, 1).Noon()))),
    ];

    private static TooLateRows Of(string schedule, (DateOnly TooLate, DateOnly InTime) days, Func<TestLibrary, DateOnly, Task> put) => new(schedule, days.TooLate, days.InTime, put);

    /// <summary>Somebody whose membership ended on this day, with a row in each of these tables.</summary>
    public static async Task<PersonId> Member(TestLibrary lib, DateOnly ended, params string[] tables)
    {
        var person = TypedId.New<PersonId>(lib.Clock);
        await lib.Put("person", ("id", person), ("born_on", D(1980, 1, 1)), ("joined_on", D(2019, 1, 1)), ("ended_on", ended));
        foreach (var table in tables)
            await lib.Put(table, table == "member_account" ? [("person_id", person), ("created_at", D(2019, 1, 1).Noon())] : [("person_id", person)]);
        return person;
    }

    /// <summary>A loan of a member, returned on this day, with its title.</summary>
    public static async Task<PersonId> Loan(TestLibrary lib, DateOnly returned, int choice, int? copied = null)
    {
        var person = TypedId.New<PersonId>(lib.Clock);
        await lib.Put("person", ("id", person), ("born_on", D(1980, 1, 1)), ("joined_on", D(2019, 1, 1)));
        await lib.Put("patron_membership", ("person_id", person), ("subscription", "basis"), ("started_on", D(2025, 6, 1)), ("ends_on", D(2026, 5, 31)));
        (string, object?)[] chosen = choice == 2 ? [("reading_history_chosen_at", D(2025, 1, 1).Noon())] : [];
        await lib.Put("patron_preference", [("person_id", person), ("reading_history", choice), .. chosen]);
        await lib.Put("loan", ("patron_id", person), ("item_id", Looking.NewId(lib)), ("title_id", Looking.NewId(lib)), ("lent_on", returned.AddDays(-10)), ("returned_on", returned),
            ("history", copied ?? choice));
        return person;
    }

    /// <summary>Takes all rows about people out, and the messages.</summary>
    public static async Task Clear(TestLibrary lib)
    {
        foreach (var table in new[]
        {
            "patron_name", "patron_contact", "patron_membership", "patron_preference", "enrolment", "loan", "hold", "charge", "loan_notice", "patron_note", "guest", "institution_contact", "loan_override", "card", "member_account", "representation", "representative", "consultation",
            "security_event", "session", "one_time_code", "kept_form", "outbox", "inbox", "form_key", "mail", "send_log", "consent", "staff_account", "staff_role", "staff", "training", "person",
        }) await lib.Run($"DELETE FROM {table}");
    }
}
