using Woordhouder.Bench.Baseline;
using Woordhouder.Collection;

namespace Woordhouder.Bench;

/// <summary>Search as the page does it (filters with counts, availability of each line) against the engine's own full-text query for the same words.</summary>
internal static class SearchBench
{
    /// <param name="most">Leaves the larger catalogue out when it is smaller than a million.</param>
    public static async Task Run(Engine engine, bool quick, int most)
    {
        var generated = new GeneratedTitles();
        await using var library = await BenchLibrary.Create(engine, members: 0, items: 0);
        var file = Path.Combine(Directory.CreateTempSubdirectory("woordhouder-bench-").FullName, "titles.mrc");
        var memory = new List<string>();
        Console.WriteLine("| search | titles | words | hits | raw p50 ms | p50 ms | raw p99 | p99 | ratio of p50 |\n|---|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var titles in (quick ? new[] { 2_000 } : [100_000, 1_000_000]).Where(t => t <= most))
        {
            GeneratedTitles.Write(generated.Records(titles), file);
            await using (var scope = library.AsLibrary()) await scope.Get<ImportRecords>().Do([file]);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            foreach (var (name, words) in new (string, Func<int, string>)[]
            {
                ("two words", i => $"{generated.Word(2000 + i)} {generated.Word(60 + i % 40)}"), ("one rare", i => generated.Word(9000 + i)), ("one common", i => generated.Word(20 + i % 20)),
                ("a maker", i => generated.Name(500 + i).Replace(",", "", StringComparison.Ordinal)), ("a typing error", i => generated.Word(300 + i)[..^1] + "q"),
            })
                await Compare(engine, library, titles, name, words, quick);
            memory.Add(FormattableString.Invariant($"{engine}, {titles} titles: after these searches {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F1} MB more in use than before them; the process as a whole has {Environment.WorkingSet / 1e6:F0} MB."));
        }
        Console.WriteLine($"\n{string.Join('\n', memory)}\n");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task Compare(Engine engine, BenchLibrary library, int titles, string name, Func<int, string> words, bool quick)
    {
        var times = quick ? 5 : 200;
        var hits = 0L;
        var (raw, ours) = (new Tally(), new Tally());
        await using var search = await RawSearch.OpenAsync(library.Raw);
        for (var i = 0; i < times + 10; i++)
        {
            var typed = words(i % times);
            var (rawTally, tally) = i < 10 ? (new Tally(), new Tally()) : (raw, ours); // the first ten warm
            await rawTally.Time(() => search.Best25(SearchWords.Query(SearchWords.Asked(typed))));
            await tally.Time(async () =>
            {
                await using var scope = library.AsLibrary();
                hits += (await scope.Get<FindTitles>().Do(new CatalogueQuery(typed))).Total;
            });
        }
        Console.WriteLine(FormattableString.Invariant($"| {engine} | {titles} | {name} | {hits / (times + 10)} | {raw.P50:F2} | {ours.P50:F2} | {raw.P99:F1} | {ours.P99:F1} | **{raw.P50 / ours.P50:F2}** |"));
    }
}
