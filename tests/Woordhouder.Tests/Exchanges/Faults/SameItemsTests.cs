using System.Globalization;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Patrons;
using Woordhouder.Tests.Privacy.Versions;
using Woordhouder.Web.Simulation;
using Xunit.Abstractions;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>Two terminals and two desks want the same things for the same members at the same time.</summary>
public sealed class SameItemsTests(ITestOutputHelper output)
{
    private const int Patrons = 3, Items = 48;
    private int lent, refused;

    [Theory, BothDatabases]
    public async Task No_item_is_ever_lent_twice_and_no_limit_is_passed(Engine engine)
    {
        var seed = FaultScale.Seed(output);
        await using var crowd = await SipCrowd.Create(engine, 2, Patrons, Items, SipLimits.Usual with { PerSecond = 1_000 });
        using var stop = new CancellationTokenSource(FaultScale.Of(TimeSpan.FromSeconds(4), TimeSpan.FromHours(1)));
        var work = new List<Task> { Watch(crowd, stop.Token) };
        for (var n = 0; n < 2; n++)
        {
            work.Add(Terminal(crowd, n, new Randomness(seed + (ulong)n), stop.Token));
            work.Add(Desk(crowd, new Randomness(seed + 10 + (ulong)n), stop.Token));
        }
        await Task.WhenAll(work);
        output.WriteLine($"{lent} lent, {refused} refused");
        Assert.True(lent > 0 && refused > 0, "nobody wanted the same thing, or more than they may");
        // Each check-out that was answered is one loan, and there are no others.
        Assert.Equal(lent, await crowd.Lib.Count("loan"));
        Assert.Equal(0, await Wrong(crowd));
    }

    private async Task Terminal(SipCrowd crowd, int n, Randomness random, CancellationToken stop)
    {
        await using var terminal = crowd.Terminal(n);
        for (var wish = 0; !stop.IsCancellationRequested; wish++)
        {
            var item = random.Below(Items);
            if (random.Below(3) == 0)
            {
                await terminal.Say(crowd.CheckIn(item));
                continue;
            }
            Count((await terminal.Say(crowd.CheckOut(random.Below(Patrons), item, wish))).StartsWith("121N", StringComparison.Ordinal));
        }
    }

    private async Task Desk(SipCrowd crowd, Randomness random, CancellationToken stop)
    {
        var people = new List<PersonId>();
        for (var n = 0; n < Patrons; n++) people.Add((await crowd.Lib.Row<Woordhouder.Patrons.Card>(c => c.Number == SipCrowd.Card(n))).PersonId);
        while (!stop.IsCancellationRequested)
        {
            var item = SipCrowd.Barcode(random.Below(Items));
            if (random.Below(3) == 0) await crowd.Lib.TakeBack(item);
            else if (await crowd.Lib.Lend(people[random.Below(Patrons)], item) is var outcome) Count(outcome.Done && !outcome.Value.Already);
        }
    }

    private void Count(bool done)
    {
        if (done) Interlocked.Increment(ref lent);
        else Interlocked.Increment(ref refused);
    }

    private static async Task Watch(SipCrowd crowd, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Assert.Equal(0, await Wrong(crowd));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Items with two open loans, and members above the number of their subscription.</summary>
    private static async Task<int> Wrong(SipCrowd crowd)
    {
        var twice = await crowd.Lib.Raw("SELECT count(*) FROM (SELECT item_id FROM loan WHERE returned_on IS NULL GROUP BY item_id HAVING count(*) > 1) twice");
        var much = await crowd.Lib.Raw("SELECT m.subscription, count(*) FROM loan l JOIN patron_membership m ON m.person_id = l.patron_id WHERE l.returned_on IS NULL GROUP BY l.patron_id, m.subscription");
        var most = crowd.Lib.Library.Settings.Subscriptions.ToDictionary(s => s.Id, s => s.MaxLoans);
        return Number(twice[0][0]) + much.Count(m => Number(m[1]) > most[(string)m[0]!]);
    }

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
