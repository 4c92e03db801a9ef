using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Id">Of the change to be: a second submit of the same form finds it done.</param>
/// <param name="Print">Of the plan that was shown.</param>
internal sealed record CarryOutBatchRequest(Guid Id, BatchRequest Batch, string Print);

/// <summary>Does what the preview showed, all or nothing. When something changed since the preview, nothing is done and the preview comes again.</summary>
internal sealed class CarryOutBatch(Things things, PreviewBatch preview, TitleBatch batches, TitleItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Do(CarryOutBatchRequest request, CancellationToken ct = default)
    {
        if (await things.Set<BatchChange>().AnyAsync(b => b.Id == request.Id, ct)) return request.Id;
        var seen = await preview.Do(request.Batch, ct);
        if (!seen.Done) return seen.Refusals.ToList();
        var titles = seen.Value.Rows.Select(r => r.Title).Distinct().ToList();
        try
        {
            return await things.Transact<Outcome<Guid>>(async () =>
            {
                // The titles stay locked until the end, so nobody comes between the plan and the change.
                await things.Update(things.Set<Title>().Where(t => titles.Contains(t.Id)), s => s.SetProperty(t => t.Version, t => t.Version), ct);
                var plan = await preview.Do(request.Batch, ct);
                if (!plan.Done) return plan.Refusals.ToList();
                if (plan.Value.Print != request.Print) return new Refusal("batch-changed");
                if (plan.Value.Rows.Count == 0) return new Refusal("batch-nothing");
                var now = clock.GetUtcNow();
                things.Add(new BatchChange { Id = request.Id, At = now, Request = request.Batch.Write(), Rows = plan.Value.Rows.Count });
                await things.Save(ct);
                if (request.Batch.OfItems) await Items(plan.Value, request.Id, now, ct);
                else await Titles(plan.Value, request.Id, ct);
                return request.Id;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget();
            return new Refusal("batch-changed");
        }
    }

    private async Task Items(BatchPlan plan, Guid batch, DateTimeOffset now, CancellationToken ct)
    {
        var ids = plan.Rows.Select(r => r.Item!.Value).ToList();
        List<TitleChange> steps = [];
        foreach (var item in await things.Track<Item>().Where(i => ids.Contains(i.Id)).ToListAsync(ct))
        {
            var before = ItemValues.Of(item);
            PreviewBatch.After(before, plan.Request, library.Today(clock)).Onto(item);
            steps.Add(ItemStep.Of(item, before, plan.Request.Act == BatchAct.Withdraw ? ChangeKind.ItemWithdrawn : ChangeKind.ItemChanged, now, batch));
            things.Tell(item, before);
        }
        await things.Save(ct);
        await things.Insert(steps, ct: ct);
        await items.Refresh([.. plan.Rows.Select(r => r.Title).Distinct()], ct);
    }

    private async Task Titles(BatchPlan plan, Guid batch, CancellationToken ct)
    {
        foreach (var chunk in plan.Rows.Chunk(ReadRun.BatchSize))
        {
            var ids = chunk.Select(r => r.Title).ToList();
            var rows = await things.RecordsOf(ids, ct);
            var changed = rows.Select(r => RecordChange.Incoming(RecordChange.Of(r.Record, plan.Request.Act, plan.Request.Value!.Trim(), library.Today(clock)).Record!, r.Number, r.Source)!).ToList();
            await batches.Write(changed, new Origin(ChangeKind.Batch, "", Batch: batch), ct: ct);
        }
    }
}

/// <summary>A title's record with what the title is known by.</summary>
internal sealed record NumberedRecord(TitleId Title, string Number, string Source, string Text)
{
    public MarcRecord Record => RecordText.Read(Text);
}

internal static class RecordRows
{
    public static Task<List<NumberedRecord>> RecordsOf(this Things things, List<TitleId> titles, CancellationToken ct) =>
        things.Set<Title>().Where(t => titles.Contains(t.Id)).Join(things.Set<TitleRecord>(), t => t.Id, r => r.TitleId, (t, r) => new NumberedRecord(t.Id, t.ControlNumber, t.ControlSource, r.Text)).ToListAsync(ct);
}
