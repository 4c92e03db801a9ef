using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

/// <summary>GiveNoticeOfLifting and LiftRestriction (AVG art. 18(3)).</summary>
public sealed class RestrictLiftTests
{
    private static async Task<(TestLibrary Lib, PersonId Person, Guid Restriction)> Restricted(Engine engine)
    {
        var lib = await TestLibrary.Create(engine);
        var person = await lib.Member();
        await using var scope = lib.AsMember(person);
        return (lib, person, (await scope.Get<Restrict>().Do(new RestrictRequest(person, RestrictionScope.File))).Value);
    }

    private static async Task<Outcome<Nothing>> Lift(TestLibrary lib, PersonId person, Guid restriction)
    {
        await using var scope = lib.AsMember(person);
        return await scope.Get<LiftRestriction>().Do(person, restriction);
    }

    private static async Task<Outcome<DateTimeOffset>> Notice(TestLibrary lib, PersonId person, Guid restriction)
    {
        await using var scope = lib.AsMember(person);
        return await scope.Get<GiveNoticeOfLifting>().Do(person, restriction);
    }

    [Theory, BothDatabases]
    public async Task A_restriction_does_not_end_before_its_notice(Engine engine)
    {
        var (lib, person, restriction) = await Restricted(engine);
        await using var _ = lib;
        Assert.Equal("restrict.no-notice", Assert.Single((await Lift(lib, person, restriction)).Refusals).Code);
        Assert.False(await lib.StaffOpens<Contracts.Membership>(person));
    }

    [Theory, BothDatabases]
    public async Task After_its_notice_it_ends_and_lets_go_of_the_file(Engine engine)
    {
        var (lib, person, restriction) = await Restricted(engine);
        await using var _ = lib;
        var noticed = (await Notice(lib, person, restriction)).Value;
        lib.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(noticed.ToUnixTimeSeconds(), (await Notice(lib, person, restriction)).Value.ToUnixTimeSeconds()); // a second notice changes nothing
        Assert.True((await Lift(lib, person, restriction)).Done);

        Assert.True(await lib.StaffOpens<Contracts.Membership>(person));
        await using var scope = lib.AsLibrary();
        Assert.NotNull((await scope.Get<For<Contracts.Rights>>().Set<DeletionHold>().SingleAsync(h => h.PersonId == person)).ReleasedAt);
        Assert.Equal("restrict.not-running", Assert.Single((await Lift(lib, person, restriction)).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task Nobody_lifts_the_restriction_of_somebody_else(Engine engine)
    {
        var (lib, person, restriction) = await Restricted(engine);
        await using var _ = lib;
        await Notice(lib, person, restriction);
        var stranger = await lib.Member();
        Assert.Equal("restrict.not-running", Assert.Single((await Lift(lib, stranger, restriction)).Refusals).Code);
        Assert.False(await lib.StaffOpens<Contracts.Membership>(person));
    }
}
