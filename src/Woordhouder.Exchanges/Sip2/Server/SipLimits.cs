using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>How much of the server a terminal, and somebody who is none, can take.</summary>
/// <param name="Idle">A connection on which nothing is said for so long ends; terminals send 99 as a heartbeat.</param>
/// <param name="ToLogIn">Whoever has not logged in by then goes.</param>
/// <param name="PerMessage">From the first to the last byte of one message.</param>
/// <param name="PerSecond">Messages of one terminal over all its connections; more waits.</param>
internal sealed record SipLimits(TimeSpan Idle, TimeSpan ToLogIn, TimeSpan PerMessage, int PerSecond)
{
    public static readonly SipLimits Usual = new(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), 20);

    /// <summary>Bytes of one message: 23 fields of 255 characters would be more, but no request has so many.</summary>
    public const int LongestMessage = 4096;
    /// <summary>Connections at once: of everybody, from one address, and of one terminal.</summary>
    public const int Connections = 512, PerAddress = 128, PerTerminal = 4;
    /// <summary>Unreadable or damaged messages in a row.</summary>
    public const int Nonsense = 5;
    /// <summary>Wrong log-ins of one address, after which it must wait.</summary>
    public const int WrongLogIns = 5;
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
}

/// <summary>Counts who is connected and who tried to log in, in this process. What it forgets at a restart protects against guessing and flooding only.</summary>
internal sealed class Doorkeeper(SipLimits limits, TimeProvider clock) : IDisposable
{
    private const int MostAddresses = 10_000;
    private readonly ConcurrentDictionary<string, int> open = new();
    private readonly ConcurrentDictionary<IPAddress, (int Wrong, DateTimeOffset At)> wrong = new();
    private int connections;

    private readonly PartitionedRateLimiter<Guid> pace = PartitionedRateLimiter.Create<Guid, Guid>(terminal => RateLimitPartition.GetTokenBucketLimiter(terminal, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limits.PerSecond * 2,
        TokensPerPeriod = limits.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = SipLimits.PerTerminal,
        AutoReplenishment = true,
    }));

    /// <returns>Null: too many are here already.</returns>
    public IDisposable? Enter(IPAddress address)
    {
        if (Interlocked.Increment(ref connections) <= SipLimits.Connections && Take($"a{address}", SipLimits.PerAddress) is { } place) return new Leaving(() => { place.Dispose(); Interlocked.Decrement(ref connections); });
        Interlocked.Decrement(ref connections);
        return null;
    }

    /// <returns>Null: this terminal has as many connections as it may.</returns>
    public IDisposable? Enter(Library library, TerminalId terminal) => Take($"t{library.Id}{terminal.Value}", SipLimits.PerTerminal);

    private Leaving? Take(string who, int most)
    {
        var leaving = new Leaving(() => { if (open.AddOrUpdate(who, 0, (_, n) => n - 1) <= 0) open.TryRemove(KeyValuePair.Create(who, 0)); });
        if (open.AddOrUpdate(who, 1, (_, n) => n + 1) <= most) return leaving;
        leaving.Dispose();
        return null;
    }

    public bool MustWait(IPAddress address) => wrong.TryGetValue(address, out var tries) && tries.Wrong >= SipLimits.WrongLogIns && tries.At + SipLimits.Wait > clock.GetUtcNow();

    public void Wrong(IPAddress address)
    {
        var now = clock.GetUtcNow();
        if (wrong.Count > MostAddresses) wrong.Clear();
        wrong.AddOrUpdate(address, (1, now), (_, t) => t.At + SipLimits.Wait < now ? (1, now) : (t.Wrong + 1, now));
    }

    public void Good(IPAddress address) => wrong.TryRemove(address, out _);

    /// <summary>Waits until this terminal may be answered again.</summary>
    public async ValueTask Pace(TerminalId terminal, CancellationToken ct)
    {
        using var lease = await pace.AcquireAsync(terminal.Value, 1, ct);
    }

    public void Dispose() => pace.Dispose();

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? leave = leave;
        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
