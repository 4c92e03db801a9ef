using System.Globalization;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Jobs;

/// <summary>What a job's last run came to: the id of a sentence (<c>job.said.…</c> in a module's texts) and counts. Numbers only, so that no name can stand in it.</summary>
public sealed record JobSaid(string Id, IReadOnlyList<(string Name, object? Value)> Counts)
{
    /// <summary>As a job returns it and the table keeps it: <c>sweep rows=8 waits=0</c>.</summary>
    public static string Write(string id, params (string Name, int Count)[] counts) =>
        string.Join(' ', counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name}={c.Count}")).Prepend(id));

    /// <returns>Null: not written like that.</returns>
    public static JobSaid? Read(string? kept)
    {
        if (kept?.Split(' ') is not [{ Length: > 0 } id, .. var rest]) return null;
        var counts = new List<(string, object?)>();
        foreach (var part in rest)
        {
            if (part.Split('=') is not [var name, var text] || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) return null;
            counts.Add((name, count));
        }
        return new JobSaid(id, counts);
    }
}

public enum JobState
{
    /// <summary>It did what it had to for yesterday or today.</summary>
    Done,
    Running,
    /// <summary>Its last run broke off; it tries again by itself when its turn is over, and at once when somebody says so.</summary>
    Failed,
    /// <summary>It has not run since the day before yesterday.</summary>
    Late,
}

public static class JobStates
{
    internal const string Running = "running", Failed = "failed", Off = "off";

    public static JobState StateAt(this JobRow job, DateOnly today, DateTimeOffset now) => job.Result switch
    {
        Running when job.LeaseUntil > now => JobState.Running,
        // Its node died in the middle.
        Running => JobState.Failed,
        _ when job.Failure() is not null => JobState.Failed,
        _ => job.LastDay is null || job.LastDay < today.AddDays(-1) ? JobState.Late : JobState.Done,
    };

    /// <summary>The type of exception that broke off the last run; null when nothing did.</summary>
    public static string? Failure(this JobRow job) => job.Result?.Split(' ') is [Failed, var type] ? type : null;
}
