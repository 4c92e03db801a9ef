using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Mail;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Evidence about memberships, consents, young members and representatives.</summary>
public class MemberEvidenceTests
{
    [Theory, BothDatabases]
    public async Task A_subscription_that_the_settings_do_not_have_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("subscriptions.entitlements");
        await lib.Run("UPDATE patron_membership SET subscription = 'goud' WHERE person_id = @p0", little.Anna);
        Assert.Equal(1, (await lib.Look("subscriptions.entitlements")).Violations);
        // A child with a subscription for adults.
        await lib.Run("UPDATE patron_membership SET subscription = 'basis' WHERE person_id <> @p0", little.Bram);
        Assert.Equal(1, (await lib.Look("subscriptions.entitlements")).Violations);
    }

    [Theory, BothDatabases]
    public async Task A_note_that_stays_longer_than_a_year_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Put("patron_note", ("person_id", little.Anna), ("words", "belt over de bril"), ("written_on", new DateOnly(2026, 3, 2)), ("last_day", new DateOnly(2027, 3, 2)));
        await lib.Holds("notes.own-day");
        foreach (var broken in new[] { "last_day = '2027-03-03'", "last_day = '2026-03-01'", "words = ' '" })
        {
            await lib.Run($"UPDATE patron_note SET {broken}");
            await lib.Breaks("notes.own-day");
            await lib.Run("UPDATE patron_note SET words = 'belt over de bril', last_day = '2027-03-02'");
        }
    }

    private static async Task<Guid> Guest(TestLibrary lib, DateOnly since)
    {
        var id = Looking.NewId(lib);
        await lib.Put("guest", ("person_id", id), ("name", "Piotr"), ("card_number", "21315000000999"), ("since", since), ("key", Looking.NewId(lib)));
        return id;
    }

    [Theory, BothDatabases]
    public async Task A_guest_who_stays_after_everything_is_back_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await Guest(lib, lib.Today.AddDays(-2));
        await lib.Holds("guests.name-and-card");
        await lib.Run("UPDATE guest SET since = @p0", lib.Today.AddDays(-3));
        await lib.Breaks("guests.name-and-card");
    }

    [Theory, BothDatabases]
    public async Task A_guest_of_whom_more_is_known_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        var guest = await Guest(lib, lib.Today);
        await lib.Holds("guests.name-and-card");
        await lib.Run("UPDATE patron_contact SET person_id = @p0 WHERE person_id = @p1", guest, little.Anna.Value);
        await lib.Breaks("guests.name-and-card");
    }

    private static async Task<Guid> School(TestLibrary lib)
    {
        var id = Looking.NewId(lib);
        await lib.Put("institution", ("id", id), ("name", "De Vuurtoren"), ("card_number", "21315000000998"), ("subscription", "school"), ("since", lib.Today));
        return id;
    }

    [Theory, BothDatabases]
    public async Task A_loan_of_a_school_that_names_a_person_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        var school = await School(lib);
        await lib.Run("UPDATE loan SET institution_id = @p0, patron_id = NULL WHERE returned_on IS NULL", school);
        await lib.Holds("institutions.no-person");
        await lib.Holds("loans.recorded");
        await lib.Run("UPDATE loan SET patron_id = @p0 WHERE institution_id IS NOT NULL", little.Anna);
        await lib.Breaks("institutions.no-person");
    }

    [Theory, BothDatabases]
    public async Task A_school_that_is_not_told_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        var school = await School(lib);
        await lib.Put("institution_contact", ("person_id", Looking.NewId(lib)), ("institution_id", school), ("name", "Marijke"), ("email", "juf@voorbeeld.invalid"), ("language", "nl"), ("since", lib.Today.AddDays(-30)));
        await lib.Run("UPDATE loan SET institution_id = @p0, patron_id = NULL, lent_on = @p1, due_on = @p2 WHERE returned_on IS NULL", school, lib.Today.AddDays(-60), lib.Today.AddDays(-9));
        await lib.Holds("notices.in-order");
        await lib.Run("UPDATE loan SET due_on = @p0 WHERE returned_on IS NULL", lib.Today.AddDays(-10));
        await lib.Breaks("notices.in-order");
    }

    [Theory, BothDatabases]
    public async Task A_contact_person_of_a_school_that_ended_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        var school = await School(lib);
        await lib.Put("institution_contact", ("person_id", Looking.NewId(lib)), ("institution_id", school), ("name", "Marijke"), ("language", "nl"), ("since", lib.Today));
        await lib.Holds("institutions.no-person");
        await lib.Run("UPDATE institution SET ended_on = @p0", lib.Today);
        await lib.Breaks("institutions.no-person");
    }

    [Theory, BothDatabases]
    public async Task A_loan_after_the_last_day_of_the_subscription_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Run("UPDATE patron_membership SET started_on = @p0, ends_on = @p1 WHERE person_id = @p2", new DateOnly(2025, 3, 2), new DateOnly(2026, 3, 1), little.Anna);
        Assert.Equal(1, (await lib.Look("subscriptions.entitlements")).Violations);
    }

    [Theory, BothDatabases]
    public async Task A_paid_subscription_of_somebody_under_18_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("youth.free");
        await lib.Run("UPDATE patron_membership SET cooling_off_until = @p0 WHERE person_id = @p1", new DateOnly(2026, 3, 16), little.Cato);
        Assert.Equal(1, (await lib.Look("youth.free")).Violations);
        await lib.Run("CREATE TABLE fine (id integer)");
        Assert.Null((await lib.Look("youth.free")).Violations);
    }

    [Theory, BothDatabases]
    public async Task Mail_about_a_price_to_somebody_under_18_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("youth.free");
        await using (var scope = lib.AsLibrary())
        {
            scope.Get<Post>().Queue(little.Cato, "eva@example.org", "nl", "membership-began-paid", ("name", "Cato"), ("card", "1234"), ("subscription", "Basis"), ("fee", 48), ("until", lib.Today),
                ("link", "https://example.org"), ("library", "De Nieuwe Bibliotheek"));
            await scope.Get<Things>().Save();
        }
        await lib.Breaks("youth.free");
    }

    [Theory, BothDatabases]
    public async Task A_consent_without_its_evidence_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("consents.recorded");
        var shown = (string)(await lib.Raw("SELECT text_shown FROM consent"))[0][0]!;
        foreach (var (column, wrong, right) in new (string, object, object)[] { ("text_shown", "ja", shown), ("channel", "telepathy", "desk"), ("statement_version", 9, 1), ("purpose", "lending", "reading-history") })
        {
            await lib.Run($"UPDATE consent SET {column} = @p0", wrong);
            await lib.Breaks("consents.recorded");
            await lib.Run($"UPDATE consent SET {column} = @p0", right);
            await lib.Holds("consents.recorded");
        }
    }

    [Theory, BothDatabases]
    public async Task A_consent_from_elsewhere_without_a_proof_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Run("UPDATE consent SET channel = 'elsewhere', text_shown = 'Ja, bewaar wat ik leende.', given_at = @p0, proof = 'archief, map 12'", new DateOnly(2024, 5, 6).Noon());
        await lib.Holds("consents.recorded");
        foreach (var (column, wrong, right) in new (string, object, object)[] { ("proof", " ", "archief, map 12"), ("text_shown", "", "Ja."), ("purpose", "lending", "reading-history"), ("given_at", lib.Clock.GetUtcNow().AddDays(1), new DateOnly(2024, 5, 6).Noon()) })
        {
            await lib.Run($"UPDATE consent SET {column} = @p0", wrong);
            await lib.Breaks("consents.recorded");
            await lib.Run($"UPDATE consent SET {column} = @p0", right);
            await lib.Holds("consents.recorded");
        }
        await lib.Run("UPDATE consent SET proof = NULL");
        await lib.Breaks("consents.recorded");
    }

    [Theory, BothDatabases]
    public async Task Titles_kept_without_a_consent_are_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("consents.recorded");
        // The loan says that its titles are kept, so no sweep takes them; nobody ever said yes.
        await TooLateRows.Loan(lib, new DateOnly(2025, 12, 30), choice: 0, copied: 1);
        await lib.GoTo(lib.Today);
        await lib.Breaks("consents.recorded");
    }

    [Theory, BothDatabases]
    public async Task A_link_with_a_parent_after_the_16th_birthday_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("representation.ends-at-16");
        await lib.Run("UPDATE representation SET ended_on = @p0", new DateOnly(2030, 9, 10));
        await lib.Breaks("representation.ends-at-16");
        await lib.Run("UPDATE representation SET ended_on = @p0", new DateOnly(2030, 9, 9));
        await lib.Holds("representation.ends-at-16");
        await lib.Put("session", ("person_id", little.Anna), ("acting_for", little.Cato.Value));
        await lib.Breaks("representation.ends-at-16");
    }

    [Theory, BothDatabases]
    public async Task A_night_that_lets_the_links_go_on_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Run("UPDATE person SET born_on = @p0 WHERE id = @p1", new DateOnly(2010, 3, 3), little.Cato);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 3)).AddHours(12));
        await lib.Holds("representation.ends-at-16");
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 4)).AddHours(12));
        await lib.Breaks("representation.ends-at-16");
        await lib.GoTo(new DateOnly(2026, 3, 4));
        await lib.Holds("representation.ends-at-16");
    }

    [Theory, BothDatabases]
    public async Task A_membership_that_goes_on_after_its_end_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Run("DELETE FROM loan");
        await lib.Holds("membership.ends");
        await lib.Run("UPDATE patron_membership SET cancelled_per = @p0 WHERE person_id = @p1", new DateOnly(2026, 3, 1), little.Anna);
        await lib.Holds("membership.ends");
        await lib.Run("UPDATE patron_membership SET cancelled_per = @p0 WHERE person_id = @p1", new DateOnly(2026, 2, 28), little.Anna);
        await lib.Breaks("membership.ends");
        await lib.Run("UPDATE patron_membership SET cancelled_per = NULL, ends_on = @p0 WHERE person_id = @p1", new DateOnly(2025, 2, 28), little.Anna);
        await lib.Breaks("membership.ends");
        await lib.Run("UPDATE patron_membership SET ends_on = @p0 WHERE person_id = @p1", new DateOnly(2025, 3, 1), little.Anna);
        await lib.Holds("membership.ends");
        await lib.Run("UPDATE patron_membership SET last_used_on = @p0, unused_notice_on = @p1 WHERE person_id = @p2", new DateOnly(2023, 2, 28), new DateOnly(2026, 1, 29), little.Cato);
        await lib.Breaks("membership.ends");
        await lib.Run("UPDATE patron_membership SET unused_notice_on = @p0 WHERE person_id = @p1", new DateOnly(2026, 1, 30), little.Cato);
        await lib.Holds("membership.ends");
        await lib.Run("UPDATE person SET ended_on = @p0 WHERE id = @p1", new DateOnly(2026, 3, 3), little.Bram);
        await lib.Breaks("membership.ends");
    }

    [Theory, BothDatabases]
    public async Task A_night_that_ends_nothing_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await using (var bram = lib.AsMember(little.Bram))
            LittleLibrary.Good(await bram.Get<CancelMembership>().Do(new CancelMembershipRequest(little.Bram, CancelWhen.Today), default));
        await using (var anna = lib.AsMember(little.Anna))
            LittleLibrary.Good(await anna.Get<CancelMembership>().Do(new CancelMembershipRequest(little.Anna, CancelWhen.Today), default));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 4)).AddHours(12));
        await lib.Breaks("membership.ends");
        await lib.GoTo(new DateOnly(2026, 3, 4));
        await lib.Holds("membership.ends"); // Anna has a book at home
        Assert.Single(await lib.Raw("SELECT id FROM person WHERE ended_on IS NOT NULL"));
    }
}
