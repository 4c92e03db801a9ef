using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Nodes;

/// <summary>A job has its turn on one node at a time: a node that works keeps it, a node that died loses it (architecture §6).</summary>
public sealed class JobTests
{
    /// <summary>Counts its runs over all nodes, and takes as long as a test says.</summary>
    private sealed class Runs { public int Count; public TimeSpan Takes { get; init; } = TimeSpan.FromMilliseconds(200); }

    private sealed class Counting(Runs runs) : IDailyJob
    {
        public async Task<string> Run(DateOnly today, CancellationToken ct)
        {
            var n = Interlocked.Increment(ref runs.Count);
            await Task.Delay(runs.Takes, ct);
            return $"run {n}";
        }
    }

    private static JobRunner Runner(TestLibrary node, Runs runs, TimeSpan? lease = null) => new(node.Scopes, [new DailyJob("counting", 0, _ => new Counting(runs))], node.Clock, NullLogger<JobRunner>.Instance) { Lease = lease ?? TimeSpan.FromMinutes(10) };

    [Theory, BothDatabases]
    public async Task Of_all_nodes_one_runs_it(Engine engine)
    {
        await using var first = await TestLibrary.Create(engine);
        await using var second = await first.Node();
        var runs = new Runs();
        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Runner(n % 2 == 0 ? first : second, runs).RunDue(n % 2 == 0 ? first.Library : second.Library, default))));
        Assert.Equal((1, 1), (runs.Count, ran.Count(r => r.Count == 1)));
        // Its day is done, on every node.
        Assert.Empty(await Runner(second, runs).RunDue(second.Library, default));
        first.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await Runner(second, runs).RunDue(second.Library, default));
    }

    [Theory, BothDatabases]
    public async Task A_job_that_takes_longer_than_its_lease_keeps_its_turn(Engine engine)
    {
        await using var first = await TestLibrary.Create(engine);
        await using var second = await first.Node();
        var runs = new Runs { Takes = TimeSpan.FromSeconds(3) };
        var lease = TimeSpan.FromSeconds(1);
        var working = Task.Run(() => Runner(first, runs, lease).RunDue(first.Library, default));
        while (runs.Count == 0) await Task.Delay(10);
        var other = Runner(second, runs, lease);
        while (!working.IsCompleted)
        {
            Assert.Empty(await other.RunDue(second.Library, default));
            await Task.Delay(100);
        }
        Assert.Single(await working);
        Assert.Equal(1, runs.Count);
    }

    [Theory, BothDatabases]
    public async Task The_turn_of_a_node_that_died_runs_out(Engine engine)
    {
        await using var first = await TestLibrary.Create(engine);
        await using var second = await first.Node();
        var runs = new Runs();
        // A node that takes the job and is heard of no more.
        using var death = new CancellationTokenSource();
        var never = new Runs { Takes = TimeSpan.FromMinutes(5) };
        var dying = Task.Run(() => Runner(first, never).RunDue(first.Library, death.Token));
        while (never.Count == 0) await Task.Delay(10);
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying);

        Assert.Empty(await Runner(second, runs).RunDue(second.Library, default));
        first.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Single(await Runner(second, runs).RunDue(second.Library, default));
    }

    [Theory, BothDatabases]
    public async Task A_node_that_lost_its_turn_stops_and_does_not_finish_for_the_other(Engine engine)
    {
        await using var first = await TestLibrary.Create(engine);
        var runs = new Runs { Takes = TimeSpan.FromSeconds(30) };
        var slept = Task.Run(() => Runner(first, runs, TimeSpan.FromMilliseconds(300)).RunDue(first.Library, default));
        while (runs.Count == 0) await Task.Delay(10);
        await first.Raw("UPDATE job SET node = 'another' WHERE name = 'counting'");
        Assert.Empty(await slept);
        Assert.Equal(["another", null], (await first.Raw("SELECT node, last_day FROM job WHERE name = 'counting'"))[0]);
    }

    [Theory, BothDatabases]
    public async Task A_job_that_fails_tries_again_when_its_lease_is_over(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var fails = new JobRunner(lib.Scopes, [new DailyJob("counting", 0, _ => throw new OperationCanceledException("a time limit of its own"))], lib.Clock, NullLogger<JobRunner>.Instance);
        Assert.Empty(await fails.RunDue(lib.Library, default));
        Assert.Equal($"failed {nameof(OperationCanceledException)}", (await lib.Raw("SELECT result FROM job"))[0][0]);
        Assert.Empty(await Runner(lib, new Runs()).RunDue(lib.Library, default));
        lib.Clock.Advance(TimeSpan.FromMinutes(11));
        var runs = new Runs();
        Assert.Single(await Runner(lib, runs).RunDue(lib.Library, default));
    }

    [Theory, BothDatabases]
    public async Task A_job_that_failed_runs_at_once_when_somebody_says_so_and_one_that_runs_or_went_well_does_not(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var fails = new JobRunner(lib.Scopes, [new DailyJob("counting", 0, _ => throw new InvalidOperationException("no"))], lib.Clock, NullLogger<JobRunner>.Instance);
        await fails.RunDue(lib.Library, default);
        Assert.True(await fails.RunAgain(lib.Library, "counting", default));
        Assert.False(await fails.RunAgain(lib.Library, "another", default));
        var runs = new Runs { Takes = TimeSpan.FromSeconds(2) };
        var working = Task.Run(() => Runner(lib, runs).RunDue(lib.Library, default));
        while (runs.Count == 0) await Task.Delay(10);
        Assert.False(await fails.RunAgain(lib.Library, "counting", default));
        Assert.Single(await working);
        Assert.False(await fails.RunAgain(lib.Library, "counting", default));
        Assert.Empty(await Runner(lib, runs).RunDue(lib.Library, default));
        Assert.Equal(1, runs.Count);
    }

    /// <summary>The page promises "within a minute" at one o'clock at night too.</summary>
    [Theory, BothDatabases]
    public async Task A_job_that_failed_in_the_evening_does_not_wait_for_its_hour_of_the_next_day(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var runs = new Runs();
        JobRunner At(int hour, Func<IDailyJob> make) => new(lib.Scopes, [new DailyJob("counting", hour, _ => make())], lib.Clock, NullLogger<JobRunner>.Instance);
        var hour = lib.Library.LocalTime(lib.Clock.GetUtcNow()).Hour;
        Assert.Empty(await At(hour + 1, () => new Counting(runs)).RunDue(lib.Library, default));
        await At(hour, () => throw new InvalidOperationException("no")).RunDue(lib.Library, default);
        Assert.Empty(await At(hour + 1, () => new Counting(runs)).RunDue(lib.Library, default));
        Assert.True(await At(hour + 1, () => new Counting(runs)).RunAgain(lib.Library, "counting", default));
        Assert.Single(await At(hour + 1, () => new Counting(runs)).RunDue(lib.Library, default));
        Assert.Equal(1, runs.Count);
    }

    [Theory, BothDatabases]
    public async Task A_relay_that_hangs_costs_one_mail_a_try_and_stops_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine, also: s => s.AddSingleton<IMailTransport, Hangs>());
        await lib.Enrol();
        await lib.Pump();
        Assert.Equal(1, await lib.Count("mail WHERE attempts = 1 AND sent_at IS NULL"));
    }

    /// <summary>As SMTP does at its time limit: a cancellation that nobody here asked for.</summary>
    private sealed class Hangs : IMailTransport
    {
        public Task Send(Library library, string address, string subject, string body, CancellationToken ct) => throw new OperationCanceledException();
    }
}
