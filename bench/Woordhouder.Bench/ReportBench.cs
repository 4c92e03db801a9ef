using Woordhouder.Bench.Baseline;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Bench;

/// <summary>The access report of one member with a hundred loans, in a small and in a large table: its time must not grow with the table.</summary>
internal static class ReportBench
{
    public static async Task Run(Engine engine, bool quick)
    {
        int[] sizes = quick ? [10_000, 20_000] : [10_000, 1_000_000];
        var times = quick ? 10 : 100;
        Console.WriteLine("| report | loans in the table | rows about the member | raw p50 ms | report p50 ms | p99 | ratio |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var size in sizes)
        {
            await using var library = await BenchLibrary.Create(engine, members: 100, items: 1000);
            await ClosedLoans.Add(library, from: 1, size);
            await using var connection = await library.Raw.OpenAsync();
            var (raw, report, rows) = (new Tally(), new Tally(), 0);
            for (var i = 0; i < times + 10; i++)
            {
                var person = library.People[i % library.People.Count];
                var (r, p) = i < 10 ? (new Tally(), new Tally()) : (raw, report);
                await r.Time(async () => rows = await RawReport.Read(connection, library.Raw, person));
                await p.Time(async () =>
                {
                    await using var scope = library.AsLibrary();
                    await scope.Get<AccessReport>().Of(person, "nl");
                });
            }
            Console.WriteLine(FormattableString.Invariant($"| {engine} | {size} | {rows} | {raw.P50:F2} | {report.P50:F2} | {report.P99:F2} | **{report.P50 / raw.P50:F1}** |"));
        }
        Console.WriteLine();
    }
}
