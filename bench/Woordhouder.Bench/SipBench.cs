using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Exchanges;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;

namespace Woordhouder.Bench;

/// <summary>Self-service terminals over TCP: check-out and check-in by SIP2, from the request to the whole answer. Each terminal has an account, a member and items of its own.</summary>
internal static class SipBench
{
    private const int Most = 64, ItemsEach = 4;

    public static async Task Run(Engine engine, bool quick)
    {
        var span = quick ? TimeSpan.FromMilliseconds(400) : TimeSpan.FromSeconds(10);
        await using var library = await BenchLibrary.Create(engine, Most, Most * ItemsEach, services =>
        {
            services.Configure<KestrelServerOptions>(k =>
            {
                k.Listen(IPAddress.Loopback, 0);
                k.ListenForTerminals(new IPEndPoint(IPAddress.Loopback, 0), 0, null);
            });
            // The pace of one terminal is what is measured here.
            services.Replace(ServiceDescriptor.Singleton(SipLimits.Usual with { PerSecond = 100_000 }));
        });
        var port = await library.ListenAsync();
        var terminals = new List<Line>();
        for (var n = 0; n < Most; n++) terminals.Add(await Line.Open(port, $"bench-{n}", await NewKey(library, n)));
        var turn = new int[Most];
        async Task Cycle(int worker, Tally tally)
        {
            var item = library.Barcodes[worker * ItemsEach + turn[worker]++ % ItemsEach];
            await tally.Time(() => terminals[worker].Say($"11NN{Line.Now}{new string(' ', 18)}AOalmere|AA{library.Cards[worker]}|AB{item}|AC|", "121N"));
            await tally.Time(() => terminals[worker].Say($"09N{Line.Now}{Line.Now}APhal|AOalmere|AB{item}|AC|", "101Y"));
        }
        await new Tally().Run(4, span, Cycle);
        Console.WriteLine($"{engine}, terminals over SIP2\n\n| terminals | requests /s | p50 ms | p99 ms |\n|---:|---:|---:|---:|");
        foreach (var workers in (int[])[1, 4, 16, Most])
        {
            var tally = new Tally();
            await tally.Run(workers, span, Cycle);
            Console.WriteLine(FormattableString.Invariant($"| {workers} | {tally.PerSecond:F0} | {tally.P50:F1} | **{tally.P99:F1}** |"));
        }
        Console.WriteLine();
        foreach (var terminal in terminals) terminal.Dispose();
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
        public static string Now => DateTime.Now.ToString("yyyyMMdd    HHmmss", System.Globalization.CultureInfo.InvariantCulture);

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
