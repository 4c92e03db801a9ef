using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Retention;
using Woordhouder.Web.Hosting;
using Woordhouder.Web.Simulation;

namespace Woordhouder.Web.Commands;

internal static class SimulateCommand
{
    public static Command Make()
    {
        var members = new Option<int>("--members") { Description = "How many people enrol over the years", DefaultValueFactory = _ => 2000 };
        var years = new Option<int>("--years") { Description = "How many years are lived, ending today", DefaultValueFactory = _ => 10 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed lives the same life", DefaultValueFactory = _ => 1 };
        var command = new Command("simulate", "Lives through years on a moved clock with all jobs running, in an empty data folder of its own; ends with the evidence of every clause.") { members, years, seed };
        command.Does(async (arguments, ct) =>
        {
            if (arguments.GetValue(CommonOptions.At) is not null) throw new CommandException("simulate moves the clock by itself: leave --at out");
            var watch = Stopwatch.StartNew();
            await using var session = await Session.OpenAsync(arguments, ct, simulatedYears: arguments.GetValue(years));
            var (services, library) = (session.App.Services, session.Library);
            if (library.IsDemo) throw new CommandException("this data folder has been lived in: give another --data");
            await DemoLibrary.MarkAsync(services, library, ct);
            var clock = services.GetRequiredService<LibraryClock>();
            var life = new SimulatedLife(services, library, clock, new Randomness(arguments.GetValue(seed)), arguments.GetValue(members), arguments.GetValue(years));
            var last = 0L;
            await life.LiveAsync((day, of) =>
            {
                if (session.AsJson || watch.ElapsedMilliseconds - last < 5000) return;
                last = watch.ElapsedMilliseconds;
                Console.Error.WriteLine($"day {day} of {of}: {life.Counts.Enrolled} enrolled, {life.Counts.Loans} loans");
            }, ct);
            var clauses = await session.Scopes.Open(library).Get<EvidenceRun>().Run(ct);
            var overdue = clauses.SelectMany(c => c.Evidence).Where(e => e.Id.StartsWith("overdue.", StringComparison.Ordinal)).DistinctBy(e => e.Id).Sum(e => e.Violations ?? 0);
            var (deleted, held) = await LedgerCountsAsync(session, ct);
            var result = new
            {
                members = arguments.GetValue(members),
                days = arguments.GetValue(years) * 365 + arguments.GetValue(years) / 4,
                enrolled = life.Counts.Enrolled,
                left = life.Counts.Left + life.Counts.Erasures,
                loans = life.Counts.Loans,
                holds = life.Counts.Holds,
                collected = life.Counts.Collected,
                noticed = life.Counts.Noticed,
                charges = life.Counts.Charges,
                settled = life.Counts.Settled,
                sweeps = life.Counts.Sweeps,
                rowsDeleted = deleted,
                rowsHeld = held,
                overdueRows = overdue,
                clauses = Enum.GetValues<Platform.Statements.ClauseState>().ToDictionary(s => s.ToKebab(), s => clauses.Count(c => c.State == s)),
                broken = clauses.Where(c => c.State == Platform.Statements.ClauseState.Broken).Select(c => new { c.Clause.Id, evidence = c.Evidence.Where(e => e.Violations > 0).Select(e => $"{e.Id} {e.Violations}") }),
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            };
            Console.WriteLine(JsonSerializer.Serialize(result, Session.Json));
            return clauses.Any(c => c.State == Platform.Statements.ClauseState.Broken) || overdue > 0 ? 1 : 0;
        });
        return command;
    }

    private static async Task<(long Deleted, long Held)> LedgerCountsAsync(Session session, CancellationToken ct) => await session.Scopes.Across(session.Library, async db => (
        await db.ScalarAsync("SELECT coalesce(sum(rows), 0) FROM ledger", [], ct),
        await db.ScalarAsync("SELECT count(*) FROM deletion_hold WHERE released_at IS NULL", [], ct)), ct);
}
