using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;

namespace Woordhouder.Collection;

/// <summary>Nightly: pieces of uploads that broke off go after a day, those of a stopped import after three, rejected records after thirty, questions with their run after a year.</summary>
internal sealed class ForgetImports(Things things, TimeProvider clock) : IDailyJob
{
    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (day, stopped, month, year) = (now.AddDays(-1), now.AddDays(-3), now.AddDays(-30), now.AddYears(-1));
        var broken = things.Set<ImportRun>().Where(r => r.State == ImportState.Receiving && r.OfferedAt < day);
        await things.Delete(things.Set<ImportChunk>().Where(c => broken.Any(r => r.Id == c.RunId)), ct);
        var uploads = await things.Delete(things.Set<ImportRun>().Where(r => r.State == ImportState.Receiving && r.OfferedAt < day), ct);
        // A file may hold anything about anybody until it is read: who stopped it and comes back later offers it again.
        var left = things.Set<ImportRun>().Where(r => r.OfferedAt < stopped && r.State != ImportState.Running && r.State != ImportState.Waiting);
        await things.Delete(things.Set<ImportChunk>().Where(c => left.Any(r => r.Id == c.RunId)), ct);
        var old = things.Set<ImportRun>().Where(r => r.OfferedAt < month && r.State != ImportState.Running);
        var rejects = await things.Delete(things.Set<ImportReject>().Where(j => old.Any(r => r.Id == j.RunId)), ct);
        var past = things.Set<ImportRun>().Where(r => r.OfferedAt < year);
        await things.Delete(things.Set<ImportQuestion>().Where(q => past.Any(r => r.Id == q.RunId)), ct);
        var runs = await things.Delete(things.Set<ImportRun>().Where(r => r.OfferedAt < year), ct);
        return JobSaid.Write("forget-imports", ("uploads", uploads), ("rejects", rejects), ("runs", runs));
    }
}
