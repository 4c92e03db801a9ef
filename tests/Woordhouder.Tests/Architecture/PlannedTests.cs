using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>What Almere's statement may still call planned: exactly this list. *Planned* itself is computed from the parts that run.</summary>
public sealed class PlannedTests
{
    private static readonly int[] May =
    [
        2, 6, 11, .. Enumerable.Range(14, 10), .. Enumerable.Range(25, 6), 34, 35, .. Enumerable.Range(37, 12), .. Enumerable.Range(51, 4), .. Enumerable.Range(57, 18),
        77, 78, 82, 84, 90, 91, .. Enumerable.Range(93, 8), .. Enumerable.Range(103, 3), .. Enumerable.Range(107, 5), 113, .. Enumerable.Range(117, 3),
    ];

    private static IEnumerable<string> Planned(Statement statement, ProgramFacts program)
    {
        var word = new RunningWord(statement, program);
        return statement.Clauses.Values.Where(c => word.IsPlanned(c.Id)).SelectMany(c => c.Requirements).Distinct().OrderBy(r => r.Length).ThenBy(r => r, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Exactly_the_requirements_whose_parts_are_not_built_are_planned()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var program = lib.App.Services.GetRequiredService<ProgramFactsReader>().Read(lib.Library.Settings);
        Assert.Equal(May.Select(n => $"R{n}"), Planned(lib.Library.Word.Statement, program));
        // A part that is taken out of the program makes what rests on it planned; nobody writes that down.
        var without = program with { RunningParts = program.RunningParts.Where(p => p != Parts.Retention).ToHashSet() };
        Assert.Contains("R76", Planned(lib.Library.Word.Statement, without));
    }

    [Fact]
    public async Task Every_part_that_a_module_registers_runs_and_no_other()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var running = lib.App.Services.GetRequiredService<ProgramFactsReader>().Read(lib.Library.Settings).RunningParts;
        var registered = lib.App.Services.GetServices<Woordhouder.Platform.Modules.ModuleInfo>().SelectMany(m => m.Parts).ToHashSet();
        Assert.Empty(registered.Except(running));
        Assert.All(running.Except(registered), p => Assert.StartsWith("platform.", p, StringComparison.Ordinal));
    }
}
