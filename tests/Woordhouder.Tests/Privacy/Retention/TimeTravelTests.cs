using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Retention;

/// <summary>
/// Every schedule on its last day and on the day after (architecture §8.3). Almere's periods, dates worked out on paper: the last day of a period is kept,
/// the row is gone before the end of the next day.
/// </summary>
public sealed class TimeTravelTests
{
    /// <summary>
    /// Table; how a row that counts from <c>@event</c> is put in (columns = values); what is left of it when its day has come; event; last day on which it stays.
    /// </summary>
    public static TheoryData<string, string, string, string> Schedules => new()
    {
        // schedule, table and column that counts, event day, last day kept
        { "consultation-log", "consultation", "2026-03-02", "2027-09-02" },   // P18M
        { "mail-journal", "mail", "2026-03-02", "2027-04-02" },               // P13M
        { "outbox", "outbox", "2026-03-02", "2026-04-01" },                   // P30D: March has 31 days
        { "holds", "hold", "2026-03-02", "2026-05-31" },                      // P90D: 29 days of March, 30 of April, 31 of May
        { "charges", "charge", "2026-12-31", "2033-12-31" },                  // P7Y after the book year
        { "mail-journal", "loan_notice", "2026-03-02", "2027-04-02" },        // P13M
        { "notes", "patron_note", "2026-03-02", "2026-03-03" },               // P1D after its own last day
        { "guests", "guest", "2026-03-02", "2026-03-03" },                    // P1D after everything is settled
        { "loan-overrides", "loan_override", "2026-03-02", "2026-05-31" },    // P90D: 29 days of March, 30 of April, 31 of May
        { "institution-contact", "institution_contact", "2026-03-02", "2026-04-01" }, // P30D: 29 days of March left, 1 of April
        { "consent-evidence", "consent", "2026-03-02", "2031-03-02" },        // P5Y after withdrawal
        { "membership", "objection", "2026-03-02", "2031-03-02" },            // P5Y after the membership ended
        { "send-log", "send_log", "2026-03-02", "2031-03-02" },               // P5Y after the membership ended
    };

    [Theory, MemberData(nameof(Schedules))]
    public Task On_SQLite_a_row_stays_on_its_last_day_and_goes_the_day_after(string schedule, string table, string on, string last) => Stays(Engine.Sqlite, schedule, table, on, last);

    [Theory, MemberData(nameof(Schedules))]
    public Task On_PostgreSQL_a_row_stays_on_its_last_day_and_goes_the_day_after(string schedule, string table, string on, string last) => Stays(Engine.Postgres, schedule, table, on, last);

    private static async Task Stays(Engine engine, string schedule, string table, string on, string last)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (eventDay, lastDay) = (DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        await PutIn(lib, table, eventDay);
        Assert.Equal(1, await Rows(lib, table));

        Assert.DoesNotContain(await SweepOn(lib, lastDay), l => l.Table == table && l.Schedule == schedule);
        Assert.Equal(1, await Rows(lib, table));

        Assert.Contains(await SweepOn(lib, lastDay.AddDays(1)), l => l.Table == table && l.Schedule == schedule && l.Rows == 1);
        Assert.Equal(0, await Rows(lib, table));
    }

