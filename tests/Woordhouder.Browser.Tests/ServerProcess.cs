using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Browser.Tests;

/// <summary>Woordhouder as a library runs it: its own process with the demo library, data in a temporary folder.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    // Making the demo library takes most of a first start: it is made once for each set of options, and copied.
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    private readonly string _data;
    private readonly int _port = ChildProcess.FreePort();
    private ChildProcess? _program;

    private ServerProcess(string data) => _data = data;

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    /// <summary>The folder of the library's data; it stays through <see cref="KillAsync"/> and <see cref="StartAgainAsync"/>.</summary>
    public string DataFolder => _data;

    /// <summary>All it has printed since its last start.</summary>
    public string Output => _program?.Output ?? "";

    /// <summary>Starts <c>serve --demo</c> and returns when <c>/health</c> answers.</summary>
    /// <param name="options">Further options of <c>serve</c>.</param>
    public static async Task<ServerProcess> StartAsync(params string[] options)
    {
        var made = await Made.GetOrAdd(string.Join(' ', options), _ => new(() => MakeAsync(options))).Value;
        var server = new ServerProcess(Directory.CreateTempSubdirectory("woordhouder-data-").FullName);
        CopyFolder(made, server._data);
        try
        {
            await server.StartAgainAsync(options);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<string> MakeAsync(string[] options)
    {
        var server = new ServerProcess(Directory.CreateTempSubdirectory("woordhouder-demo-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(server._data, recursive: true);
        await server.StartAgainAsync(options);
        await server.StopAsync();
        return server._data;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>kill -9: nothing is finished, nothing is closed.</summary>
    public Task KillAsync() => _program?.KillAsync() ?? Task.CompletedTask;

    /// <summary>Asks it to stop, and waits until it has: all it knows is in its folder then.</summary>
    public async Task StopAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
    }

    /// <summary>Starts on the same data and address, after stopping what still runs.</summary>
    /// <param name="options">Further options of <c>serve</c>, such as <c>--at</c>: another day.</param>
    public async Task StartAgainAsync(params string[] options)
    {
        await StopAsync();
        string[] words = [Program, "serve", "--demo", "--data", _data, "--urls", Address, .. options];
        var folder = Directory.CreateTempSubdirectory("woordhouder-web-").FullName;
        _program = await ChildProcess.StartAsync(new ChildProgram("dotnet", words), folder);
        await WaitForHealthAsync(_program, TimeSpan.FromSeconds(90));
    }

    /// <summary>Another command of the command line, on the same data, while nothing serves them.</summary>
    /// <returns>Its exit code and all that it printed.</returns>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] words)
    {
        await StopAsync();
        var folder = Directory.CreateTempSubdirectory("woordhouder-command-").FullName;
        await using var program = await ChildProcess.StartAsync(new ChildProgram("dotnet", [Program, .. words, "--demo", "--data", _data]), folder);
        return (await program.Exited, program.Output);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static string Program
    {
        get
        {
            var program = Path.Combine(
                Repository.Root, "src", "Woordhouder.Web", "bin", Repository.Configuration, "net10.0", "Woordhouder.Web.dll");
            return File.Exists(program) ? program : throw new InvalidOperationException($"{program} is not built: run ./test.");
        }
    }

    private async Task WaitForHealthAsync(ChildProcess program, TimeSpan patience)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var since = Stopwatch.StartNew();
        while (!program.HasExited && since.Elapsed < patience)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/health"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet, or too busy with its first request.
            }
            await Task.Delay(100);
        }
        await program.DisposeAsync();
        throw new InvalidOperationException($"{Address}/health did not answer. What the server printed:\n{program.Output}");
    }
}
