using System.Globalization;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class SearchPatronsTests
{
    [Theory, BothDatabases]
    public async Task A_member_is_found_by_name_card_birth_date_and_house_and_stays_masked(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers("Saïda", "van der", "Bérg"));
        await lib.Enrol(Answers("Piet", null, "Zwart", born: "05-05-1955", postcode: "1316 CD"));
        foreach (var text in new[] { "berg", "van der Berg", "saida berg", "Berg, S", made.Card.ToString(), "1-2-1980", "1 februari 1980", "1315ab 12", "1315 AB" })
        {
            var line = Assert.Single((await lib.Desk((SearchPatrons u) => u.Do(new SearchPatronsRequest(text), default))).Value.Lines);
            Assert.Equal(new PatronLine(made.Person, "S.", "van der", "Bérg", 1980, "1315", made.Card.LastFour, false), line);
        }
        // A list is no consultation.
        Assert.Empty(await lib.Rows<Consultation>());
    }

    [Theory, BothDatabases]
    public async Task More_than_fifty_asks_for_more_and_too_little_too(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Task.WhenAll(Enumerable.Range(0, 51).Select(i => lib.Enrol(Answers("Jan", null, "Berg", born: new DateOnly(1960, 1, 1).AddDays(i).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), number: $"{i + 1}"))));
        Assert.Equal("search-too-many", (await lib.Desk((SearchPatrons u) => u.Do(new SearchPatronsRequest("berg"), default))).Codes());
        Assert.Equal("search-more", (await lib.Desk((SearchPatrons u) => u.Do(new SearchPatronsRequest("b"), default))).Codes());
        Assert.Equal("search-more", (await lib.Desk((SearchPatrons u) => u.Do(new SearchPatronsRequest("van der"), default))).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_visitor_or_member_searches_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await Assert.ThrowsAsync<PurposeException>(() => lib.Visitor((SearchPatrons u) => u.Do(new SearchPatronsRequest("berg"), default)));
        await Assert.ThrowsAsync<PurposeException>(() => lib.Member(made.Person, (SearchPatrons u) => u.Do(new SearchPatronsRequest("berg"), default)));
    }
}

public sealed class OpenPatronTests
{
    [Theory, BothDatabases]
    public async Task Opening_shows_the_file_and_is_recorded_with_its_purpose(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        var details = await lib.Desk((OpenPatron u) => u.Do(new OpenPatronRequest(made.Person, OpenFor.Question), default));
        Assert.Equal("jan@voorbeeld.example", details.Value.Contact!.Email);
        Assert.Equal("rights", (await lib.Row<Consultation>(c => c.PersonId == made.Person)).Purpose);
        await lib.Desk((OpenPatron u) => u.Do(new OpenPatronRequest(made.Person, OpenFor.Change), default));
        Assert.Equal(["membership", "rights"], (await lib.Rows<Consultation>(c => c.PersonId == made.Person)).Select(c => c.Purpose).Order());
    }

    [Theory, BothDatabases]
    public async Task A_volunteer_searches_but_opens_no_file_and_enrols_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await using var volunteer = lib.AsStaff("volunteer");
        Assert.Single((await volunteer.Get<SearchPatrons>().Do(new SearchPatronsRequest("berg"), default)).Value.Lines);
        Assert.Equal("desk-only", (await volunteer.Get<OpenPatron>().Do(new OpenPatronRequest(made.Person, OpenFor.Change), default)).Codes());
        Assert.Equal("desk-only", (await volunteer.Get<EnrolAtDesk>().Do(Answers("Piet"), default)).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_restricted_person_is_not_in_a_list_and_not_opened(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await using (var scope = lib.AsLibrary())
        {
            var data = scope.Get<For<Contracts.Rights>>();
            data.Add(new RestrictionRow { Id = Guid.CreateVersion7(TestLibrary.Start), PersonId = made.Person, Scope = RestrictionScope.File, Since = TestLibrary.Start });
            await data.Save();
        }
        Assert.Empty((await lib.Desk((SearchPatrons u) => u.Do(new SearchPatronsRequest("berg"), default))).Value.Lines);
        Assert.Equal("not-visible", (await lib.Desk((OpenPatron u) => u.Do(new OpenPatronRequest(made.Person, OpenFor.Change), default))).Codes());
        Assert.True(await lib.Desk((OpenPatron u) => u.IsRestricted(made.Person, default)));
        // The card is recognised all the same: items come back, and the desk can say whom to ask.
        Assert.Equal(made.Person, (await lib.Desk((Contracts.Patrons.IPatronStanding s) => s.ByCard(made.Card.Value)))!.Person);
    }
}
