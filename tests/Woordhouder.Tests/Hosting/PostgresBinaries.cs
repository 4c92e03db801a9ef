using System.Diagnostics;
using System.Globalization;

namespace Woordhouder.Tests.Hosting;

/// <summary>The programs of Debian's newest PostgreSQL on this machine.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private const int OldestVersion = 15;

    /// <exception cref="InvalidOperationException">There is none of version 15 or later.</exception>
    public static PostgresBinaries Find()
    {
        const string root = "/usr/lib/postgresql";
        var newest = (Directory.Exists(root) ? Directory.GetDirectories(root) : [])
            .Select(folder => (Folder: folder, Version: Version(folder)))
            .Where(found => found.Version >= OldestVersion && File.Exists(Path.Combine(found.Folder, "bin", "initdb")))
            .OrderByDescending(found => found.Version)
            .Select(found => found.Folder)
            .FirstOrDefault();
        return newest is null
            ? throw new InvalidOperationException(
                $"PostgreSQL {OldestVersion} or later is missing: no {root}/*/bin/initdb. "
                + "Install it with: apt-get install postgresql (./test does so by itself).")
            : new PostgresBinaries(Path.Combine(newest, "bin"));
    }

    /// <summary>Makes an empty cluster in the folder, where every connection needs the password.</summary>
    public async Task InitializeAsync(string folder, string password, UnixAccount? account)
    {
        var secret = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(secret, password);
        if (account is not null) await UnixAccount.GiveAsync(folder, account);

        string[] words =
        [
            .. account?.Prefix ?? [], Path.Combine(Folder, "initdb"), "--pgdata", Path.Combine(folder, "data"),
            "--username=postgres", $"--pwfile={secret}", "--auth=scram-sha-256",
            "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync", "--no-instructions",
        ];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var initdb = Process.Start(start)!;
        var output = initdb.StandardOutput.ReadToEndAsync();
        var errors = await initdb.StandardError.ReadToEndAsync();
        await initdb.WaitForExitAsync();
        File.Delete(secret);
        if (initdb.ExitCode != 0)
            throw new InvalidOperationException($"initdb ended with {initdb.ExitCode}:\n{await output}{errors}");
    }

    /// <summary>The server on a port of 127.0.0.1, without a socket file: its path has a length limit, the temp folder has none.</summary>
    public ChildProgram Server(string folder, int port, bool durable, UnixAccount? account)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "unix_socket_directories=", "max_connections=300", "shared_buffers=128MB",
            // Small tables, many short queries: compiling a plan costs more than it saves.
            "jit=off",
            "log_min_messages=warning",
        ];
        // Nothing is replicated or recovered here: the log need not hold enough for that.
        if (!durable)
            settings.AddRange([
                "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
            ]);
        var arguments = settings.SelectMany(setting => new[] { "-c", setting });
        return new ChildProgram(Path.Combine(Folder, "postgres"), ["-D", Path.Combine(folder, "data"), .. arguments])
        {
            // Immediate: the data goes with the folder, no need to write it out first.
            StopSignal = "QUIT",
            Account = account,
        };
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
