using System.Globalization;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>
/// Takes files that a supplier puts in a folder (watchedFolder in settings.yaml). A file is whole when it has not grown for a while; taken, it moves to the
/// folder "taken" beside it, and one that is refused to "refused", for a week: it may hold anything about anybody. The list of imports says why. On several
/// nodes with one shared folder the first to move it has it.
/// </summary>
internal sealed partial class WatchedFolder(OfferFile offer, Library library, TimeProvider clock, ILogger<WatchedFolder> log) : ISlowPump
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const string Taking = ".taking", Taken = "taken", Refused = "refused";

    public async Task<int> Turn(CancellationToken ct)
    {
        if (library.Settings.WatchedFolder is not { } folder || !Directory.Exists(folder)) return 0;
        Forget(Path.Combine(folder, Taken));
        Forget(Path.Combine(folder, Refused));
        var taken = 0;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(IsWhole).OrderBy(f => f.Name, StringComparer.Ordinal).ToList())
        {
            var name = file.Name.EndsWith(Taking, StringComparison.Ordinal) ? file.Name[..^Taking.Length] : file.Name;
            var mine = Path.Combine(folder, name + Taking);
            try
            {
                file.MoveTo(mine);
                File.SetLastWriteTimeUtc(mine, clock.GetUtcNow().UtcDateTime);
            }
            catch (IOException) { continue; } // another node was first
            var stream = File.OpenRead(mine);
            await using (stream)
            {
                var outcome = await offer.Do(name, stream, ct);
                if (outcome.Done) taken++;
                else
                {
                    WasRefused(string.Join(", ", outcome.Refusals.Select(r => r.Code)));
                    await offer.Refuse(name, file.Length, outcome.Refusals[0], ct);
                }
                Put(mine, Path.Combine(folder, outcome.Done ? Taken : Refused), name);
            }
        }
        return taken;
    }

    /// <summary>Also one that a node began to take and left lying for an hour: that node is no more.</summary>
    private bool IsWhole(FileInfo file)
    {
        var age = clock.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        return !file.Name.StartsWith('.') && file.Length > 0 && age >= (file.Name.EndsWith(Taking, StringComparison.Ordinal) ? Abandoned : Settled);
    }

    /// <summary>Under the moment and its name: a supplier may call each file the same.</summary>
    private void Put(string file, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.Move(file, Path.Combine(folder, $"{clock.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}-{name}"));
    }

    private void Forget(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => clock.GetUtcNow() - new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero) >= Kept).ToList())
        {
            try { file.Delete(); }
            catch (IOException) { /* another node, or somebody who looks at it: next time */ }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a file in the watched folder was refused: {Codes}")]
    private partial void WasRefused(string codes);
}