    private static async Task<long> Rows(TestLibrary lib, string table) => Convert.ToInt64((await lib.Raw($"SELECT count(*) FROM {table}"))[0][0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<SweepLine>> SweepOn(TestLibrary lib, DateOnly day)
    {
        lib.Clock.MoveTo(lib.Library.StartOf(day).AddHours(3));
        await using var scope = lib.AsLibrary();
        return await scope.Get<Sweep>().Run(dryRun: false, default);
    }

    /// <summary>A row about a person whose membership ended on the event's day, with the event at noon.</summary>
    private static async Task PutIn(TestLibrary lib, string table, DateOnly on)
    {
        var person = TypedId.New<PersonId>(lib.Clock);
        var at = lib.Library.StartOf(on).AddHours(12);
        await using var scope = lib.AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Across();
        db.Rule = new PurposeRule("rights", Woordhouder.Platform.Statements.LawfulBasis.LegalObligation, Enum.GetValues<Category>().ToHashSet(), 0, "test");
        if (table is "objection" or "send_log") db.Add(new Person { Id = person, BornOn = new(1980, 1, 1), JoinedOn = new(2020, 1, 1), EndedOn = on });
        db.Add<object>(table switch
        {
            "consultation" => new Consultation { Id = Guid.CreateVersion7(), PersonId = person, StaffId = person, Purpose = "membership", Hour = at },
            "mail" => new MailRow { Id = Guid.CreateVersion7(), PersonId = person, Lane = "service", Template = "t", Address = "a@b.nl", QueuedAt = at, NextAt = at, SentAt = at },
            "outbox" => new OutboxRow { Id = Guid.CreateVersion7(), At = at, NextAt = at, HandledAt = at, Type = "x", Payload = "{}" },
            "hold" => new Woordhouder.Circulation.Hold { Id = TypedId.New<Woordhouder.Contracts.Circulation.HoldId>(lib.Clock), PatronId = person, PickUp = "stad", PlacedAt = at.AddDays(-9), WantedUntil = on, EndedOn = on, EndReason = Woordhouder.Circulation.HoldEnd.Cancelled },
            "charge" => new Woordhouder.Circulation.Charge { Id = TypedId.New<Woordhouder.Contracts.Circulation.ChargeId>(lib.Clock), PatronId = person, MaterialType = "book", Kind = Woordhouder.Contracts.Circulation.ChargeKind.Overdue, Cents = 160, MadeOn = on.AddDays(-200), State = Woordhouder.Circulation.ChargeState.Paid, ClosedOn = on.AddDays(-100), BookedUntil = on },
            "loan_notice" => new Woordhouder.Circulation.LoanNotice { Id = Guid.CreateVersion7(), PatronId = person, LoanId = TypedId.New<Woordhouder.Contracts.Circulation.LoanId>(lib.Clock), DueOn = on, Step = 1, SentAt = at },
            "patron_note" => new Woordhouder.Patrons.PatronNote { Id = Guid.CreateVersion7(), PersonId = person, Words = "bril", WrittenOn = on.AddDays(-9), LastDay = on },
            "guest" => new Woordhouder.Patrons.Guest { PersonId = person, Name = "Piotr", CardNumber = "21315000000999", Since = on.AddDays(-9), SettledOn = on },
            "loan_override" => new Woordhouder.Circulation.LoanOverride { Id = TypedId.New<Woordhouder.Contracts.Circulation.LoanId>(lib.Clock), PatronId = person, LentOn = on, Because = "afgesproken", Role = "desk", Against = "owes" },
            "institution_contact" => new Woordhouder.Patrons.InstitutionContact { PersonId = person, InstitutionId = new Woordhouder.Contracts.Patrons.InstitutionId(Guid.CreateVersion7()), Name = "Marijke", Since = on.AddDays(-9), EndedOn = on },
            "consent" => new ConsentRow { Id = Guid.CreateVersion7(), PersonId = person, Purpose = "reading-history", GivenAt = at.AddDays(-400), WithdrawnAt = at, Channel = "desk", TextShown = "t", StatementVersion = 1 },
            "objection" => new ObjectionRow { Id = Guid.CreateVersion7(), PersonId = person, Purpose = "welcome-mail", MadeAt = at.AddDays(-400), Channel = "desk" },
            "send_log" => new SendLogRow { Id = Guid.CreateVersion7(), PersonId = person, Recipient = "mail-relay", Purpose = "service-mail", Fields = "mail.address", At = at.AddDays(-400) },
            _ => throw new ArgumentException(table, nameof(table)),
        });
        await db.SaveChangesAsync();
    }

    [Theory, BothDatabases]
    public async Task A_leap_day_ends_five_years_later_on_28_February(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await PutIn(lib, "objection", new DateOnly(2028, 2, 29));
        Assert.DoesNotContain(await SweepOn(lib, new DateOnly(2033, 2, 28)), l => l.Table == "objection");
        Assert.Contains(await SweepOn(lib, new DateOnly(2033, 3, 1)), l => l.Table == "objection");
    }

    [Theory, BothDatabases]
    public async Task The_text_of_a_mail_goes_after_thirty_days_and_the_line_stays(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await PutIn(lib, "mail", new DateOnly(2026, 3, 2));
        await lib.Raw("UPDATE mail SET body = 'text', subject = 'text'");
        await SweepOn(lib, new DateOnly(2026, 4, 1));
        Assert.Equal("text", (await lib.Raw("SELECT body FROM mail"))[0][0]);
        await SweepOn(lib, new DateOnly(2026, 4, 2));
        Assert.Null((await lib.Raw("SELECT body FROM mail"))[0][0]);
    }

    [Theory, BothDatabases]
    public async Task A_hold_keeps_the_rows_of_one_person_and_of_nobody_else(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await PutIn(lib, "objection", new DateOnly(2026, 3, 2));
        await PutIn(lib, "objection", new DateOnly(2026, 3, 2));
        var held = (await lib.Raw("SELECT person_id FROM objection"))[0][0]!;
        await using (var scope = lib.AsLibrary())
        {
            var rights = scope.Get<For<Contracts.Rights>>();
            rights.Add(new DeletionHold { Id = Guid.CreateVersion7(), PersonId = new PersonId(Sql.Guid(held)), Reason = "hold.claim", Since = lib.Clock.GetUtcNow(), ReviewOn = lib.Today.AddYears(1) });
            await rights.Save();
        }
        await SweepOn(lib, new DateOnly(2031, 3, 3));
        Assert.Equal(held, Assert.Single(await lib.Raw("SELECT person_id FROM objection"))[0]);
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_counts_and_deletes_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await PutIn(lib, "consultation", new DateOnly(2026, 3, 2));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2028, 1, 1)));
        await using var scope = lib.AsLibrary();
        Assert.Contains(await scope.Get<Sweep>().Run(dryRun: true, default), l => l is { Table: "consultation", Rows: 1 });
        Assert.Equal(1, await Rows(lib, "consultation"));
        Assert.Empty(await lib.Raw("SELECT number FROM ledger"));
    }

    [Theory, BothDatabases]
    public async Task Every_deletion_is_in_the_ledger_and_a_changed_line_breaks_its_chain(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await PutIn(lib, "consultation", new DateOnly(2026, 3, 2));
        await PutIn(lib, "outbox", new DateOnly(2026, 3, 2));
        await SweepOn(lib, new DateOnly(2028, 1, 1));
        Assert.Equal((2L, (long?)null), await Verify(lib));
        await lib.Raw("UPDATE ledger SET rows = 7 WHERE number = 1");
        Assert.Equal(1L, (await Verify(lib)).BrokenAt);
    }

    private static Task<(long Lines, long? BrokenAt)> Verify(TestLibrary lib) => lib.Scopes.Across(lib.Library, db => Woordhouder.Privacy.Ledgers.Ledger.VerifyAsync(db, default));
}
