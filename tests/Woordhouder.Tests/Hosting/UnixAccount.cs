using System.Diagnostics;

namespace Woordhouder.Tests.Hosting;

/// <summary>An account of this machine that a program can run under.</summary>
public sealed record UnixAccount(string Name, string UserId, string GroupId)
{
    /// <summary>The words before a command that make it run under this account, without a shell or a login between.</summary>
    public IReadOnlyList<string> Prefix => ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--"];

    /// <summary>
    /// An account without rights when the tests run as root, for programs that refuse root; <c>null</c> when they do not.
    /// </summary>
    public static UnixAccount? Unprivileged() =>
        Environment.IsPrivilegedProcess ? Find("postgres") ?? Find("nobody") ?? throw new InvalidOperationException(
            "The tests run as root and found neither of the users postgres and nobody to run PostgreSQL under.") : null;

    /// <summary>
    /// A new folder that only the account can enter. Under root it is always in /tmp: another user may not reach TMPDIR.
    /// </summary>
    public static async Task<string> NewFolderAsync(string prefix, UnixAccount? account)
    {
        if (account is null) return Directory.CreateTempSubdirectory(prefix).FullName;
        var folder = Path.Combine("/tmp", prefix + Path.GetRandomFileName());
        // install: made with owner and rights at once, so that nobody can look in between.
        await RunAsync("install", "--directory", "--mode=700", $"--owner={account.UserId}", $"--group={account.GroupId}", folder);
        return folder;
    }

    /// <summary>Makes the account the owner of a file or folder and all in it.</summary>
    public static Task GiveAsync(string path, UnixAccount account) =>
        RunAsync("chown", "--recursive", $"{account.UserId}:{account.GroupId}", path);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static UnixAccount? Find(string name) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && fields[0] == name)
            .Select(fields => new UnixAccount(name, fields[2], fields[3]))
            .FirstOrDefault();
}
