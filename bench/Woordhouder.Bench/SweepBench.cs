using System.Diagnostics;
using Woordhouder.Bench.Baseline;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Bench;

/// <summary>The nightly sweep of a million closed loans: alone against one statement over the same rows, and while a desk goes on lending.</summary>
internal static class SweepBench
{
    private static readonly TimeSpan BetweenCheckOuts = TimeSpan.FromMilliseconds(200);

    public static async Task Run(Engine engine, bool quick)
    {
        var rows = quick ? 20_000 : 1_000_000;
        await using var library = await BenchLibrary.Create(engine, members: 100, items: 1000);
        await ClosedLoans.Add(library, from: 1, rows);
        var delete = await RawSweep.Delete(library.Raw, ClosedLoans.LastDue(library));
        var clear = await RawSweep.Clear(library.Raw, ClosedLoans.LastDue(library));
        var alone = await Sweep(library, rows);
        Console.WriteLine("| sweep | rows | one DELETE s | one UPDATE s | sweep s | ratio to DELETE | ratio to UPDATE |\n|---|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(FormattableString.Invariant($"| {engine} | {rows} | {delete.TotalSeconds:F1} | {clear.TotalSeconds:F1} | {alone.TotalSeconds:F1} | **{alone / delete:F2}** | {alone / clear:F2} |"));

        await ClosedLoans.Add(library, from: rows + 1, rows);
        using var done = new CancellationTokenSource();
        await Lend(library, new Tally(), TimeSpan.FromSeconds(quick ? 1 : 3), CancellationToken.None);
        var before = new Tally();
        await Lend(library, before, TimeSpan.FromSeconds(quick ? 1 : 5), CancellationToken.None);
        var during = new Tally();
        var lending = Lend(library, during, TimeSpan.FromHours(1), done.Token);
        var together = await Sweep(library, rows);
        await done.CancelAsync();
        await lending;
        Console.WriteLine("\n| check-outs at 5 a second | sweep s | p50 before | p99 before | p50 during | p99 during (ms) |\n|---|---:|---:|---:|---:|---:|");
        Console.WriteLine(FormattableString.Invariant($"| {engine} | {together.TotalSeconds:F1} | {before.P50:F1} | {before.P99:F1} | {during.P50:F1} | **{during.P99:F1}** |\n"));
    }

    private static async Task<TimeSpan> Sweep(BenchLibrary library, int rows)
    {
        await using var scope = library.AsLibrary();
        var since = Stopwatch.GetTimestamp();
        var lines = await scope.Get<Sweep>().Run(dryRun: false, default);
        var took = Stopwatch.GetElapsedTime(since);
        var swept = lines.Where(l => l.Table == "loan").Sum(l => l.Rows);
        return swept == rows ? took : throw new InvalidOperationException($"the sweep took {swept} of {rows} loans");
    }

    /// <summary>A check-out begins every fifth of a second, whether or not the last one is done: its wait counts from that moment.</summary>
    private static async Task Lend(BenchLibrary library, Tally tally, TimeSpan span, CancellationToken done)
    {
        var acts = new List<Task>();
        var since = Stopwatch.GetTimestamp();
        for (var n = 0; Stopwatch.GetElapsedTime(since) < span && !done.IsCancellationRequested; n++)
        {
            var (card, barcode) = (library.Cards[n % library.Cards.Count], library.Barcodes[n % library.Barcodes.Count]);
            acts.Add(Task.Run(async () =>
            {
                await tally.Time(() => DeskBench.CheckOut(library, card, barcode));
                await DeskBench.CheckIn(library, barcode);
            }, CancellationToken.None));
            await Task.Delay(BetweenCheckOuts, CancellationToken.None);
        }
        await Task.WhenAll(acts);
    }
}
