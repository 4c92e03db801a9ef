using System.Diagnostics;
using System.Globalization;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Bench;

/// <summary>From the start of the process to the first answer of <c>/health</c>, and what it then holds in memory: the demo library against a site that does nothing.</summary>
internal static class StartupBench
{
    public static async Task Run(bool quick)
    {
        var times = quick ? 1 : 5;
        var (bare, first, again) = (new List<Started>(), new List<Started>(), new List<Started>());
        for (var i = 0; i < times; i++)
        {
            bare.Add(await Start(address => [Path.Combine(AppContext.BaseDirectory, "Woordhouder.Bench.dll"), "bare", address]));
            var data = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
            string[] Serve(string address) => [Path.Combine(AppContext.BaseDirectory, "Woordhouder.Web.dll"), "serve", "--demo", "--library", Repository.Path("libraries", "almere"), "--data", data, "--urls", address];
            first.Add(await Start(Serve));
            again.Add(await Start(Serve));
            Directory.Delete(data, recursive: true);
        }
        Console.WriteLine("| start-up | seconds to /health | ratio | resident MB | ratio |\n|---|---:|---:|---:|---:|");
        var nothing = Median(bare);
        foreach (var (name, started) in new[] { ("bare site", nothing), ("serve --demo, first time", Median(first)), ("serve --demo, again", Median(again)) })
            Console.WriteLine(FormattableString.Invariant($"| {name} | {started.Seconds:F2} | **{started.Seconds / nothing.Seconds:F1}** | {started.Megabytes:F0} | **{started.Megabytes / nothing.Megabytes:F1}** |"));
        Console.WriteLine();
    }

    private sealed record Started(double Seconds, double Megabytes);

    private static Started Median(List<Started> all) => new(all.Select(s => s.Seconds).Order().ElementAt(all.Count / 2), all.Select(s => s.Megabytes).Order().ElementAt(all.Count / 2));

    private static async Task<Started> Start(Func<string, string[]> words)
    {
        var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
        var since = Stopwatch.GetTimestamp();
        await using var program = await ChildProcess.StartAsync(new ChildProgram("dotnet", words(address)), Directory.CreateTempSubdirectory("woordhouder-bench-").FullName);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (!await Answers(client, address))
        {
            if (program.HasExited || Stopwatch.GetElapsedTime(since) > TimeSpan.FromMinutes(2)) throw new InvalidOperationException(program.Output);
            await Task.Delay(10);
        }
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        // What start-up left running settles first.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var resident = File.ReadLines($"/proc/{program.ProgramId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new Started(seconds, double.Parse(resident, CultureInfo.InvariantCulture) / 1024);
    }

    private static async Task<bool> Answers(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address + "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException) { return false; }
    }
}
