using System.Diagnostics;
using Woordhouder.Bench.Baseline;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Platform.Imports;

namespace Woordhouder.Bench;

/// <summary>
/// A library moves in: fifty thousand members, two hundred thousand copies, two hundred thousand open loans, twenty thousand holds. Judging, writing and the second run, against the
/// bare rows of the main tables with one prepared insert and a commit for each 500.
/// </summary>
internal static class WayInBench
{
    public static async Task Run(Engine engine, bool quick)
    {
        var (patrons, items, titles) = quick ? (2_000, 4_000, 1_000) : (50_000, 200_000, 60_000);
        await using var library = await BenchLibrary.Create(engine, members: 0, items: 0);
        await AddTitles(library, titles);
        var folder = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
        var files = new (string Kind, int Rows, Action<TextWriter> Write)[]
        {
            ("patrons", patrons, f => GeneratedFiles.Patrons(f, patrons, library.Today)),
            ("items", items, f => GeneratedFiles.Items(f, items, titles)),
            ("loans", items, f => GeneratedFiles.Loans(f, items, patrons, library.Today)),
            ("holds", patrons * 2 / 5, f => GeneratedFiles.Holds(f, patrons * 2 / 5, patrons, titles, library.Today)),
        };
        Console.WriteLine("| way-in | file | rows | MB | judged s | in all s | rows /s | bare rows s | ratio | again s | memory MB |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (kind, rows, write) in files)
        {
            var path = Path.Combine(folder, kind + ".csv");
            await using (var writer = new StreamWriter(path)) write(writer);
            GC.Collect();
            var before = Environment.WorkingSet;
            var (judged, _, _) = await Import(library, kind, path, checkOnly: true);
            var (took, report, high) = await Import(library, kind, path, checkOnly: false);
            if (report.End != ImportEnd.Done || report.Added != rows) throw new InvalidOperationException($"{kind}: {report.End}, {report.Added} of {rows}; {string.Join(", ", report.Faults.Take(5).Select(f => $"{f.Line} {f.Column} {f.Why.Code}"))}");
            var (again, second, _) = await Import(library, kind, path, checkOnly: false);
            if (second.End != ImportEnd.AlreadyIn) throw new InvalidOperationException("the second time something changed");
            var bare = await RawRows.Copy(library.Raw, kind switch { "patrons" => ["person", "patron_name", "patron_contact", "patron_membership", "card", "patron_preference"], "items" => ["item"], "loans" => ["loan"], _ => ["hold"] });
            Console.WriteLine(FormattableString.Invariant(
                $"| {engine} | {kind} | {rows} | {new FileInfo(path).Length / 1e6:F0} | {judged.TotalSeconds:F1} | {took.TotalSeconds:F1} | {rows / took.TotalSeconds:F0} | {bare.TotalSeconds:F1} | **{bare / took:F2}** | {again.TotalSeconds:F1} | {(high - before) / 1e6:F0} |"));
        }
        Console.WriteLine();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(TimeSpan Took, ImportFileReport Report, long High)> Import(BenchLibrary library, string kind, string path, bool checkOnly)
    {
        await using var scope = library.AsLibrary();
        await using var file = File.OpenRead(path);
        var high = 0L;
        var since = Stopwatch.GetTimestamp();
        var report = await scope.Get<ImportFile>().Do(kind, file, checkOnly, new Progress<int>(_ => high = Math.Max(high, Environment.WorkingSet)));
        return (Stopwatch.GetElapsedTime(since), report, high);
    }

    private static async Task AddTitles(BenchLibrary library, int count)
    {
        await using var scope = library.AsLibrary();
        var things = scope.Get<Things>();
        var now = DateTimeOffset.UtcNow;
        foreach (var some in Enumerable.Range(1, count).Chunk(10_000))
            await things.Transact(async () =>
            {
                var number = await things.Numbers("title", some.Length);
                List<Title> titles = [.. some.Select(n => new Title
                {
                    Id = new TitleId(Guid.CreateVersion7()), ControlNumber = $"gen-{n}", ControlSource = "NL-GEN", Name = $"Titel {n}", SortName = $"titel {n}", MaterialType = "book", GenreGroup = "fiction", Digest = "x", AddedAt = now, ChangedAt = now,
                })];
                await things.Insert(titles);
                await things.Insert([.. titles.Select(t => new TitleFacets { Number = number++, TitleId = t.Id, AddedOn = library.Today, SortName = t.SortName, Material = "book", ChangedAt = now })]);
                return some.Length;
            });
    }
}
