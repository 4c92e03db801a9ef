using System.Diagnostics;
using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Simulation;
using Xunit.Abstractions;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>A day of a large branch: twenty thousand transactions, most of them in the hours after opening, replayed at a hundred times the speed of life.</summary>
public sealed class BusyDayTests(ITestOutputHelper output)
{
    private const int Terminals = 16, PatronsEach = 20, ItemsEach = 60, MostHome = 5;
    /// <summary>Per hour from nine in the morning, of a hundred.</summary>
    private static readonly int[] Hours = [22, 15, 10, 7, 6, 8, 10, 9, 6, 4, 3];

    private sealed record Act(TimeSpan At, int Patron, int Item, bool Back);

    [Theory, BothDatabases]
    public async Task A_busy_day_goes_by_without_a_refused_or_a_lost_transaction(Engine engine)
    {
        var (transactions, speed, random) = (FaultScale.Of(400, 20_000), FaultScale.Of(8_000, 100), FaultScale.Randomness(output));
        await using var crowd = await SipCrowd.Create(engine, Terminals, Terminals * PatronsEach, Terminals * ItemsEach);
        var plans = Enumerable.Range(0, Terminals).Select(t => Plan(t, transactions / Terminals, random)).ToList();
        var clock = Stopwatch.StartNew();
        var late = (await Task.WhenAll(plans.Select((plan, t) => Replay(crowd, t, plan, speed, clock)))).SelectMany(l => l).Order().ToList();
        output.WriteLine(FormattableString.Invariant($"{late.Count} transactions in {clock.Elapsed.TotalSeconds:F0} s; answered within p50 {late[late.Count / 2]:F0} ms, p99 {late[late.Count * 99 / 100]:F0} ms of their moment"));
        Assert.Equal(transactions / Terminals * Terminals, late.Count);
        foreach (var of in plans.SelectMany(p => p).GroupBy(a => a.Patron))
        {
            var (open, ever, _) = await crowd.Loans(of.Key);
            Assert.Equal(of.Count(a => !a.Back), ever);
            Assert.Equal(of.Count(a => !a.Back) - of.Count(a => a.Back), open.Count);
        }
    }

    /// <summary>Of one terminal: its members borrow what is on its shelf, and bring back what they have.</summary>
    private static List<Act> Plan(int terminal, int count, Randomness random)
    {
        var moments = Enumerable.Range(0, count).Select(_ => Moment(random)).Order().ToList();
        var shelf = new List<int>(Enumerable.Range(terminal * ItemsEach, ItemsEach));
        var home = new List<(int Patron, int Item)>();
        var plan = new List<Act>();
        foreach (var at in moments)
        {
            var may = Enumerable.Range(terminal * PatronsEach, PatronsEach).Where(p => home.Count(h => h.Patron == p) < MostHome).ToList();
            if (home.Count > 0 && (shelf.Count == 0 || may.Count == 0 || random.Below(2) == 0))
            {
                var back = home[random.Below(home.Count)];
                home.Remove(back);
                shelf.Add(back.Item);
                plan.Add(new Act(at, back.Patron, back.Item, true));
                continue;
            }
            var (patron, item) = (may[random.Below(may.Count)], shelf[random.Below(shelf.Count)]);
            shelf.Remove(item);
            home.Add((patron, item));
            plan.Add(new Act(at, patron, item, false));
        }
        return plan;
    }

    private static TimeSpan Moment(Randomness random)
    {
        var (of100, hour) = (random.Below(100), 0);
        while (of100 >= Hours[hour]) of100 -= Hours[hour++];
        return TimeSpan.FromHours(hour + random.Below(3600) / 3600.0);
    }

    /// <returns>Milliseconds from the moment that a transaction was due to its answer.</returns>
    private static async Task<List<double>> Replay(SipCrowd crowd, int n, List<Act> plan, int speed, Stopwatch clock)
    {
        await using var terminal = crowd.Terminal(n);
        var late = new List<double>();
        foreach (var act in plan)
        {
            var due = act.At / speed;
            if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
            Assert.StartsWith(act.Back ? "101" : "121N", await terminal.Say(act.Back ? crowd.CheckIn(act.Item) : crowd.CheckOut(act.Patron, act.Item)), StringComparison.Ordinal);
            late.Add((clock.Elapsed - due).TotalMilliseconds);
        }
        Assert.Equal(0, terminal.Again);
        return late;
    }
}
