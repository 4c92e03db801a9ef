using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Hosting;
using Woordhouder.Web.Simulation;

namespace Woordhouder.Tests.Web;

public sealed class SimulatedLifeTests
{
    [Theory, BothDatabases]
    public async Task A_year_of_a_small_library_ends_with_every_promise_kept(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await DemoLibrary.MarkAsync(lib.App.Services, lib.Library, default);
        var life = new SimulatedLife(lib.App.Services, lib.Library, lib.Clock, new Randomness(3), members: 60, years: 1);
        await life.LiveAsync((_, _) => { }, default);
        Assert.Equal((60, 365), (life.Counts.Enrolled, life.Counts.Sweeps));
        Assert.True(life.Counts is { Loans: > 50, Returns: > 40, Left: > 0 }, $"{life.Counts.Loans} loans, {life.Counts.Returns} returns, {life.Counts.Left} left");
        Assert.True(life.Counts is { Holds: > 10, Collected: > 2 }, $"{life.Counts.Holds} holds, {life.Counts.Collected} collected");
        Assert.True(life.Counts is { Noticed: > 30, Charges: > 5, Settled: > 3 }, $"{life.Counts.Noticed} told, {life.Counts.Charges} charges, {life.Counts.Settled} settled");
        await using var scope = lib.AsLibrary();
        var clauses = await scope.Get<EvidenceRun>().Run(default);
        Assert.Empty(clauses.Where(c => c.State == ClauseState.Broken).Select(c => $"{c.Clause.Id}: {string.Join(", ", c.Evidence.Where(e => e.Violations > 0).Select(e => e.Id))}"));
        Assert.NotEmpty(await lib.Raw("SELECT 1 FROM ledger WHERE run = 'sweep'"));
    }
}
