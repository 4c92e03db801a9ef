using System.Diagnostics;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Bench;

/// <summary>A hundred thousand records into an empty catalogue, against <c>yaz-marcdump -o marcxml</c> of the same file, which writes them nowhere.</summary>
internal static class ImportBench
{
    public static async Task Run(Engine engine, bool quick)
    {
        var count = quick ? 5_000 : 100_000;
        var file = Path.Combine(Directory.CreateTempSubdirectory("woordhouder-bench-").FullName, "titles.mrc");
        GeneratedTitles.Write(new GeneratedTitles().Records(count), file);
        var theirs = await Yaz(file);
        var read = Time(() => Read(file, facts: false), out var records);
        var understood = Time(() => Read(file, facts: true), out _);
        await using var library = await BenchLibrary.Create(engine, members: 0, items: 0);
        GC.Collect();
        var before = Environment.WorkingSet;
        var since = Stopwatch.GetTimestamp();
        var importing = Import(library, file);
        var high = await Peak(importing);
        var report = await importing;
        var took = Stopwatch.GetElapsedTime(since);
        if (records != count || report.TitlesAdded != count) throw new InvalidOperationException($"{report.TitlesAdded} of {count} came in");
        since = Stopwatch.GetTimestamp();
        report = await Import(library, file);
        var again = Stopwatch.GetElapsedTime(since);
        if (report.TitlesUnchanged != count) throw new InvalidOperationException("the second time something changed");
        Console.WriteLine("| import | records | MB | yaz-marcdump /s | read /s | understood /s | imported /s | ratio to yaz | again /s | memory MB |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(FormattableString.Invariant(
            $"| {engine} | {count} | {new FileInfo(file).Length / 1e6:F0} | {count / theirs.TotalSeconds:F0} | {count / read.TotalSeconds:F0} | {count / understood.TotalSeconds:F0} | {count / took.TotalSeconds:F0} | **{theirs / took:F2}** | {count / again.TotalSeconds:F0} | {(high - before) / 1e6:F0} |\n"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task<ImportReport> Import(BenchLibrary library, string file)
    {
        await using var scope = library.AsLibrary();
        return await scope.Get<ImportRecords>().Do([file]);
    }

    private static int Read(string file, bool facts)
    {
        using var stream = File.OpenRead(file);
        var records = 0;
        foreach (var outcome in MarcFile.Read(stream, file))
        {
            if (!outcome.IsRecord) continue;
            records++;
            if (!facts) continue;
            var (record, copies) = (PublicFields.Keep(outcome.Record, out _), RecordToTitle.Copies(outcome.Record));
            var read = TitleFacts.From(record).Facts!;
            RecordToTitle.Of(record, copies, read, RecordKey.Of(record, read, copies));
        }
        return records;
    }

    private static TimeSpan Time(Func<int> act, out int result)
    {
        var since = Stopwatch.GetTimestamp();
        result = act();
        return Stopwatch.GetElapsedTime(since);
    }

    private static async Task<TimeSpan> Yaz(string file)
    {
        var since = Stopwatch.GetTimestamp();
        using var yaz = Process.Start(new ProcessStartInfo("yaz-marcdump", ["-o", "marcxml", file]) { RedirectStandardOutput = true })!;
        await yaz.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await yaz.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>The largest working set of this process until the work is done, looked at ten times a second.</summary>
    private static async Task<long> Peak(Task work)
    {
        var high = Environment.WorkingSet;
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(100));
            high = Math.Max(high, Environment.WorkingSet);
        }
        return high;
    }
}
