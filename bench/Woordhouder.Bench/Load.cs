using System.Collections.Concurrent;
using System.Diagnostics;

namespace Woordhouder.Bench;

/// <summary>How long each of many acts took, and in what time all were done.</summary>
internal sealed class Tally
{
    private readonly ConcurrentBag<double> milliseconds = [];
    private TimeSpan lasted;

    public double PerSecond => milliseconds.Count / lasted.TotalSeconds;
    public double P50 => At(0.50);
    public double P99 => At(0.99);

    public async Task Time(Func<Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await act();
        Add(Stopwatch.GetElapsedTime(since));
    }

    public void Add(TimeSpan took) => milliseconds.Add(took.TotalMilliseconds);

    /// <summary>Workers that each do one act after another for a while.</summary>
    public async Task Run(int workers, TimeSpan span, Func<int, Tally, Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(since) < span) await act(worker, this);
        })));
        lasted += Stopwatch.GetElapsedTime(since);
    }

    private double At(double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
