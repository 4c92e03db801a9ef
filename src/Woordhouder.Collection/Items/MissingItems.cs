using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Copies become missing or broken, or are found again, each with its step in the history. Who could not find it stands nowhere.</summary>
internal sealed class MissingItems(Things things, TitleItems titles, TimeProvider clock) : IMissingItems
{
    /// <summary>Ids in one question.</summary>
    private const int Batch = 500;

    public Task<int> Mark(IReadOnlyCollection<ItemId> items, CancellationToken ct = default) => Turn(items, ItemStatus.InCollection, ItemStatus.Missing, ct);

    public Task<int> Mend(IReadOnlyCollection<ItemId> items, CancellationToken ct = default) => Turn(items, ItemStatus.InCollection, ItemStatus.Repair, ct);

    public Task<int> Found(IReadOnlyCollection<ItemId> items, CancellationToken ct = default) => Turn(items, ItemStatus.Missing, ItemStatus.InCollection, ct);

    private Task<int> Turn(IReadOnlyCollection<ItemId> items, ItemStatus from, ItemStatus to, CancellationToken ct) => things.Transact(async () =>
    {
        var turned = 0;
        foreach (var ids in items.Order(ById).Chunk(Batch)) turned += await Turn(ids, from, to, ct);
        return turned;
    }, ct);

    /// <summary>Two desks that turn the same ones wait for each other in this order.</summary>
    private static readonly Comparer<ItemId> ById = Comparer<ItemId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private async Task<int> Turn(ItemId[] ids, ItemStatus from, ItemStatus to, CancellationToken ct)
    {
        // The rows stay locked until the end: of two desks the second finds nothing left to turn.
        var which = things.Set<Item>().Where(i => ids.Contains(i.Id) && i.Status == from && i.WithdrawnOn == null);
        if (await things.Update(which, s => s.SetProperty(i => i.Version, i => i.Version), ct) == 0) return 0;
        var (now, steps) = (clock.GetUtcNow(), new List<TitleChange>());
        foreach (var item in await things.Track<Item>().Where(i => ids.Contains(i.Id) && i.Status == from && i.WithdrawnOn == null).ToListAsync(ct))
        {
            var before = ItemValues.Of(item);
            (before with { Status = to }).Onto(item);
            steps.Add(ItemStep.Of(item, before, ChangeKind.ItemChanged, now));
            // It may lie ready for somebody: lending frees it. Whoever says that it is missing has done so.
            if (to == ItemStatus.Repair) things.Publish(new ItemTakenOut(item.Id, item.TitleId));
        }
        things.AddRange(steps);
        await things.Save(ct);
        await titles.Refresh([.. steps.Select(s => s.TitleId).Distinct()], ct);
        return steps.Count;
    }
}

/// <summary>Scanned at a desk: it is no longer missing.</summary>
internal sealed class ShowAsFound(IMissingItems missing) : IHandle<ItemFound>
{
    public Task Handle(ItemFound happened, CancellationToken ct) => missing.Found([happened.Item], ct);
}

/// <summary>Damaged, says a desk: it is in repair.</summary>
internal sealed class ShowInRepair(IMissingItems items) : IHandle<ItemDamaged>
{
    public Task Handle(ItemDamaged happened, CancellationToken ct) => items.Mend([happened.Item], ct);
}
