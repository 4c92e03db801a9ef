using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Jobs;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Evidence about holds: a number on the shelf, no title in the mail, and gone when they were collected.</summary>
public class HoldEvidenceTests
{
    [Theory, BothDatabases]
    public async Task A_hold_that_is_ready_and_lies_nowhere_is_seen(Engine engine)
    {
        await using var little = await WithReady(engine);
        var lib = little.Lib;
        await lib.Holds("holds.without-names");
        await lib.Run("UPDATE item_place SET number = NULL");
        await lib.Breaks("holds.without-names");
        await lib.Run("DELETE FROM item_place");
        await lib.Breaks("holds.without-names");
    }

    [Theory, BothDatabases]
    public async Task A_message_that_gives_the_title_away_is_seen(Engine engine)
    {
        await using var little = await WithReady(engine);
        var lib = little.Lib;
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await lib.Pump();
        Assert.NotEmpty(await lib.Raw("SELECT 1 FROM mail WHERE template = 'hold-ready'"));
        await lib.Holds("holds.without-names");
        await lib.Run("UPDATE mail SET body = 'Je reservering De avonden ligt klaar' WHERE template = 'hold-ready'");
        await lib.Breaks("holds.without-names");
    }

    [Theory, BothDatabases]
    public async Task A_hold_that_was_collected_and_stays_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Put("hold", ("end_reason", 1), ("ended_on", lib.Today.AddDays(-1)));
        await lib.Holds("holds.collected-gone");
        await lib.Put("hold", ("end_reason", 1), ("ended_on", lib.Today.AddDays(-2)));
        await lib.Breaks("holds.collected-gone");
    }

    [Theory, BothDatabases]
    public async Task A_night_that_leaves_the_holds_alone_is_seen(Engine engine)
    {
        await using var little = await WithReady(engine, s => s.Remove(s.Single(d => d.ImplementationInstance is DailyJob { Name: "holds" })));
        var lib = little.Lib;
        await using (var desk = lib.AsStaff("desk")) LittleLibrary.Good(await desk.Get<CheckOut>().Do(new CheckOutRequest(little.Cato, "B-2", "stad")));
        for (var n = 0; n < 2; n++) await lib.GoTo(lib.Today.AddDays(1));
        await lib.Breaks("holds.collected-gone");
    }

    /// <summary>Cato's parent hears that something lies ready for Cato.</summary>
    private static async Task<LittleLibrary> WithReady(Engine engine, Action<IServiceCollection>? also = null)
    {
        var little = await LittleLibrary.Create(engine, also);
        await using (var member = little.Lib.AsMember(little.Cato))
            LittleLibrary.Good(await member.Get<PlaceHold>().Do(new PlaceHoldRequest(little.Cato, new TitleId(little.Title), "stad", new HoldId(Looking.NewId(little.Lib)))));
        await little.CheckIn("B-2");
        return little;
    }
}
