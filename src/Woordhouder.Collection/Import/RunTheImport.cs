using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Stops a run between two batches, and lets a stopped one go on where it was.</summary>
internal sealed class RunTheImport(Things things)
{
    public async Task<Outcome<Nothing>> Stop(Guid run, CancellationToken ct = default)
    {
        var stopped = await things.Update(things.Set<ImportRun>().Where(r => r.Id == run && (r.State == ImportState.Running || r.State == ImportState.Waiting)),
            s => s.SetProperty(r => r.State, ImportState.Stopped).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), ct);
        return stopped == 1 ? new Nothing() : new Refusal("import.not-running");
    }

    public async Task<Outcome<Nothing>> GoOn(Guid run, CancellationToken ct = default)
    {
        if (!await things.Set<ImportChunk>().AnyAsync(c => c.RunId == run, ct)) return new Refusal("import.file-gone");
        var waiting = await things.Update(things.Set<ImportRun>().Where(r => r.Id == run && r.State == ImportState.Stopped), s => s.SetProperty(r => r.State, ImportState.Waiting).SetProperty(r => r.Problem, (string?)null), ct);
        return waiting == 1 ? new Nothing() : new Refusal("import.not-stopped");
    }
}
