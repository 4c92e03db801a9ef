using Woordhouder.Contracts.Patrons;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class ImportPatronsTests
{
    private static readonly string[] Keeps = ["reading_history=keep", "reading_history_on=2024-05-06", "reading_history_text=Ja, bewaar wat ik leende.", "reading_history_proof=archief, map 12"];

    private static async Task Take(TestLibrary lib, params Dictionary<string, string>[] rows)
    {
        var report = await lib.Import("patrons", TheFile(rows));
        Assert.True(report.End == ImportEnd.Done && report.Added == rows.Length, report.Codes());
    }

    [Theory, BothDatabases]
    public async Task A_member_is_here_with_everything_that_the_file_may_say(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Patron(7, "given_name=Jan  Pieter", "prefix=Van der", "postcode=1315ab", "addition=A bis", "email=Jan@Voorbeeld.example", "phone=06 12345678", "language=en", "tacitly_renewed_on=2025-09-01",
            "cancelled_on=1-2-2026", "cancelled_per=2026-08-31", "last_used_on=2026-02-27"));
        var person = await lib.Row<Person>(_ => true);
        Assert.Equal((new DateOnly(1980, 2, 1), new DateOnly(2020, 3, 1), null), (person.BornOn, person.JoinedOn, person.EndedOn));
        var name = await lib.Row<PatronName>(n => n.PersonId == person.Id);
        Assert.Equal(("Jan Pieter van der Berg", "J.P.", " berg jan pieter "), (name.Name.Full, name.Initials, name.SearchName));
        var contact = await lib.Row<PatronContact>(c => c.PersonId == person.Id);
        Assert.Equal(("1315AB", 8, "A bis", "jan@voorbeeld.example", "+31612345678", "en"), (contact.Postcode, contact.HouseNumber, contact.HouseNumberAddition, contact.Email, contact.Phone, contact.Language));
        var membership = await lib.Membership(person.Id);
        Assert.Equal(("basis", new DateOnly(2025, 9, 1), new DateOnly(2026, 8, 31)), (membership.Subscription, membership.StartedOn, membership.EndsOn));
        Assert.Equal((new DateOnly(2025, 9, 1), new DateOnly(2026, 2, 1), new DateOnly(2026, 8, 31), EndReason.Cancelled, new DateOnly(2026, 2, 27), null),
            (membership.TacitlyRenewedOn, membership.CancellationAskedOn, membership.CancelledPer, membership.EndReason, membership.LastUsedOn, membership.CoolingOffUntil));
        Assert.Equal((CardOf(7), null), await lib.Row<Card>(c => c.PersonId == person.Id) is var card ? (card.Number, card.ClosedOn) : default);
        Assert.Equal(ReadingHistoryChoice.Undecided, (await lib.Row<PatronPreference>(p => p.PersonId == person.Id)).ReadingHistory);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_mailed_and_nothing_is_said_to_begin(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Patron(1, "email=jan@voorbeeld.example"), Child(2, "representative_email=samira@voorbeeld.example"), Patron(3, Keeps));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal((0, 0), (await lib.Count("mail"), await lib.Count("outbox")));
    }

    [Theory, BothDatabases]
    public async Task A_child_comes_with_the_representative_who_was_named(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Child(1, "representative_email=Samira@voorbeeld.example"), Patron(2, "representative_name=Mr. Smit", "representative_kind=curator"));
        var links = await lib.Rows<Representation>();
        Assert.Equal([(RepresentationKind.Parent, "Samira Berg"), (RepresentationKind.Curator, "Mr. Smit")], links.OrderBy(l => l.Kind).Select(l => (l.Kind, l.RepresentativeName)));
        Assert.Equal("samira@voorbeeld.example", (await lib.Row<Representative>(r => r.Name == "Samira Berg")).Email);
        Assert.Equal(new DateOnly(2038, 5, 5), (await lib.Rows<PatronMembership>()).Single(m => m.Subscription == "jeugd").EndsOn);
        Assert.Equal("2 representative_name representative-missing; 3 representative_name representative-age",
            (await lib.Import("patrons", TheFile(Child(3, "representative_name="), Patron(4, "representative_name=Iemand")))).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_consent_comes_with_its_words_day_and_proof_and_the_promise_about_consents_holds(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await Take(lib, Patron(1, Keeps), Patron(2, "reading_history=forget", "reading_history_on=2024-01-02"), Patron(3));
        var consent = await lib.Row<ConsentRow>(_ => true);
        Assert.Equal(("reading-history", "elsewhere", "Ja, bewaar wat ik leende.", "archief, map 12", 1), (consent.Purpose, consent.Channel, consent.TextShown, consent.Proof, consent.StatementVersion));
        Assert.Equal(lib.Library.StartOf(new DateOnly(2024, 5, 6)), consent.GivenAt);
        Assert.Equal([ReadingHistoryChoice.Undecided, ReadingHistoryChoice.Keep, ReadingHistoryChoice.Forget], (await lib.Rows<PatronPreference>()).Select(p => p.ReadingHistory).Order());
        await lib.Holds("consents.recorded");
        await lib.Holds("history.choice-honoured");
    }

    [Fact]
    public async Task A_consent_that_lacks_something_or_is_from_before_the_16th_birthday_is_none()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        foreach (var column in new[] { "reading_history_on", "reading_history_text", "reading_history_proof" })
            Assert.Equal($"2 {column} import-consent-without-proof", (await lib.Import("patrons", TheFile(Patron(1, [.. Keeps, column + "="])))).Codes());
        Assert.Equal("2 reading_history_on import-consent-before-16", (await lib.Import("patrons", TheFile(Patron(1, [.. Keeps, "born_on=2008-05-07", "subscription=jeugd", "subscription_until="])))).Codes());
        Assert.Equal(ImportEnd.Done, (await lib.Import("patrons", TheFile(Child(1, [.. Keeps])))).End); // by the representative, and until the birthday
        Assert.Equal("2 reading_history import-choice", (await lib.Import("patrons", TheFile(Patron(2, "reading_history=yes")))).Codes());
    }

    [Theory, BothDatabases]
    public async Task Who_objected_there_has_objected_here_and_a_restored_backup_knows_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Patron(1, "objections=welcome-mail cbs-statistics", "objected_on=2025-01-15"), Patron(2));
        Assert.Equal([("cbs-statistics", "elsewhere"), ("welcome-mail", "elsewhere")], (await lib.Rows<ObjectionRow>()).OrderBy(o => o.Purpose).Select(o => (o.Purpose, o.Channel)));
        Assert.Equal(2, await lib.Count("protection WHERE act = 'objected'"));
        Assert.Equal("2 objections import-objection; 3 objections import-objection; 3 objected_on import-value-missing; 4 objections import-value-missing",
            (await lib.Import("patrons", TheFile(Patron(3, "objections=lending", "objected_on=2025-01-15"), Patron(4, "objections=profile"), Patron(5, "objected_on=2025-01-15")))).Codes());
    }

    [Theory]
    [InlineData("card=21315000000016", "card import-card")]
    [InlineData("card=12345678", "card import-card")]
    [InlineData("card=", "card import-value-missing")]
    [InlineData("card_lost_on=2025-11-01", "card_lost_on import-card-lost-long-ago")]
    [InlineData("given_name=", "given_name given-name-missing")]
    [InlineData("family_name=B3rg", "family_name name-signs")]
    [InlineData("born_on=", "born_on import-value-missing")]
    [InlineData("born_on=1-2-80", "born_on import-day")]
    [InlineData("born_on=1899-01-01", "born_on import-birth-date")]
    [InlineData("born_on=2026-03-03", "born_on import-day-late")]
    [InlineData("house_number=12a", "house_number house-number-missing")]
    [InlineData("addition=achterhuis 4 hoog", "addition addition-too-long")]
    [InlineData("phone=12", "phone phone-unlikely")]
    [InlineData("language=de", "language import-choice")]
    [InlineData("subscription=goud", "subscription import-subscription")]
    [InlineData("subscription=jeugd", "subscription import-subscription-age")]
    [InlineData("subscription_from=2020-02-29", "subscription_from import-subscription-from")]
    [InlineData("subscription_until=", "subscription_until import-subscription-until-missing")]
    [InlineData("subscription_until=2026-09-01", "subscription_until import-subscription-until-long")]
    [InlineData("subscription_until=2025-08-31", "subscription_until import-subscription-until-early")]
    [InlineData("joined_on=", "joined_on import-value-missing")]
    [InlineData("joined_on=1979-01-01", "joined_on import-before-birth")]
    [InlineData("cancelled_per=2026-03-01", "cancelled_per import-membership-over")]
    [InlineData("cancelled_on=2026-03-01", "cancelled_per import-value-missing")]
    [InlineData("last_used_on=2020-02-29", "last_used_on import-before-joined")]
    [InlineData("tacitly_renewed_on=2020-02-29", "tacitly_renewed_on import-before-joined")]
    [InlineData("representative_email=x@y.example", "representative_name representative-missing")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_column(string but, string fault)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal("2 " + fault, (await lib.Import("patrons", TheFile(Patron(1, but)))).Codes());
    }

    [Fact]
    public async Task Who_is_no_member_any_more_is_not_taken_along()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        // Twelve months after the subscription ran out the membership is over: on 2 March 2026 that is what ran out before 2 March 2025.
        var rows = new[] { "2025-03-01", "2025-03-02" }.Select((until, n) => Patron(n + 1, "subscription_from=2024-06-01", "subscription_until=" + until)).ToArray();
        Assert.Equal("2 subscription_until import-membership-over", (await lib.Import("patrons", TheFile(rows))).Codes());
        // Of whom no last day is known nothing is said but that.
        Assert.Equal("2 subscription_until import-subscription-until-missing", (await lib.Import("patrons", TheFile(Patron(1, "subscription_from=2022-06-01", "subscription_until=")))).Codes());
    }

    [Theory, BothDatabases]
    public async Task Two_rows_of_one_person_and_somebody_who_is_a_member_already_are_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(PatronsLibrary.Answers()); // Jan Berg, 1-2-1980, 1315 AB 12, card 1
        var report = await lib.Import("patrons", TheFile(Patron(20, "house_number=12"), Patron(21), Patron(21, "given_name=Piet"), Patron(22, "house_number=12", "given_name=Eva"), Patron(23, "house_number=12", "given_name=EVA")));
        Assert.Equal("2 import-member-already; 4 card import-twice; 6 import-same-person", report.Codes());
    }

    [Theory, BothDatabases]
    public async Task A_card_of_a_guest_or_a_school_is_no_members_as_well(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using (var desk = lib.AsStaff("desk"))
        {
            Assert.Equal(CardOf(1), (await desk.Get<EnrolGuest>().Do(new EnrolGuestRequest("Piotr", Adult: true, Guid.CreateVersion7()))).Value.Card.Value);
            Assert.True((await desk.Get<SaveInstitution>().Do(new SaveInstitutionRequest(new InstitutionId(Guid.CreateVersion7()), New: true, "De Vuurtoren", "school"))).Done);
        }
        var report = await lib.Import("patrons", TheFile(Patron(1), Patron(2, "given_name=Eva"), Patron(3, "given_name=Piet")));
        Assert.Equal("2 card import-card-taken; 3 card import-card-taken", report.Codes());
        Assert.Equal(0, await lib.Count("person"));
    }

    [Theory, BothDatabases]
    public async Task Numbers_that_the_other_system_gave_out_are_not_given_out_again(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, [.. Enumerable.Range(1, 1_100).Where(n => n != 1_050).Select(n => Patron(n))]);
        Assert.Equal(CardOf(1_050), (await lib.Enrol()).Card.Value);
        Assert.Equal(CardOf(1_101), (await lib.Enrol()).Card.Value);
    }

    [Theory, BothDatabases]
    public async Task A_lost_card_is_known_and_lends_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Patron(5, "card_lost_on=2026-02-20"));
        var found = await lib.Desk((IPatronStanding s) => s.ByCard(CardOf(5)));
        Assert.False(found!.Usable);
    }

    [Theory, BothDatabases]
    public async Task Who_subscribed_last_week_may_still_withdraw(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Take(lib, Patron(1, "joined_on=2026-02-25", "subscription_from=2026-02-25", "subscription_until=2027-02-24"));
        Assert.Equal(new DateOnly(2026, 3, 11), (await lib.Rows<PatronMembership>()).Single().CoolingOffUntil);
    }
}
