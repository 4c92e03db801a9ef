using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Bench;

/// <summary>A page of results of the demo library under <c>wrk</c>, against a site that answers a page of the same size and does nothing else.</summary>
internal static partial class PageBench
{
    public static async Task Run(bool quick)
    {
        var seconds = quick ? 1 : 15;
        var data = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
        var (ours, bare) = ($"http://127.0.0.1:{ChildProcess.FreePort()}", $"http://127.0.0.1:{ChildProcess.FreePort()}");
        await using var server = await Started([Path.Combine(AppContext.BaseDirectory, "Woordhouder.Web.dll"), "serve", "--demo", "--library", Repository.Path("libraries", "almere"), "--data", data, "--urls", ours], ours);
        Console.WriteLine("| page | KB | bare /s | ours /s | ratio | p99 ms |\n|---|---:|---:|---:|---:|---:|");
        foreach (var path in new[] { "/catalogus?zoek=roman", "/catalogus" })
        {
            using var client = new HttpClient();
            var size = (await client.GetByteArrayAsync(new Uri(ours + path))).Length;
            await using var nothing = await Started([Path.Combine(AppContext.BaseDirectory, "Woordhouder.Bench.dll"), "bare", bare, size.ToString(CultureInfo.InvariantCulture)], bare);
            var theirs = await Wrk(bare + "/page", seconds);
            var mine = await Wrk(ours + path, seconds);
            Console.WriteLine(FormattableString.Invariant($"| {path} | {size / 1024.0:F0} | {theirs.PerSecond:F0} | {mine.PerSecond:F0} | **{mine.PerSecond / theirs.PerSecond:F3}** | {mine.P99:F0} |"));
        }
        Console.WriteLine();
        Directory.Delete(data, recursive: true);
    }

    internal static async Task<ChildProcess> Started(string[] words, string address)
    {
        var program = await ChildProcess.StartAsync(new ChildProgram("dotnet", words), Directory.CreateTempSubdirectory("woordhouder-bench-").FullName);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address + "/health"));
                if (answer.IsSuccessStatusCode) return program;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException) { /* not up yet */ }
            if (program.HasExited || Stopwatch.GetElapsedTime(since) > TimeSpan.FromMinutes(2)) throw new InvalidOperationException(program.Output);
            await Task.Delay(50);
        }
    }

    private static async Task<(double PerSecond, double P99)> Wrk(string address, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c8", $"-d{seconds}s", "--latency", address]) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(output);
        var p99 = P99().Match(output);
        var value = double.Parse(p99.Groups[1].Value, CultureInfo.InvariantCulture) * p99.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 };
        return (double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), value);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
