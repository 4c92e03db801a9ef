using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class ChangeContactTests
{
    private static ChangeContactRequest Moved(PersonId person, int version) => new(person, "1316 CD", "9", "b", "Kruidenwijkstraat", "Almere", "Nieuw@voorbeeld.example", "06 12345678", "en", version);

    [Theory, BothDatabases]
    public async Task A_new_address_takes_the_place_of_the_old_one_which_is_kept_nowhere(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers(postcode: "1399 ZZ", email: null));
        Assert.True((await lib.Member(made.Person, (ChangeContact u) => u.Do(Moved(made.Person, 1), default))).Done);
        var contact = await lib.Row<PatronContact>(c => c.PersonId == made.Person);
        Assert.Equal(("1316CD", 9, "b", "nieuw@voorbeeld.example", "+31612345678", "en"), (contact.Postcode, contact.HouseNumber, contact.HouseNumberAddition, contact.Email, contact.Phone, contact.Language));
        Assert.DoesNotContain(await lib.Rows<OutboxRow>(), o => o.Payload.Contains("1399", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Who_saves_over_somebody_else_s_change_is_told(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.True((await lib.Desk((ChangeContact u) => u.Do(Moved(made.Person, 1), default))).Done);
        Assert.Equal("changed-elsewhere", (await lib.Member(made.Person, (ChangeContact u) => u.Do(Moved(made.Person, 1), default))).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_member_changes_nobody_else(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (made, other) = (await lib.Enrol(), await lib.Enrol(Answers("Piet", born: "01-01-1970")));
        await Assert.ThrowsAsync<PurposeException>(() => lib.Member(made.Person, (ChangeContact u) => u.Do(Moved(other.Person, 1), default)));
    }
}

public sealed class CorrectDetailsTests
{
    [Theory, BothDatabases]
    public async Task A_member_corrects_the_name_and_the_desk_the_birth_date(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Equal("birth-date-at-desk", (await lib.Member(made.Person, (CorrectDetails u) => u.Do(new CorrectDetailsRequest(made.Person, "Jan", null, "Berg", "02-02-1980", null, 1), default))).Codes());
        Assert.True((await lib.Member(made.Person, (CorrectDetails u) => u.Do(new CorrectDetailsRequest(made.Person, "Janna", "van den", "Berg", null, "X", 1), default))).Done);
        Assert.True((await lib.Desk((CorrectDetails u) => u.Do(new CorrectDetailsRequest(made.Person, "Janna", "van den", "Berg", "02-02-1980", null, 2), default))).Done);
        Assert.Equal("Janna van den Berg", (await lib.Row<PatronName>(n => n.PersonId == made.Person)).Name.Full);
        Assert.Equal(new DateOnly(1980, 2, 2), (await lib.Row<Person>(p => p.Id == made.Person)).BornOn);
        Assert.Equal(Gender.X, (await lib.Row<PatronDemographics>(d => d.PersonId == made.Person)).Gender);
        // Rather not say: then nothing is kept.
        Assert.True((await lib.Member(made.Person, (CorrectDetails u) => u.Do(new CorrectDetailsRequest(made.Person, "Janna", "van den", "Berg", null, "NotSaid", 3), default))).Done);
        Assert.Empty(await lib.Rows<PatronDemographics>());
    }
}

public sealed class ChooseReadingHistoryTests
{
    private static Task<Outcome<Nothing>> Choose(TestLibrary lib, PersonId person, ReadingHistoryChoice choice) =>
        lib.Member(person, (ChooseReadingHistory u) => u.Do(new ChooseReadingHistoryRequest(person, choice, "en"), default));

    [Theory, BothDatabases]
    public async Task Keep_is_a_consent_forget_withdraws_it_and_both_are_told_to_lending(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.True((await Choose(lib, made.Person, ReadingHistoryChoice.Keep)).Done);
        Assert.Equal(lib.Library.Word.Statement.Purposes["reading-history"].ConsentText!.En, (await lib.Row<ConsentRow>(c => c.WithdrawnAt == null)).TextShown);
        Assert.True((await Choose(lib, made.Person, ReadingHistoryChoice.Forget)).Done);
        Assert.NotNull(Assert.Single(await lib.Rows<ConsentRow>()).WithdrawnAt);
        Assert.Equal(2, (await lib.Rows<OutboxRow>(o => o.Type == nameof(ReadingHistoryChosen))).Count);
        // Once more the same says nothing new.
        Assert.True((await Choose(lib, made.Person, ReadingHistoryChoice.Forget)).Done);
        Assert.Equal(2, (await lib.Rows<OutboxRow>(o => o.Type == nameof(ReadingHistoryChosen))).Count);
    }

    [Theory, BothDatabases]
    public async Task Under_sixteen_a_child_says_no_alone_and_yes_through_the_parent(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        Assert.Equal("consent-by-representative", (await Choose(lib, child.Person, ReadingHistoryChoice.Keep)).Codes());
        Assert.True((await Choose(lib, child.Person, ReadingHistoryChoice.Forget)).Done);
        var parent = await lib.Enrol(Answers("Samira"));
        await using var scope = lib.AsMember(parent.Person, child.Person);
        Assert.True((await scope.Get<ChooseReadingHistory>().Do(new ChooseReadingHistoryRequest(child.Person, ReadingHistoryChoice.Keep, "nl"), default)).Done);
    }

    [Theory, BothDatabases]
    public async Task Whose_membership_is_over_consents_to_nothing_more(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await lib.Member(made.Person, (CancelMembership u) => u.Do(new CancelMembershipRequest(made.Person, CancelWhen.Today), default));
        await lib.Night(lib.Today.AddDays(1));
        Assert.Equal("membership-over", (await lib.Desk((ChooseReadingHistory u) => u.Do(new ChooseReadingHistoryRequest(made.Person, ReadingHistoryChoice.Keep, "nl"), default))).Codes());
        Assert.Empty(await lib.Rows<ConsentRow>());
    }

    [Theory, BothDatabases]
    public async Task Undecided_is_no_choice(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Equal("choice-missing", (await Choose(lib, made.Person, ReadingHistoryChoice.Undecided)).Codes());
    }
}

public sealed class ChooseWelcomeMailTests
{
    [Theory, BothDatabases]
    public async Task No_is_an_objection_and_yes_lifts_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        foreach (var wanted in new[] { false, false, true })
            Assert.True((await lib.Member(made.Person, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(made.Person, wanted), default))).Done);
        Assert.NotNull(Assert.Single(await lib.Rows<ObjectionRow>()).LiftedAt);
    }
}
