namespace Woordhouder.Platform.Libraries;

/// <summary>The process's clock: real time, or (<c>--at</c>, demo and simulated data only) a clock that runs on from a given moment, or one that a simulation moves.</summary>
public sealed class LibraryClock(TimeProvider real) : TimeProvider
{
    private TimeSpan offset = TimeSpan.Zero;

    public static LibraryClock At(TimeProvider real, DateTimeOffset? start) =>
        new(real) { offset = start is { } s ? s - real.GetUtcNow() : TimeSpan.Zero };

    public bool IsMoved => offset != TimeSpan.Zero;
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + offset;
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    public override long GetTimestamp() => real.GetTimestamp();
    public override long TimestampFrequency => real.TimestampFrequency;
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock forward: simulation and tests.</summary>
    public void Advance(TimeSpan by) => offset += by;
    public void MoveTo(DateTimeOffset instant) => offset = instant - real.GetUtcNow();
}
