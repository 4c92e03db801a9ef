using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class RestrictTests
{
    private static async Task<Outcome<Guid>> Restrict(TestLibrary lib, PersonId person, RestrictionScope scope, string target = "", bool lending = false)
    {
        await using var open = lib.AsMember(person);
        return await open.Get<Restrict>().Do(new RestrictRequest(person, scope, target, lending));
    }

    private static async Task<IReadOnlyList<string>> Refusals<T>(Task<Outcome<T>> outcome) => [.. (await outcome).Refusals.Select(r => r.Code)];

    [Theory, BothDatabases]
    public async Task A_restricted_file_is_opened_by_nobody_but_the_rights_themselves(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, other) = (await lib.Member(), await lib.Member());
        Assert.True((await Restrict(lib, person, RestrictionScope.File)).Done);

        Assert.False(await lib.StaffOpens<Contracts.Membership>(person));
        Assert.False(await lib.StaffOpens<Contracts.Lending>(person));
        Assert.True(await lib.StaffOpens<Contracts.Rights>(person));
        Assert.True(await lib.StaffOpens<Contracts.Membership>(other));
    }

    [Theory, BothDatabases]
    public async Task Lending_goes_on_when_the_person_agrees(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        await Restrict(lib, person, RestrictionScope.File, lending: true);
        Assert.True(await lib.StaffOpens<Contracts.Lending>(person));
        Assert.False(await lib.StaffOpens<Contracts.Membership>(person));
    }

    [Theory, BothDatabases]
    public async Task A_restricted_purpose_stops_and_the_others_go_on(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        await Restrict(lib, person, RestrictionScope.Purpose, "lending");
        Assert.False(await lib.StaffOpens<Contracts.Lending>(person));
        Assert.True(await lib.StaffOpens<Contracts.Membership>(person));
    }

    [Theory, BothDatabases]
    public async Task A_restricted_file_is_held_with_a_reason_and_looked_at_within_a_year(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        await Restrict(lib, person, RestrictionScope.File);
        await using var scope = lib.AsLibrary();
        var hold = await scope.Get<For<Contracts.Rights>>().Set<DeletionHold>().SingleAsync(h => h.PersonId == person);
        Assert.Equal((Woordhouder.Privacy.Rights.Restrict.HoldReason, new DateOnly(2027, 3, 2)), (hold.Reason, hold.ReviewOn));
        Assert.Null(hold.ReleasedAt);
    }

    [Theory, BothDatabases]
    public async Task The_journal_remembers_it_without_naming_anybody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        await Restrict(lib, person, RestrictionScope.Purpose, "lending");
        var line = Assert.Single(await lib.Raw("SELECT act, detail, subject FROM protection"));
        Assert.Equal(("restricted", "purpose|lending|"), (line[0], line[1]));
        Assert.DoesNotContain(person.ToString(), (string)line[2]!, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task What_the_law_needs_cannot_be_restricted_and_nothing_twice(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        Assert.Equal(["restrict.no-such-purpose"], await Refusals(Restrict(lib, person, RestrictionScope.Purpose, "rights")));
        Assert.Equal(["restrict.no-such-field"], await Refusals(Restrict(lib, person, RestrictionScope.Field, "title")));
        await Restrict(lib, person, RestrictionScope.File);
        Assert.Equal(["restrict.already"], await Refusals(Restrict(lib, person, RestrictionScope.File)));
    }
}
