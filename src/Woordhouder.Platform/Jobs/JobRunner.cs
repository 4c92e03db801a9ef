using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Jobs;

/// <summary>A daily job as registered: its name, hour and how to make it.</summary>
public sealed record DailyJob(string Name, int Hour, Func<IServiceProvider, IDailyJob> Make);

/// <summary>Runs what is due on one library. The lease in the table <c>job</c> lets one node at a time have a job; a dead node's lease runs out.</summary>
public sealed class JobRunner(LibraryScopes scopes, IEnumerable<DailyJob> jobs, TimeProvider clock, ILogger<JobRunner> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private readonly string node = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Runs every daily job whose hour has come and that has not run for today.</summary>
    /// <param name="wanted">Only jobs of these names; null: all.</param>
    /// <param name="atAnyHour">Today's jobs now, whatever hour they are for.</param>
    /// <returns>The names of the jobs that ran.</returns>
    public async Task<IReadOnlyList<string>> RunDue(Library library, CancellationToken ct, Func<string, bool>? wanted = null, bool atAnyHour = false)
    {
        var today = library.Today(clock);
        var hour = library.LocalTime(clock.GetUtcNow()).Hour;
        var ran = new List<string>();
        foreach (var job in jobs.Where(j => (atAnyHour || j.Hour <= hour) && wanted?.Invoke(j.Name) != false).OrderBy(j => j.Hour).ThenBy(j => j.Name, StringComparer.Ordinal))
            if (await RunOnce(library, job, today, ct)) ran.Add(job.Name);
        return ran;
    }

    private async Task<bool> RunOnce(Library library, DailyJob job, DateOnly today, CancellationToken ct)
    {
        if (!await Take(library, job, today, ct)) return false;
        var result = "failed";
        var done = false;
        try
        {
            await using var scope = scopes.Open(library);
            result = await job.Make(scope.Services).Run(today, ct);
            done = true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The type only: a message may hold a value of somebody's row.
            log.LogError("job {Job} of {Library} failed: {Error}", job.Name, library.Id, e.GetType().Name);
            result = e.GetType().Name;
        }
        await Finish(library, job, done ? today : null, result, ct);
        return done;
    }

    private Task<bool> Take(Library library, DailyJob job, DateOnly today, CancellationToken ct) => scopes.Across(library, async db =>
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"INSERT INTO job (name) VALUES ({job.Name}) ON CONFLICT DO NOTHING", ct);
        var sql = Sql.For(db);
        var taken = await db.Database.ExecuteSqlRawAsync(
            "UPDATE job SET node = {0}, lease_until = {1} WHERE name = {2} AND (last_day IS NULL OR last_day < {3}) AND (lease_until IS NULL OR lease_until < {4})",
            [node, sql.Value(now + Lease), job.Name, sql.Value(today), sql.Value(now)], ct);
        return taken == 1;
    }, ct);

    private Task<int> Finish(Library library, DailyJob job, DateOnly? day, string result, CancellationToken ct) => scopes.Across(library, db =>
    {
        var sql = Sql.For(db);
        var now = sql.Value(clock.GetUtcNow());
        // A failed job tries again when its lease is over.
        return day is { } d
            ? db.Database.ExecuteSqlRawAsync("UPDATE job SET last_day = {0}, finished_at = {1}, result = {2}, lease_until = NULL WHERE name = {3}", [sql.Value(d), now, result, job.Name], ct)
            : db.Database.ExecuteSqlRawAsync("UPDATE job SET finished_at = {0}, result = {1} WHERE name = {2}", [now, result, job.Name], ct);
    }, ct);
}

public static class JobRegistration
{
    /// <param name="name">Stable; jobs of one hour run in the order of their names.</param>
    /// <param name="hour">From which local hour on, 0–23.</param>
    public static IServiceCollection AddDailyJob<TJob>(this IServiceCollection services, string name, int hour) where TJob : class, IDailyJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new DailyJob(name, hour, s => s.GetRequiredService<TJob>()));
    }

    public static IServiceCollection AddPump<TPump>(this IServiceCollection services) where TPump : class, IPump
    {
        services.AddScoped<TPump>();
        return services.AddScoped<IPump>(s => s.GetRequiredService<TPump>());
    }
}
