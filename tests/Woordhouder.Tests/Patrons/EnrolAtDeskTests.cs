using Woordhouder.Contracts.Patrons;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class EnrolAtDeskTests
{
    [Theory, BothDatabases]
    public async Task A_member_exists_at_once_with_name_address_card_and_subscription(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers("Jan", "van der", "Berg"));
        Assert.Equal("Jan van der Berg", (await lib.Row<PatronName>(n => n.PersonId == made.Person)).Name.Full);
        Assert.Equal("1315AB", (await lib.Row<PatronContact>(c => c.PersonId == made.Person)).Postcode);
        Assert.Equal(made.Card.Value, (await lib.Row<Card>(c => c.PersonId == made.Person)).Number);
        var membership = await lib.Membership(made.Person);
        Assert.Equal(new DateOnly(2027, 3, 1), membership.EndsOn);
        Assert.Equal(new DateOnly(2026, 3, 16), membership.CoolingOffUntil);
        Assert.Equal(new DateOnly(2026, 3, 2), (await lib.Row<Person>(p => p.Id == made.Person)).JoinedOn);
        Assert.Contains(nameof(MembershipBegan), (await lib.Rows<OutboxRow>()).Select(o => o.Type));
        Assert.Equal("membership-began-paid", (await lib.Row<MailRow>(m => m.PersonId == made.Person)).Template);
    }

    [Theory, BothDatabases]
    public async Task Everything_that_is_missing_is_told_at_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var outcome = await lib.Desk((EnrolAtDesk u) => u.Do(new EnrolAtDeskRequest(null, null, null, null, null, null, null, null, null, null, "x", "1", null, null, null, null, false, false, "nl", Site), default));
        Assert.Equal("given-name-missing family-name-missing birth-date-missing postcode-unknown house-number-missing street-missing city-missing email-without-at phone-unlikely subscription-missing", outcome.Codes());
        Assert.Empty(await lib.Rows<Person>());
    }

    [Theory, BothDatabases]
    public async Task Nine_fields_are_enough_for_a_child_and_eight_for_an_adult(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = Answers("Noor", born: "05-06-2014", subscription: "jeugd", email: null);
        Assert.Equal("representative-missing", (await lib.Desk((EnrolAtDesk u) => u.Do(child, default))).Codes());
        Assert.True((await lib.Desk((EnrolAtDesk u) => u.Do(child with { RepresentativeName = "Samira Berg" }, default))).Done);
        Assert.True((await lib.Desk((EnrolAtDesk u) => u.Do(Answers(email: null), default))).Done);
    }

    [Theory, BothDatabases]
    public async Task A_subscription_that_does_not_fit_the_age_is_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        // 18 on 3 March 2026: tomorrow.
        Assert.Equal("subscription-age", (await lib.Desk((EnrolAtDesk u) => u.Do(Answers(born: "03-03-2008"), default))).Codes());
        Assert.Equal("subscription-age", (await lib.Desk((EnrolAtDesk u) => u.Do(Answers(born: "02-03-2008", subscription: "jeugd"), default))).Codes());
        Assert.True((await lib.Desk((EnrolAtDesk u) => u.Do(Answers(born: "02-03-2008"), default))).Done);
    }

    [Theory, BothDatabases]
    public async Task Youth_pays_nothing_and_has_nothing_to_withdraw(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        var membership = await lib.Membership(child.Person);
        Assert.Null(membership.CoolingOffUntil);
        Assert.Equal(new DateOnly(2032, 6, 4), membership.EndsOn);
        Assert.Equal("samira@voorbeeld.example", (await lib.Row<MailRow>(m => m.PersonId == child.Person)).Address);
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_is_likely_a_member_already_is_shown_masked_and_compared_first(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(Answers("Jan", null, "Janssen"));
        await using var desk = lib.AsStaff("desk");
        var enrol = desk.Get<EnrolAtDesk>();
        Assert.Equal("likely-known", (await enrol.Do(Answers("J.", null, "Jansen", postcode: "1316 CD") with { EvenIfLikelyKnown = false }, default)).Codes());
        var line = Assert.Single(enrol.Likely);
        Assert.Equal("J. Janssen", line.Name);
        Assert.Equal("1315", line.FourFigures);
        // Another name in the same house with the same birth date: twins, or somebody who married.
        Assert.Equal("likely-known", (await enrol.Do(Answers("Piet", null, "Bakker") with { EvenIfLikelyKnown = false }, default)).Codes());
        Assert.True((await enrol.Do(Answers("Piet", null, "Bakker", postcode: "1316 CD") with { EvenIfLikelyKnown = false }, default)).Done);
        Assert.True((await enrol.Do(Answers("Jan", null, "Janssen"), default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_again_makes_no_second_member(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var form = Answers() with { Key = Guid.NewGuid() };
        var first = await lib.Enrol(form);
        Assert.Equal(first, await lib.Enrol(form));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => lib.Enrol(form)))), made => Assert.Equal(first, made));
        Assert.Single(await lib.Rows<Person>());
        Assert.Single(await lib.Rows<MailRow>());
        Assert.NotEqual(first.Person, (await lib.Enrol(Answers() with { Key = Guid.NewGuid() })).Person);
    }

    [Theory, BothDatabases]
    public async Task Keeping_titles_is_a_consent_with_its_words_and_objecting_to_welcome_mail_an_objection(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers(reads: "Keep", noWelcome: true));
        var consent = await lib.Row<ConsentRow>(c => c.PersonId == made.Person);
        Assert.Equal(("reading-history", "desk", lib.Library.Word.Number), (consent.Purpose, consent.Channel, consent.StatementVersion));
        Assert.Equal(lib.Library.Word.Statement.Purposes["reading-history"].ConsentText!.Nl, consent.TextShown);
        Assert.Equal("welcome-mail", (await lib.Row<ObjectionRow>(o => o.PersonId == made.Person)).Purpose);
        Assert.Equal(ReadingHistoryChoice.Keep, (await lib.Row<PatronPreference>(p => p.PersonId == made.Person)).ReadingHistory);
    }

    [Theory, BothDatabases]
    public async Task Without_a_choice_nothing_is_consented_to_and_no_gender_is_kept(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Empty(await lib.Rows<ConsentRow>());
        Assert.Empty(await lib.Rows<ObjectionRow>());
        Assert.Empty(await lib.Rows<PatronDemographics>(d => d.PersonId == made.Person));
    }
}
