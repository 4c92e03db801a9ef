using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Mail;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Evidence about mail, sends, holds, erasure, restriction and training.</summary>
public class RightsEvidenceTests
{
    [Theory, BothDatabases]
    public async Task Mail_without_a_lane_of_the_statement_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("mail.within-lanes");
        foreach (var (lane, template) in new[] { ("gossip", "membership-began"), ("newsletter", "membership-began"), ("service", "spring-offer") })
        {
            await lib.Put("mail", ("person_id", little.Anna), ("lane", lane), ("template", template));
            await lib.Breaks("mail.within-lanes");
            await lib.Run("DELETE FROM mail WHERE lane <> 'service' OR template = 'spring-offer'");
            await lib.Holds("mail.within-lanes");
        }
        await lib.Put("mail", ("lane", "service"), ("template", "membership-began"));
        await lib.Breaks("mail.within-lanes");
    }

    [Theory, BothDatabases]
    public async Task Mail_after_an_objection_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Put("objection", ("person_id", little.Anna), ("purpose", "service-mail"), ("made_at", lib.Clock.GetUtcNow()));
        await lib.Holds("mail.within-lanes");
        lib.Clock.Advance(TimeSpan.FromMinutes(5));
        await QueueFor(lib, little.Anna);
        await lib.Breaks("mail.within-lanes");
    }

    private static async Task QueueFor(TestLibrary lib, PersonId person)
    {
        await using var scope = lib.AsLibrary();
        scope.Get<Post>().Queue(person, "anna@example.org", "nl", "membership-cancelled", ("date", lib.Today), ("library", "De Nieuwe Bibliotheek"));
        await scope.Get<Things>().Save();
    }

    [Theory, BothDatabases]
    public async Task A_send_that_the_statement_does_not_allow_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("sends.within-allow-list");
        foreach (var (recipient, purpose, fields) in new[]
        {
            ("bookshop", "service-mail", ""), ("mail-relay", "newsletter", "mail.address"), ("mail-relay", "service-mail", "person.born_on"), ("mail-relay", "service-mail", "anna@example.org"),
        })
        {
            await lib.Put("send_log", ("recipient", recipient), ("purpose", purpose), ("fields", fields));
            await lib.Breaks("sends.within-allow-list");
            await lib.Run("DELETE FROM send_log WHERE recipient = 'bookshop' OR purpose = 'newsletter' OR fields NOT LIKE 'mail.address,%'");
            await lib.Holds("sends.within-allow-list");
        }
        await lib.Run("INSERT INTO setting (name, value) VALUES ('demo', 'yes')");
        await lib.Breaks("sends.within-allow-list");
    }

    [Theory, BothDatabases]
    public async Task Mail_that_left_without_a_line_in_the_send_log_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await QueueFor(lib, little.Anna);
        await lib.Pump();
        await lib.Holds("sends.within-allow-list");
        lib.Clock.Advance(TimeSpan.FromHours(3));
        await QueueFor(lib, little.Anna);
        lib.Library.IsDemo = true; // the pump believes it is a demo and writes no line
        await lib.Pump();
        await lib.Breaks("sends.within-allow-list");
    }

    [Theory, BothDatabases]
    public async Task A_hold_without_reason_or_past_its_review_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Put("deletion_hold", ("person_id", little.Anna), ("reason", Restrict.HoldReason), ("review_on", new DateOnly(2027, 3, 2)));
        await lib.Holds("holds.reviewed");
        foreach (var (column, wrong, right) in new (string, object, object)[]
        {
            ("reason", "because", Restrict.HoldReason), ("review_on", new DateOnly(2026, 3, 1), new DateOnly(2027, 3, 2)), ("review_on", new DateOnly(2027, 3, 3), new DateOnly(2026, 3, 2)),
        })
        {
            await lib.Run($"UPDATE deletion_hold SET {column} = @p0", wrong);
            await lib.Breaks("holds.reviewed");
            await lib.Run($"UPDATE deletion_hold SET {column} = @p0", right);
            await lib.Holds("holds.reviewed");
        }
    }

    [Theory, BothDatabases]
    public async Task Rows_that_stay_past_their_period_without_a_hold_are_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("holds.reviewed");
        var person = await TooLateRows.Member(lib, new DateOnly(2021, 2, 28), "patron_name");
        await lib.Breaks("holds.reviewed");
        await lib.Put("deletion_hold", ("person_id", person), ("reason", Restrict.HoldReason), ("review_on", new DateOnly(2026, 6, 1)));
        await lib.Holds("holds.reviewed");
    }

    [Theory, BothDatabases]
    public async Task A_row_left_of_somebody_who_was_erased_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await using (var scope = lib.AsLibrary()) LittleLibrary.Good(await scope.Get<Erase>().Do(little.Bram));
        await lib.Holds("erasure.complete");
        Assert.NotEqual(0, (await lib.Look("erasure.complete")).Looked);
        await lib.Put("patron_contact", ("person_id", little.Bram));
        Assert.Equal(1, (await lib.Look("erasure.complete")).Violations);
        await lib.Run("DELETE FROM patron_contact WHERE person_id = @p0", little.Bram);
        await lib.Run("DELETE FROM protection");
        await lib.Breaks("erasure.complete");
    }

    [Theory, BothDatabases]
    public async Task An_erasure_that_skips_a_table_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await using (var scope = lib.AsLibrary())
        {
            var unit = scope.Get<Unit>();
            await unit.Transact(async () =>
            {
                await scope.Get<ProtectionJournal>().WriteAsync(unit.Across(), "erased", "person", little.Bram, "", default);
                return 0;
            });
        }
        await lib.Breaks("erasure.complete");
        foreach (var table in new[] { "patron_contact", "patron_membership", "patron_preference", "card", "mail", "person" })
            await lib.Run($"DELETE FROM {table} WHERE {(table == "person" ? "id" : "person_id")} = @p0", little.Bram);
        foreach (var table in new[] { "loan", "borrower" }) await lib.Run($"DELETE FROM {table} WHERE patron_id = @p0", little.Bram);
        Assert.Equal(1, (await lib.Look("erasure.complete")).Violations); // the name
    }

    [Theory, BothDatabases]
    public async Task What_was_done_with_a_file_that_stands_still_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await Restricted(lib, little.Anna);
        await lib.Holds("restriction.bites");
        lib.Clock.Advance(TimeSpan.FromHours(2));
        await lib.Put("consultation", ("person_id", little.Anna), ("purpose", "rights"));
        await lib.Holds("restriction.bites");
        await lib.Put("consultation", ("person_id", little.Anna), ("purpose", "membership"));
        Assert.Equal(1, (await lib.Look("restriction.bites")).Violations);
        // Mail queued past the door's check of whom it is about.
        await QueueFor(lib, little.Anna);
        Assert.Equal(2, (await lib.Look("restriction.bites")).Violations);
        await lib.Run("UPDATE restriction SET ended_at = @p0", lib.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(3, (await lib.Look("restriction.bites")).Violations);
    }

    [Theory, BothDatabases]
    public async Task A_loan_to_somebody_whose_file_stands_still_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await Restricted(lib, little.Anna);
        await lib.Holds("restriction.bites");
        lib.Clock.Advance(TimeSpan.FromMinutes(5));
        // As a door would do it that forgets the restriction until the loan is made.
        await lib.Run("UPDATE restriction SET ended_at = since");
        await little.NewItem("B-3");
        await little.CheckOut(little.Anna, "B-3");
        await lib.Run("UPDATE restriction SET ended_at = NULL");
        Assert.Equal(1, (await lib.Look("restriction.bites")).Violations);
        await lib.Run("UPDATE restriction SET lending_goes_on = @p0", true);
        await lib.Holds("restriction.bites");
    }

    private static async Task Restricted(TestLibrary lib, PersonId person)
    {
        await using var scope = lib.AsMember(person);
        LittleLibrary.Good(await scope.Get<Restrict>().Do(new RestrictRequest(person, RestrictionScope.File)));
    }

    [Theory, BothDatabases]
    public async Task A_record_opened_without_valid_training_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("training.gate");
        await lib.Run("UPDATE training SET valid_until = @p0", new DateOnly(2026, 3, 1));
        await lib.Breaks("training.gate");
        await lib.Run("UPDATE training SET valid_until = @p0", new DateOnly(2026, 3, 2));
        await lib.Holds("training.gate");
    }

    [Theory, BothDatabases]
    public async Task Staff_who_come_past_the_gate_untrained_are_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("training.gate");
        var newcomer = await little.NewStaff(trained: false);
        await using (var desk = lib.AsStaff(newcomer, trained: true, "desk")) // the gate lets them in
            LittleLibrary.Good(await desk.Get<ChooseReadingHistory>().Do(new ChooseReadingHistoryRequest(little.Anna, Contracts.Patrons.ReadingHistoryChoice.Forget, "nl"), default));
        await lib.Breaks("training.gate");
    }
}
