using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>What terminals said about the labels of items.</summary>
internal sealed class Labels(Things things, TimeProvider clock)
{
    private static readonly Compiled<Things, ItemId, string?> Properties = Things.Compile((Rows rows, ItemId item) => rows.Set<ItemLabel>().Where(l => l.ItemId == item).Select(l => (string?)l.Properties));

    /// <summary>Null: nothing was said.</summary>
    public Task<string?> Of(ItemId item, CancellationToken ct) => things.First(Properties, item, ct);

    public Task Put(ItemId item, string properties, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return things.Transact(async () =>
        {
            await things.Insert([new ItemLabel { ItemId = item, Properties = properties, ChangedAt = now }], orIgnore: true, ct);
            return await things.Update(things.Set<ItemLabel>().Where(l => l.ItemId == item), s => s.SetProperty(l => l.Properties, properties).SetProperty(l => l.ChangedAt, now), ct);
        }, ct);
    }
}
