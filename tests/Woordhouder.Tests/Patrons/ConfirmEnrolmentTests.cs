using Woordhouder.Contracts.Patrons;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Patrons;

public sealed class ConfirmEnrolmentTests
{
    [Theory, BothDatabases]
    public async Task Confirmed_the_answers_become_a_member_and_the_pending_row_goes(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var done = (await lib.Confirm(await lib.Begin(await lib.Draft(reads: "Keep")))).Value;
        Assert.Empty(await lib.Rows<PendingEnrolment>());
        Assert.Equal("Jan Berg", (await lib.Row<PatronName>(n => n.PersonId == done.Person)).Name.Full);
        Assert.Equal(new DateOnly(2026, 3, 16), done.CoolingOffUntil);
        Assert.Equal("enrolment", (await lib.Row<ConsentRow>(c => c.PersonId == done.Person)).Channel);
        Assert.True(await lib.Visitor((IMemberAccounts a) => a.Exists(done.Person)));
    }

    [Theory, BothDatabases]
    public async Task A_refused_password_leaves_everything_as_it_was(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Begin(await lib.Draft());
        Assert.Equal("password-missing", (await lib.Confirm(key, "")).Codes());
        Assert.False((await lib.Confirm(key, "kort")).Done);
        Assert.Empty(await lib.Rows<Person>());
        Assert.Single(await lib.Rows<PendingEnrolment>());
        Assert.True((await lib.Confirm(key)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_link_works_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Begin(await lib.Draft());
        Assert.True((await lib.Confirm(key)).Done);
        Assert.Equal("confirmation-gone", (await lib.Confirm(key)).Codes());
        Assert.Single(await lib.Rows<Person>());
    }

    [Theory, BothDatabases]
    public async Task After_thirty_days_a_link_works_no_more(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Begin(await lib.Draft());
        lib.Clock.MoveTo(TestLibrary.Start.AddDays(31));
        Assert.Equal("confirmation-gone", (await lib.Confirm(key)).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_child_gets_its_parent_as_representative(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var key = await lib.Begin(await lib.Draft("Noor", born: "05-06-2014", email: null, subscription: "jeugd", parent: "Samira Berg", parentEmail: "samira@voorbeeld.example"), "enrolment-child");
        var child = (await lib.Confirm(key)).Value;
        var link = Assert.Single(await lib.Rows<Representation>());
        Assert.Equal((child.Person, "Samira Berg", true), (link.RepresentedId, link.RepresentativeName, link.ConfirmedAt is not null));
        Assert.Equal("samira@voorbeeld.example", Assert.Single(await lib.Rows<Representative>()).Email);
    }
}
