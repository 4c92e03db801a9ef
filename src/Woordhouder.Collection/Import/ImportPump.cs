using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Reads offered files, one after the other, one node at a time. A run whose node died is taken over when its lease is past.</summary>
internal sealed partial class ImportPump(Things things, ReadRun read, LibraryScopes scopes, Library library, TimeProvider clock, ILogger<ImportPump> log) : ISlowPump
{
    private static readonly string Node = $"{Environment.MachineName}-{Environment.ProcessId}";

    public async Task<int> Turn(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await things.Set<ImportRun>().AnyAsync(r => r.State == ImportState.Running && r.LeaseUntil >= now, ct)) return 0;
        // A command that reads from disk and died: nobody here can go on with it, and it must keep no other file waiting.
        var here = things.Set<ImportChunk>();
        if (await things.Set<ImportRun>().AnyAsync(r => r.State == ImportState.Running, ct))
            await things.Update(things.Set<ImportRun>().Where(r => r.State == ImportState.Running && !here.Any(c => c.RunId == r.Id)),
                s => s.SetProperty(r => r.State, ImportState.Stopped).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), ct);
        var next = await things.Set<ImportRun>().Where(r => (r.State == ImportState.Running || r.State == ImportState.Waiting) && here.Any(c => c.RunId == r.Id))
            .OrderBy(r => r.State == ImportState.Waiting).ThenBy(r => r.OfferedAt).FirstOrDefaultAsync(ct);
        if (next is null) return 0;
        var taken = await things.Update(things.Set<ImportRun>().Where(r => r.Id == next.Id && r.State == next.State && r.LeaseUntil == next.LeaseUntil),
            s => s.SetProperty(r => r.State, ImportState.Running).SetProperty(r => r.Node, Node).SetProperty(r => r.LeaseUntil, now + ReadRun.Lease).SetProperty(r => r.StartedAt, r => r.StartedAt ?? now), ct);
        if (taken == 0) return 0;
        try
        {
            await using var scope = scopes.Open(library); // reads while the other writes
            using var file = new ChunkStream(scope.Get<Things>(), next.Id);
            await read.Do(next.Id, Node, file, null, ct);
        }
        catch (OperationCanceledException) { /* told to stop, or another node has it: it goes on from its last batch */ }
        catch (Exception e)
        {
            Stumbled(e.GetType().Name);
            things.Forget();
            await things.Update(things.Set<ImportRun>().Where(r => r.Id == next.Id && r.State == ImportState.Running && r.Node == Node),
                s => s.SetProperty(r => r.State, ImportState.Stopped).SetProperty(r => r.Problem, e.GetType().Name).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
        }
        return 1;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "an import stopped: {Error}")]
    private partial void Stumbled(string error);
}
