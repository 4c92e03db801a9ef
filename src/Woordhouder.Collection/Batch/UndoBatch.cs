using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Left">Changed again since, so left as they are.</param>
internal sealed record UndoneBatch(int Restored, int Left);

/// <summary>Puts back what a change of many changed, exactly the copies and descriptions that nobody changed since.</summary>
internal sealed class UndoBatch(Things things, TitleBatch batches, TitleItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<UndoneBatch>> Do(Guid id, CancellationToken ct = default)
    {
        try
        {
            return await things.Transact<Outcome<UndoneBatch>>(async () =>
            {
                var now = clock.GetUtcNow();
                // Whoever sets the day undoes it; a second press finds it done.
                if (await things.Update(things.Set<BatchChange>().Where(b => b.Id == id && b.UndoneAt == null), s => s.SetProperty(b => b.UndoneAt, now), ct) == 0)
                    return await things.Set<BatchChange>().AnyAsync(b => b.Id == id, ct) ? new Refusal("batch-undone") : new Refusal("no-such-batch");
                var batch = await things.Set<BatchChange>().FirstAsync(b => b.Id == id, ct);
                var steps = await things.Set<TitleChange>().Where(c => c.BatchId == id).ToListAsync(ct);
                var request = BatchRequest.Read(batch.Request);
                var restored = request.OfItems ? await Items(steps, now, ct) : await Titles(request, library.DayOf(batch.At), steps, ct);
                return new UndoneBatch(restored, batch.Rows - restored);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget();
            return new Refusal("changed-elsewhere");
        }
    }

    private async Task<int> Items(List<TitleChange> steps, DateTimeOffset now, CancellationToken ct)
    {
        var before = steps.Select(s => ItemStep.Read(s.Before)!).ToDictionary(s => new ItemId(s.Item));
        var ids = before.Keys.ToList();
        List<TitleChange> undone = [];
        foreach (var item in await things.Track<Item>().Where(i => ids.Contains(i.Id)).ToListAsync(ct))
        {
            var step = before[item.Id];
            if (item.Version != step.Version) continue;
            var was = ItemValues.Of(item);
            step.Values.Onto(item);
            undone.Add(ItemStep.Of(item, was, ChangeKind.ItemChanged, now));
            things.Tell(item, was);
        }
        await things.Save(ct);
        await things.Insert(undone, ct: ct);
        await items.Refresh([.. undone.Select(u => u.TitleId).Distinct()], ct);
        return undone.Count;
    }

    /// <summary>A record is as the change left it when making the change again on what was before gives what is there now.</summary>
    private async Task<int> Titles(BatchRequest request, DateOnly day, List<TitleChange> steps, CancellationToken ct)
    {
        var restored = 0;
        foreach (var chunk in steps.Chunk(ReadRun.BatchSize))
        {
            var before = chunk.ToDictionary(s => s.TitleId, s => RecordText.Read(s.Before!));
            var ids = before.Keys.ToList();
            await things.Update(things.Set<Title>().Where(t => ids.Contains(t.Id)), s => s.SetProperty(t => t.Version, t => t.Version), ct);
            var back = (await things.RecordsOf(ids, ct))
                .Where(r => RecordChange.Of(before[r.Title], request.Act, request.Value!.Trim(), day).Record is { } made && MarcLines.Write(made) == MarcLines.Write(r.Record))
                .Select(r => RecordChange.Incoming(before[r.Title], r.Number, r.Source)!).ToList();
            restored += back.Count;
            await batches.Write(back, new Origin(ChangeKind.Undone, ""), ct: ct);
        }
        return restored;
    }
}
