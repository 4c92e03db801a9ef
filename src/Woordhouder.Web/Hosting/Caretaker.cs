using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Web.Hosting;

/// <summary>Keeps the libraries going while the program serves: events, mail, daily jobs, and a statement that another node approved.</summary>
internal sealed class Caretaker(LibraryDirectory libraries, LibraryScopes scopes, JobRunner jobs, StatementVersions versions, TimeProvider clock, ILogger<Caretaker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(QuickAsync(stoppingToken), SlowAsync(stoppingToken));

    /// <summary>Work of minutes keeps no event and no mail waiting.</summary>
    private async Task SlowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var library in libraries.All.Where(l => l.Runs))
            {
                try
                {
                    await using var scope = scopes.Open(library);
                    foreach (var pump in scope.Services.GetServices<ISlowPump>()) await pump.Turn(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested) { log.LogError("slow work of {Library} stumbled: {Error}", library.Id, e.GetType().Name); }
            }
            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
        }
    }

    private async Task QuickAsync(CancellationToken stoppingToken)
    {
        var nextJobs = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            foreach (var library in libraries.All.Where(l => l.Runs))
            {
                try
                {
                    await PumpAsync(scopes, library, stoppingToken);
                    if (now < nextJobs) continue;
                    await versions.RefreshAsync(library, stoppingToken);
                    await jobs.RunDue(library, stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested) { log.LogError("the caretaker of {Library} stumbled: {Error}", library.Id, e.GetType().Name); }
            }
            if (now >= nextJobs) nextJobs = now + TimeSpan.FromMinutes(1);
            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
        }
    }

    /// <summary>Turns every pump until it is empty.</summary>
    public static async Task PumpAsync(LibraryScopes scopes, Library library, CancellationToken ct)
    {
        for (var rounds = 0; rounds < 1000; rounds++)
        {
            var handled = 0;
            await using (var scope = scopes.Open(library))
                foreach (var pump in scope.Services.GetServices<IPump>()) handled += await pump.Turn(ct);
            if (handled == 0) return;
        }
    }
}
