using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Woordhouder.Patrons;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Bench;

/// <summary>
/// Twenty desks that scan over HTTP as the desk's page does: forms with their tokens and one-time keys, check-out and check-in of the demo library's copies,
/// about two scans a second each. From Enter to the whole answer.
/// </summary>
internal static partial class DeskHttpBench
{
    private const int Desks = 20, ItemsEach = 10;

    public static async Task Run(Engine engine, bool quick)
    {
        var data = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
        var site = $"http://127.0.0.1:{ChildProcess.FreePort()}";
        await using var postgres = engine == Engine.Postgres ? await PostgresServer.StartAsync(durable: true) : null;
        string[] database = postgres is null ? [] : ["--db", await postgres.CreateDatabaseAsync()];
        await using var server = await PageBench.Started(
            [Path.Combine(AppContext.BaseDirectory, "Woordhouder.Web.dll"), "serve", "--demo", "--library", Repository.Path("libraries", "almere"), "--data", data, "--urls", site, .. database], site);
        var items = Barcodes();
        var desks = new List<Desk>();
        for (var n = 0; n < Desks; n++) desks.Add(await Desk.OpenAsync(site, DemoPatrons.Card(n + 1), [.. items.Skip(n * ItemsEach).Take(ItemsEach)]));
        var until = TimeSpan.FromSeconds(quick ? 3 : 60);
        foreach (var (pause, name) in new[] { (500, "two scans a second each"), (0, "without a pause") })
        {
            foreach (var desk in desks) desk.Took.Clear();
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(desks.Select(d => d.WorkAsync(pause, since, until)));
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            List<double> took = [.. desks.SelectMany(d => d.Took).Order()];
            if (pause > 0) Console.WriteLine($"{engine}, {Desks} desks over HTTP\n\n| pace | scans /s | done | refused | p50 ms | p99 ms |\n|---|---:|---:|---:|---:|---:|");
            Console.WriteLine(FormattableString.Invariant($"| {name} | {took.Count / seconds:F0} | {desks.Sum(d => d.Done)} | {desks.Sum(d => d.Refused)} | {took[took.Count / 2]:F1} | **{took[(int)(took.Count * .99)]:F1}** |"));
        }
        Console.WriteLine();
        foreach (var desk in desks) desk.Dispose();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Copies that the demo leaves on the shelf (it lends every third).</summary>
    private static List<string> Barcodes() => [.. XDocument.Load(Repository.Path("libraries", "almere", "collection.xml")).Descendants()
        .Where(e => e.Name.LocalName == "datafield" && e.Attribute("tag")?.Value == "952").SelectMany(e => e.Elements()).Where(e => e.Attribute("code")?.Value == "p")
        .Select(e => e.Value.Trim()).Distinct().Where((_, place) => place % 3 != 1)];

    private sealed class Desk(HttpClient client, string site, string token, string patron, List<string> items) : IDisposable
    {
        public List<double> Took { get; } = [];
        public int Done { get; private set; }
        public int Refused { get; private set; }

        public static async Task<Desk> OpenAsync(string site, string card, List<string> items)
        {
            var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });
            var form = Token().Match(await client.GetStringAsync(new Uri(site + "/inloggen"))).Groups[1].Value;
            using (var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = form, ["Name"] = "fatma.bouali", ["Password"] = "woordhouder demo" }))
            using (var answer = await client.PostAsync(new Uri(site + "/inloggen"), fields))
                if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException("the desk could not sign in");
            var token = Token().Match(await client.GetStringAsync(new Uri(site + "/balie/uitlenen"))).Groups[1].Value;
            var desk = new Desk(client, site, token, "", items);
            var opened = Patron().Match(await desk.ScanAsync("/balie/uitlenen", card)).Groups[1].Value;
            return new Desk(client, site, token, opened.Length > 0 ? opened : throw new InvalidOperationException($"card {card} opened nobody"), items);
        }

        public async Task WorkAsync(int pause, long since, TimeSpan until)
        {
            for (var n = 0; Stopwatch.GetElapsedTime(since) < until; n++)
            {
                var item = items[n % items.Count];
                if ((await ScanAsync("/balie/uitlenen", item)).Contains("wh-out wh-ok", StringComparison.Ordinal)) Done++; else Refused++;
                if (pause > 0) await Task.Delay(Random.Shared.Next(pause / 2, pause * 3 / 2));
                await ScanAsync("/balie/innemen", item);
                if (pause > 0) await Task.Delay(Random.Shared.Next(pause / 2, pause * 3 / 2));
            }
        }

        private async Task<string> ScanAsync(string page, string number)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site + page));
            request.Headers.Add("X-Fragment", "1");
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["scan"] = number,
                ["lid"] = patron,
                ["beurt"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["vestiging"] = "stad",
                ["sleutel"] = Guid.NewGuid().ToString(),
            });
            var since = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}");
        }

        public void Dispose() => client.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"lid\" value=\"([^\"]+)\"")]
    private static partial Regex Patron();
}
