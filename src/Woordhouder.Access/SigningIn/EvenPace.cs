namespace Woordhouder.Access.SigningIn;

/// <summary>Answers go out at whole steps of a quarter of a second, so that their time does not tell how much work there was to do.</summary>
internal sealed class EvenPace(TimeProvider clock)
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    public long Start() => clock.GetTimestamp();

    public async Task Until(long start, CancellationToken ct)
    {
        var passed = clock.GetElapsedTime(start);
        var rest = Step - TimeSpan.FromTicks(passed.Ticks % Step.Ticks);
        await Task.Delay(rest, clock, ct);
    }
}
