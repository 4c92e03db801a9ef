using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Bench;

/// <summary>
/// Every page of the demo library that a visitor and a member can walk to, one example of each address: time until the first byte and bytes that travel,
/// against a bare page of the same size. Pages are found by following links, so a new one is measured without anybody thinking of it.
/// </summary>
internal static partial class EveryPageBench
{
    private const string Card = "21315000000015", Password = "lezen onder de lindeboom";

    public static async Task Run(bool quick)
    {
        var times = quick ? 5 : 200;
        var data = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
        var (ours, bare) = ($"http://127.0.0.1:{ChildProcess.FreePort()}", $"http://127.0.0.1:{ChildProcess.FreePort()}");
        await using var server = await PageBench.Started([Path.Combine(AppContext.BaseDirectory, "Woordhouder.Web.dll"), "serve", "--demo", "--library", Repository.Path("libraries", "almere"), "--data", data, "--urls", ours], ours);
        await using var nothing = await PageBench.Started([Path.Combine(AppContext.BaseDirectory, "Woordhouder.Bench.dll"), "bare", bare], bare);
        using var visitor = Client();
        using var member = Client();
        using var beside = Client();
        await SignInAsync(member, ours);

        Console.WriteLine("| page | KB sent | bare p50 ms | p50 ms | p95 ms | ratio |\n|---|---:|---:|---:|---:|---:|");
        var (slow, heavy, pages) = (0, 0, 0);
        foreach (var (client, start) in new[] { (visitor, "/"), (member, "/mijn") })
            foreach (var path in await WalkAsync(client, ours, start, mine: start == "/mijn"))
            {
                var bytes = (await client.GetByteArrayAsync(new Uri(ours + path))).Length;
                var (theirs, _) = await TimeAsync(beside, $"{bare}/page/{bytes}", times);
                var (middle, late) = await TimeAsync(client, ours + path, times);
                pages++;
                if (late > 50) slow++;
                if (bytes > 100_000) heavy++;
                Console.WriteLine(FormattableString.Invariant($"| {Template(path)} | {bytes / 1024.0:F0} | {theirs:F2} | {middle:F1} | {late:F1} | {theirs / middle:F2} |"));
            }
        Console.WriteLine(FormattableString.Invariant($"\n{pages} pages; {slow} with a p95 above 50 ms, {heavy} above 100 KB.\n"));
        Directory.Delete(data, recursive: true);
    }

    private static HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        return client;
    }

    private static async Task SignInAsync(HttpClient member, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site + "/inloggen"));
        using var page = await member.SendAsync(request);
        var form = Hidden().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = form, ["Name"] = Card, ["Password"] = Password });
        using var answer = await member.PostAsync(new Uri(site + "/inloggen"), fields);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException("the demo member could not sign in");
    }

    /// <summary>One address of each kind that links lead to, from here on; pages that answer with anything but a page are left out.</summary>
    private static async Task<List<string>> WalkAsync(HttpClient client, string site, string start, bool mine)
    {
        var (known, found, waiting) = (new HashSet<string>(), new List<string>(), new Queue<string>([start]));
        while (waiting.TryDequeue(out var path))
        {
            if (!known.Add(Template(path))) continue;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site + path));
            request.Headers.AcceptEncoding.ParseAdd("identity");
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            found.Add(path);
            foreach (Match link in Links().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var to = WebUtility.HtmlDecode(link.Groups[1].Value).Split('?', '#')[0];
                // A member's own pages, and not once more those of everybody.
                if (!mine || to.StartsWith("/mijn", StringComparison.Ordinal)) waiting.Enqueue(to);
            }
        }
        return found;
    }

    /// <summary>Until the head of the answer is here: what the server needs, and the way between two programs of one machine.</summary>
    private static async Task<(double Middle, double Late)> TimeAsync(HttpClient client, string address, int times)
    {
        var took = new List<double>();
        for (var n = -times / 10 - 2; n < times; n++)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead);
            var elapsed = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            await answer.Content.CopyToAsync(Stream.Null);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}");
            if (n >= 0) took.Add(elapsed);
        }
        took.Sort();
        return (took[took.Count / 2], took[(int)(took.Count * 0.95)]);
    }

    private static string Template(string path) => Value().Replace(path, "/…");

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"/(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+|(?<=/woord/)[a-z0-9-]+|(?<=/lijsten/)[a-z0-9-]+)(?=/|$)")]
    private static partial Regex Value();
}
