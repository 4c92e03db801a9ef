using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Bench.Baseline;
using Woordhouder.Exchanges;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;

namespace Woordhouder.Bench;

/// <summary>Self-service terminals over TCP: check-out and check-in by SIP2, from the request to the whole answer, against the raw engine turn by turn. Each terminal has an account and a member of its own; all take the next item of one shelf, so that no message is the same as one of the last ten minutes.</summary>
internal static class SipBench
{
    private const int Most = 64;

    public static async Task Run(Engine engine, bool quick, int messages)
    {
        var (rounds, span, shelf) = quick ? (1, TimeSpan.FromMilliseconds(400), 2_000) : (3, TimeSpan.FromSeconds(4), 40_000);
        await using var library = await BenchLibrary.Create(engine, Most, shelf, services =>
        {
            services.Configure<KestrelServerOptions>(k =>
            {
                k.Listen(IPAddress.Loopback, 0);
                k.ListenForTerminals(new IPEndPoint(IPAddress.Loopback, 0), 0, null);
            });
            // The pace of one terminal is what is measured here.
            services.Replace(ServiceDescriptor.Singleton(SipLimits.Usual with { PerSecond = 100_000 }));
        });
        await RawDesk.PrepareAsync(library.Raw, library.Cards, library.Barcodes);
        var desks = await Task.WhenAll(Enumerable.Range(0, Most).Select(async _ => new RawDesk(await library.Raw.OpenAsync(), library.Raw)));
        var port = await library.ListenAsync();
        var terminals = new List<Line>();
        for (var n = 0; n < Most; n++) terminals.Add(await Line.Open(port, $"bench-{n}", await NewKey(library, n)));
        var turn = 0;
        string Next() => library.Barcodes[Interlocked.Increment(ref turn) % shelf];
        async Task Raw(int worker, Tally tally)
        {
            var item = Next();
            await tally.Time(() => desks[worker].CheckOutAsync(library.Cards[worker], item));
            await tally.Time(() => desks[worker].CheckInAsync(item));
        }
        async Task Sip(int worker, Tally tally)
        {
            var item = Next();
            await tally.Time(() => terminals[worker].Say($"11NN{Line.Now}{new string(' ', 18)}AOalmere|AA{library.Cards[worker]}|AB{item}|AC|", "121N"));
            await tally.Time(() => terminals[worker].Say($"09N{Line.Now}{Line.Now}APhal|AOalmere|AB{item}|AC|", "101"));
        }
        await new Tally().Run(4, span, Raw);
        await new Tally().Run(4, span, Sip);
        await library.SettleAsync();
        Console.WriteLine("| sip2 | terminals | raw /s | requests /s | ratio | raw p50 | p50 | raw p99 | p99 (ms) | p99 / p50 | events after (s) |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var workers in (int[])[1, 4, 16, Most])
        {
            var (raw, sip, later) = (new Tally(), new Tally(), TimeSpan.Zero);
            for (var round = 0; round < rounds; round++)
            {
                await raw.Run(workers, span, Raw);
                await sip.Run(workers, span, Sip);
                later += await library.SettleAsync();
            }
            Console.WriteLine(FormattableString.Invariant($"| {engine} | {workers} | {raw.PerSecond:F0} | {sip.PerSecond:F0} | **{sip.PerSecond / raw.PerSecond:F2}** | {raw.P50:F1} | {sip.P50:F1} | {raw.P99:F1} | {sip.P99:F1} | {sip.P99 / sip.P50:F1} | {later.TotalSeconds / rounds:F1} |"));
        }
        if (messages > 0) await Memory(engine, messages, Sip);
        Console.WriteLine();
        foreach (var terminal in terminals) terminal.Dispose();
        foreach (var desk in desks) await desk.DisposeAsync();
    }

    /// <summary>Sixteen terminals until so many messages were answered: what the process uses more than before.</summary>
    private static async Task Memory(Engine engine, int messages, Func<int, Tally, Task> cycle)
    {
        var (before, high, each) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet, messages / 32);
        var start = high;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            var tally = new Tally();
            for (var n = 0; n < each; n++)
            {
                await cycle(worker, tally);
                if (n % 1000 == 0) high = Math.Max(high, Environment.WorkingSet);
            }
        }));
        Console.WriteLine(FormattableString.Invariant($"\n{engine}: after {each * 32} messages {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F1} MB more in use; the process grew from {start / 1e6:F0} to at most {high / 1e6:F0} MB."));
    }

    private static async Task<string> NewKey(BenchLibrary library, int n)
    {
        await using var admin = library.AsStaff();
        var id = (await admin.Get<SaveTerminal>().Do(new TerminalRequest(null, $"Terminal {n}", $"bench-{n}", "stad", "", SipCharset.Utf8, DueForm.Sip, "nl", PinRequired: false, ShowsName: false, LineFeeds: false))).Value;
        return (await admin.Get<MakeKey>().Do(new MakeKeyRequest(id))).Value;
    }

    /// <summary>One terminal, without error detection: it adds nothing on a local line.</summary>
    private sealed class Line(TcpClient socket, StreamReader reader) : IDisposable
    {
        public static string Now => TimeProvider.System.GetLocalNow().ToString("yyyyMMdd    HHmmss", System.Globalization.CultureInfo.InvariantCulture);

        public static async Task<Line> Open(int port, string login, string key)
        {
            var socket = new TcpClient { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var line = new Line(socket, new StreamReader(socket.GetStream(), Encoding.UTF8));
            await line.Say($"9300CN{login}|CO{key}|", "941");
            return line;
        }

        public async Task Say(string message, string begins)
        {
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(message + "\r"));
            var answer = new StringBuilder();
            var one = new char[1];
            while (await reader.ReadAsync(one) == 1 && one[0] != '\r') answer.Append(one[0]);
            if (!answer.ToString().StartsWith(begins, StringComparison.Ordinal)) throw new InvalidOperationException($"{message[..2]} was answered {answer}");
        }

        public void Dispose()
        {
            reader.Dispose();
            socket.Dispose();
        }
    }
}
