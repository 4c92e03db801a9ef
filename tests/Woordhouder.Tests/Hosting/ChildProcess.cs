using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Woordhouder.Tests.Hosting;

/// <summary>How a <see cref="ChildProcess"/> is started and stopped.</summary>
public sealed record ChildProgram(string File, params string[] Arguments)
{
    /// <summary>The signal that asks the program to stop; a name without SIG.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>The account that runs it; <c>null</c> is the account of the tests.</summary>
    public UnixAccount? Account { get; init; }

    /// <summary>Variables that are added to the environment; a <c>null</c> takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}

/// <summary>
/// A program that never outlives this process. It writes to <c>output.log</c> in its own folder, which goes with it.
/// </summary>
/// <remarks>
/// A small shell stands between: it waits on a pipe that only this process holds open. However this process ends, kill -9
/// included, the kernel closes the pipe, and the shell stops the program and deletes the folder. A ProcessExit handler
/// would not run in that case, and comparing process ids would mistake a reused one for the parent.
/// </remarks>
public sealed class ChildProcess : IAsyncDisposable
{
    // $1 folder, $2 stop signal, the rest is the program. SIGKILL follows after 15 seconds, counted in short sleeps: one long
    // sleep would outlive the shell that waits for it.
    private const string Guard = """
        folder=$1 signal=$2; shift 2
        exec 3<&0 2>>"$folder/output.log"
        "$@" >>"$folder/output.log" </dev/null 3<&- &
        program=$!
        echo "$program"
        ( read -r _ <&3; kill -s "$signal" "$program"; i=0
          while [ "$((i += 1))" -le 75 ]; do sleep 0.2; done
          kill -s KILL "$program" ) >/dev/null 2>&1 &
        stopper=$!
        wait "$program" 2>/dev/null
        echo "$?"
        kill "$stopper" 2>/dev/null
        while read -r _ <&3; do :; done
        cd / && rm -rf -- "$folder"
        """;

    private readonly Process _guard;
    private readonly string _folder;
    private readonly Task<int> _exit;
    private string? _lastOutput;

    private ChildProcess(Process guard, string folder, int programId)
    {
        _guard = guard;
        _folder = folder;
        ProgramId = programId;
        _exit = ReadExitAsync();
    }

    /// <summary>The process id of the program itself, not of the shell around it.</summary>
    public int ProgramId { get; }

    public bool HasExited => _exit.IsCompleted;

    /// <summary>Completes with the exit code when the program has ended; 137 is kill -9.</summary>
    public Task<int> Exited => _exit;

    /// <summary>All that the program has written so far, both streams in one.</summary>
    public string Output => _lastOutput ?? ReadOutput();

    /// <summary>Starts the program with <paramref name="folder"/> as its working folder, and takes over that folder.</summary>
    /// <exception cref="InvalidOperationException">The shell around it did not start.</exception>
    public static async Task<ChildProcess> StartAsync(ChildProgram program, string folder)
    {
        // A session of its own: Ctrl-C at the terminal ends the tests, and the closed pipe then ends the program in order.
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in program.Environment)
            start.Environment[name] = value;
        var words = new[] { "sh", "-c", Guard, "sh", folder, program.StopSignal, program.File }.Concat(program.Arguments);
        foreach (var word in (program.Account?.Prefix ?? []).Concat(words))
            start.ArgumentList.Add(word);

        var guard = Process.Start(start) ?? throw new InvalidOperationException($"{program.File} did not start.");
        var first = await guard.StandardOutput.ReadLineAsync();
        if (!int.TryParse(first, CultureInfo.InvariantCulture, out var id))
            throw new InvalidOperationException($"{program.File} did not start: the shell around it ended at once.");
        return new ChildProcess(guard, folder, id);
    }

    /// <summary>A TCP port of 127.0.0.1 that was free a moment ago: whoever binds it must be ready to try again.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>kill -9: the program gets no chance to finish anything. Its folder and output stay until disposal.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
        {
            using var program = Process.GetProcessById(ProgramId);
            program.Kill();
        }
        await _exit;
    }

    /// <summary>Stops the program by its stop signal and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lastOutput is not null) return;
        // A line asks the program to stop; only the closed pipe lets the folder go. What it wrote last is read in between.
        if (!HasExited) await _guard.StandardInput.WriteLineAsync("stop");
        await _guard.StandardInput.FlushAsync();
        await _exit;
        _lastOutput = ReadOutput();
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private async Task<int> ReadExitAsync()
    {
        var line = await _guard.StandardOutput.ReadLineAsync();
        return int.TryParse(line, CultureInfo.InvariantCulture, out var code) ? code : -1;
    }

    private string ReadOutput()
    {
        try
        {
            return File.ReadAllText(Path.Combine(_folder, "output.log"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
