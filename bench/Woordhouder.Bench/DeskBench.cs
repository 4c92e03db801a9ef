using Woordhouder.Bench.Baseline;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;

namespace Woordhouder.Bench;

/// <summary>Check-outs and check-ins by the product's use cases against the raw engine, turn by turn, so that a slow moment of the machine meets both.</summary>
internal static class DeskBench
{
    private const int MembersForEach = 20, MostWorkers = 16;

    public static async Task Run(Engine engine, bool quick)
    {
        var (rounds, span) = quick ? (1, TimeSpan.FromMilliseconds(400)) : (4, TimeSpan.FromSeconds(3));
        await using var library = await BenchLibrary.Create(engine, MostWorkers * (quick ? 2 : MembersForEach), MostWorkers * 4);
        await RawDesk.PrepareAsync(library.Raw, library.Cards, library.Barcodes);
        var desks = await Task.WhenAll(Enumerable.Range(0, MostWorkers).Select(async _ => new RawDesk(await library.Raw.OpenAsync(), library.Raw)));
        var turn = new int[MostWorkers];

        Task Raw(int worker, Tally tally) => Cycle(worker, tally, desks[worker].CheckOutAsync, desks[worker].CheckInAsync);
        Task Product(int worker, Tally tally) => Cycle(worker, tally, (card, barcode) => CheckOut(library, card, barcode), barcode => CheckIn(library, barcode));
        async Task Cycle(int worker, Tally tally, Func<string, string, Task> checkOut, Func<string, Task> checkIn)
        {
            // Each worker has members and items of its own: desks seldom serve one member at one moment.
            var n = turn[worker]++;
            var (card, barcode) = (library.Cards[worker + MostWorkers * (n % (library.Cards.Count / MostWorkers))], library.Barcodes[worker + MostWorkers * (n % 4)]);
            await tally.Time(() => checkOut(card, barcode));
            await tally.Time(() => checkIn(barcode));
        }

        Console.WriteLine("| desk | workers | raw /s | product /s | ratio | raw p50 | p50 | raw p99 | p99 (ms) |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        await new Tally().Run(4, span, Raw);
        await new Tally().Run(4, span * 2, Product);
        foreach (var workers in (int[])[1, 4, MostWorkers])
        {
            var (raw, product) = (new Tally(), new Tally());
            for (var round = 0; round < rounds; round++)
            {
                await raw.Run(workers, span, Raw);
                await product.Run(workers, span, Product);
            }
            Console.WriteLine(FormattableString.Invariant($"| {engine} | {workers} | {raw.PerSecond:F0} | {product.PerSecond:F0} | **{product.PerSecond / raw.PerSecond:F2}** | {raw.P50:F1} | {product.P50:F1} | {raw.P99:F1} | {product.P99:F1} |"));
        }
        foreach (var desk in desks) await desk.DisposeAsync();
    }

    /// <summary>What the desk's page asks for one item: whose card, then the use case with the form's one-time key.</summary>
    public static async Task CheckOut(BenchLibrary library, string card, string barcode)
    {
        await using var scope = library.AsStaff();
        var member = await scope.Get<IPatronStanding>().ByCard(card);
        var outcome = await scope.Get<CheckOut>().Do(new CheckOutRequest(member!.Person, barcode, "stad", Key: Guid.CreateVersion7()));
        if (!outcome.Done || outcome.Value.Already) throw new InvalidOperationException("not lent: " + string.Join(", ", outcome.Refusals.Select(r => r.Code)));
    }

    public static async Task CheckIn(BenchLibrary library, string barcode)
    {
        await using var scope = library.AsStaff();
        var outcome = await scope.Get<CheckIn>().Do(new CheckInRequest(barcode, "stad", Guid.CreateVersion7()));
        if (!outcome.Done || outcome.Value.Loan is null) throw new InvalidOperationException("not taken back");
    }
}
