using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>How much of the server a terminal, and somebody who is none, can take.</summary>
/// <param name="Idle">A connection on which nothing is said for so long ends; terminals send 99 as a heartbeat.</param>
/// <param name="ToLogIn">Whoever has not logged in by then goes.</param>
/// <param name="PerMessage">From the first to the last byte of one message.</param>
/// <param name="PerSecond">Messages of one terminal over all its connections, and of one address before log-in; more waits.</param>
internal sealed record SipLimits(TimeSpan Idle, TimeSpan ToLogIn, TimeSpan PerMessage, int PerSecond)
{
    public static readonly SipLimits Usual = new(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), 20);

    /// <summary>Bytes of one message: 23 fields of 255 characters would be more, but no request has so many.</summary>
    public const int LongestMessage = 4096;
    /// <summary>Connections at once: of everybody, from one address, and of one terminal.</summary>
    public const int Connections = 512, PerAddress = 128, PerTerminal = 4;
    /// <summary>Unreadable or damaged messages in a row.</summary>
    public const int Nonsense = 5;
    /// <summary>Wrong log-ins within the time of waiting, after which one must wait: of one user name at one address, and of one address, behind which a branch has many terminals.</summary>
    public const int WrongLogIns = 5, WrongPerAddress = 20;
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
}

/// <summary>Counts who is connected and who tried to log in, in this process. What it forgets at a restart protects against guessing and flooding only.</summary>
internal sealed class Doorkeeper(SipLimits limits, TimeProvider clock) : IDisposable
{
    private const int MostAddresses = 10_000;
    private readonly ConcurrentDictionary<string, int> open = new();
    private readonly ConcurrentDictionary<(IPAddress, string?), (int Times, DateTimeOffset At)> wrong = new();
    private int connections;

    private readonly PartitionedRateLimiter<object> pace = PartitionedRateLimiter.Create<object, object>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limits.PerSecond * 2,
        TokensPerPeriod = limits.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = SipLimits.PerAddress,
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

    public bool MustWait(IPAddress address, string login) => MustWait((address, Known(login)), SipLimits.WrongLogIns) || MustWait((address, null), SipLimits.WrongPerAddress);

    private bool MustWait((IPAddress, string?) who, int most) => wrong.TryGetValue(who, out var tries) && tries.Times >= most && tries.At + SipLimits.Wait > clock.GetUtcNow();

    public void Wrong(IPAddress address, string login)
    {
        if (wrong.Count > MostAddresses) wrong.Clear();
        Count((address, Known(login)), SipLimits.WrongLogIns);
        Count((address, null), SipLimits.WrongPerAddress);
    }

    /// <summary>From the first one, and when it is one too many, from that.</summary>
    private void Count((IPAddress, string?) who, int most)
    {
        var now = clock.GetUtcNow();
        wrong.AddOrUpdate(who, (1, now), (_, t) => t.At + SipLimits.Wait <= now ? (1, now) : (t.Times + 1, t.Times + 1 >= most ? now : t.At));
    }

    /// <summary>Who guesses other names from there still waits.</summary>
    public void Good(IPAddress address, string login) => wrong.TryRemove((address, Known(login)), out _);

    /// <summary>What no terminal can be called is not kept.</summary>
    private static string Known(string login) => login.Length <= Terminal.LongestLogin ? login : "";

    /// <summary>Waits until this terminal may be answered again.</summary>
    public ValueTask Pace(TerminalId terminal, CancellationToken ct) => Pace((object)terminal.Value, ct);

    /// <summary>The same for whoever has not logged in.</summary>
    public ValueTask Pace(IPAddress address, CancellationToken ct) => Pace((object)address, ct);

    private async ValueTask Pace(object who, CancellationToken ct)
    {
        using var lease = await pace.AcquireAsync(who, 1, ct);
    }

    public void Dispose() => pace.Dispose();

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? leave = leave;
        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
