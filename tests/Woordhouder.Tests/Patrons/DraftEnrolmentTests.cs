using Woordhouder.Patrons;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Patrons;

public sealed class DraftEnrolmentTests
{
    [Theory, BothDatabases]
    public async Task Answers_are_found_by_their_key_and_by_no_other(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Draft();
        Assert.Equal("Berg", await lib.Visitor(async (DraftEnrolment d) => (await d.Find(key))?.FamilyName));
        Assert.Null(await lib.Visitor((DraftEnrolment d) => d.Find(key + "x")));
        Assert.Null(await lib.Visitor((DraftEnrolment d) => d.Find(null)));
        // The key itself is nowhere in the database.
        Assert.DoesNotContain(await lib.Rows<PendingEnrolment>(), e => e.DraftHash.Contains(key, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Going_back_changes_the_same_answers(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Draft();
        var again = await lib.Visitor((DraftEnrolment d) => d.Who(new WhoStep(key, "Janneke", null, "Berg", "01-02-2015", null, "Piet Berg", "piet@voorbeeld.example", "nl"), default));
        Assert.Equal(key, again.Value);
        var row = Assert.Single(await lib.Rows<PendingEnrolment>());
        // Basis is for adults: with another birth date the choice is open again.
        Assert.Equal(("Janneke", null), (row.GivenName, row.Subscription));
    }

    [Theory, BothDatabases]
    public async Task Under_sixteen_the_parent_is_asked_and_an_adult_is_not(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var refused = await lib.Visitor((DraftEnrolment d) => d.Who(new WhoStep(null, "Noor", null, "Berg", "03-03-2010", null, null, null, "nl"), default));
        Assert.Equal("representative-missing email-missing", refused.Codes());
        // Sixteen today.
        Assert.True((await lib.Visitor((DraftEnrolment d) => d.Who(new WhoStep(null, "Noor", null, "Berg", "02-03-2010", null, null, null, "nl"), default))).Done);
    }

    [Theory, BothDatabases]
    public async Task Gender_is_not_kept_while_no_purpose_that_needs_it_runs(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Visitor((DraftEnrolment d) => d.Who(new WhoStep(null, "Jan", null, "Berg", "01-02-1980", "Man", null, null, "nl"), default));
        Assert.Equal(Gender.NotSaid, Assert.Single(await lib.Rows<PendingEnrolment>()).Gender);
    }

    [Theory, BothDatabases]
    public async Task After_thirty_days_the_key_finds_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Draft();
        lib.Clock.MoveTo(TestLibrary.Start.AddDays(30));
        Assert.NotNull(await lib.Visitor((DraftEnrolment d) => d.Find(key)));
        lib.Clock.MoveTo(TestLibrary.Start.AddDays(31));
        Assert.Null(await lib.Visitor((DraftEnrolment d) => d.Find(key)));
    }
}
