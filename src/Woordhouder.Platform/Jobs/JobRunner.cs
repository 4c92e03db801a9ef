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
    private static int runners;
    private readonly string node = $"{Environment.MachineName}-{Environment.ProcessId}-{Interlocked.Increment(ref runners)}";

    /// <summary>How long a node that died keeps a job from the others; one that lives renews it.</summary>
    internal TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Runs every daily job that has not run for today and whose hour has come; one that failed, or whose node died, waits for its lease only.</summary>
    /// <param name="wanted">Only jobs of these names; null: all.</param>
    /// <param name="atAnyHour">Today's jobs now, whatever hour they are for.</param>
    /// <returns>The names of the jobs that ran.</returns>
    public async Task<IReadOnlyList<string>> RunDue(Library library, CancellationToken ct, Func<string, bool>? wanted = null, bool atAnyHour = false)
    {
        var today = library.Today(clock);
        var hour = library.LocalTime(clock.GetUtcNow()).Hour;
        var broken = await BrokenOff(library, ct);
        var ran = new List<string>();
        foreach (var job in jobs.Where(j => (atAnyHour || j.Hour <= hour || broken.Contains(j.Name)) && wanted?.Invoke(j.Name) != false).OrderBy(j => j.Hour).ThenBy(j => j.Name, StringComparer.Ordinal))
            if (await RunOnce(library, job, today, ct)) ran.Add(job.Name);
        return ran;
    }

    private Task<List<string>> BrokenOff(Library library, CancellationToken ct) => scopes.Across(library, db =>
    {
        db.Rule = PurposeRule.Own;
        return db.Set<JobRow>().Where(j => j.Result == JobStates.Running || j.Result!.StartsWith(JobStates.Failed)).Select(j => j.Name).ToListAsync(ct);
    }, ct);

    private async Task<bool> RunOnce(Library library, DailyJob job, DateOnly today, CancellationToken ct)
    {
        if (!await Take(library, job, today, ct)) return false;
        var result = JobStates.Failed;
        var done = false;
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = KeepTurn(library, job, turn);
        try
        {
            await using var scope = scopes.Open(library);
            result = await job.Make(scope.Services).Run(today, turn.Token);
            done = true;
        }
        catch (PurposeOffException)
        {
            // The statement leaves out what the job is for: there is nothing to do, today and every day.
            (result, done) = (JobStates.Off, true);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The type only: a message may hold a value of somebody's row.
            log.LogError("job {Job} of {Library} failed: {Error}", job.Name, library.Id, e.GetType().Name);
            result = $"{JobStates.Failed} {e.GetType().Name}";
        }
        finally
        {
            await turn.CancelAsync();
            await renewing;
        }
        await Finish(library, job, done ? today : null, result, ct);
        return done;
    }

    /// <summary>A job that takes longer than its lease keeps its turn. When another node has it all the same (this one slept), the job here stops.</summary>
    private async Task KeepTurn(Library library, DailyJob job, CancellationTokenSource turn)
    {
        try
        {
            using var timer = new PeriodicTimer(Lease / 3, clock);
            while (await timer.WaitForNextTickAsync(turn.Token))
                if (!await Renew(library, job, turn.Token)) await turn.CancelAsync();
        }
        catch (OperationCanceledException) { /* the job is done */ }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            // Not renewed: the lease runs out, and another node may do the job again. Jobs bear that, as they bear a crash.
            log.LogWarning("the turn of job {Job} of {Library} was not renewed: {Error}", job.Name, library.Id, e.GetType().Name);
        }
    }

    private Task<bool> Renew(Library library, DailyJob job, CancellationToken ct) => scopes.Across(library, async db =>
    {
        var sql = Sql.For(db);
        return await db.Database.ExecuteSqlRawAsync("UPDATE job SET lease_until = {0} WHERE name = {1} AND node = {2}", [sql.Value(clock.GetUtcNow() + Lease), job.Name, node], ct) == 1;
    }, ct);

    private Task<bool> Take(Library library, DailyJob job, DateOnly today, CancellationToken ct) => scopes.Across(library, async db =>
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"INSERT INTO job (name) VALUES ({job.Name}) ON CONFLICT DO NOTHING", ct);
        var sql = Sql.For(db);
        var taken = await db.Database.ExecuteSqlRawAsync(
            "UPDATE job SET node = {0}, lease_until = {1}, result = {5} WHERE name = {2} AND (last_day IS NULL OR last_day < {3}) AND (lease_until IS NULL OR lease_until < {4})",
            [node, sql.Value(now + Lease), job.Name, sql.Value(today), sql.Value(now), JobStates.Running], ct);
        return taken == 1;
    }, ct);

    /// <summary>A job that failed need not wait for its turn to be over: it runs when the caretaker comes by, within a minute.</summary>
    /// <returns>False: it did not fail, or runs already.</returns>
    public Task<bool> RunAgain(Library library, string name, CancellationToken ct) => scopes.Across(library, async db =>
        await db.Database.ExecuteSqlRawAsync("UPDATE job SET lease_until = NULL WHERE name = {0} AND result LIKE {1}", [name, JobStates.Failed + " %"], ct) == 1, ct);

    private Task<int> Finish(Library library, DailyJob job, DateOnly? day, string result, CancellationToken ct) => scopes.Across(library, db =>
    {
        var sql = Sql.For(db);
        var now = sql.Value(clock.GetUtcNow());
        // A failed job tries again when its lease is over.
        return day is { } d
            ? db.Database.ExecuteSqlRawAsync("UPDATE job SET last_day = {0}, finished_at = {1}, result = {2}, lease_until = NULL WHERE name = {3} AND node = {4}", [sql.Value(d), now, result, job.Name, node], ct)
            : db.Database.ExecuteSqlRawAsync("UPDATE job SET finished_at = {0}, result = {1} WHERE name = {2} AND node = {3}", [now, result, job.Name, node], ct);
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

    public static IServiceCollection AddSlowPump<TPump>(this IServiceCollection services) where TPump : class, ISlowPump
    {
        services.AddScoped<TPump>();
        return services.AddScoped<ISlowPump>(s => s.GetRequiredService<TPump>());
    }
}
