using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Privacy.Retention;

public sealed class ReviewHoldTests
{
    [Theory, BothDatabases]
    public async Task A_hold_is_looked_at_within_a_month_of_its_day_and_stays_for_a_year(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol("Postma");
        await lib.Member(person, (Restrict u) => u.Do(new RestrictRequest(person, RestrictionScope.File), default)); // 2 March 2026, look again on 2 March 2027
        var hold = (await lib.Row<DeletionHold>(h => h.PersonId == person)).Id;
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 2, 1)).AddHours(10));
        await using (var scope = lib.AsStaff("privacy-officer"))
        {
            Assert.Empty(await scope.Get<ReviewHold>().Waiting());
            Assert.Equal("hold.not-due", (await scope.Get<ReviewHold>().Do(hold)).Refusals[0].Code);
        }
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2027, 2, 2)).AddHours(10));
        await using (var scope = lib.AsStaff("privacy-officer"))
        {
            Assert.Equal(hold, Assert.Single(await scope.Get<ReviewHold>().Waiting()).Id);
            Assert.Equal(new DateOnly(2028, 2, 2), (await scope.Get<ReviewHold>().Do(hold)).Value);
        }
        Assert.Equal(new DateOnly(2028, 2, 2), (await lib.Row<DeletionHold>(h => h.PersonId == person)).ReviewOn);
    }
}
