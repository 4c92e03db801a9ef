using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Version">That the editor saw.</param>
internal sealed record ChangeItemRequest(ItemId Item, int Version, ItemForm Form);

/// <summary>Changes what the office decides about a copy: branch, shelf mark, status, price class, day of acquisition, note. Its number stays.</summary>
internal sealed class ChangeItem(Things things, TitleItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<TitleId>> Do(ChangeItemRequest request, CancellationToken ct = default)
    {
        var item = await things.Track<Item>().FirstOrDefaultAsync(i => i.Id == request.Item, ct);
        if (item is null) return new Refusal("no-such-item");
        var values = request.Form.Values(library, library.Today(clock), item.WithdrawnOn);
        if (!values.Done) return values.Refusals.ToList();
        var before = ItemValues.Of(item);
        if (before == values.Value) return item.TitleId;
        if (item.Version != request.Version) return new Refusal("changed-elsewhere");
        return await things.Step(items, item, before, values.Value, ChangeKind.ItemChanged, clock, ct);
    }
}

internal static class ItemSteps
{
    /// <summary>Lending hears what the office changed: a copy that nobody gets now, or one that was missing and is there. With the next save.</summary>
    public static void Tell(this Things things, Item item, ItemValues before)
    {
        var now = ItemValues.Of(item);
        if (InUse(before) && !InUse(now)) things.Publish(new ItemTakenOut(item.Id, item.TitleId));
        if (before.Status == ItemStatus.Missing && now.Status != ItemStatus.Missing) things.Publish(new ItemTurnedUp(item.Id));
    }

    private static bool InUse(ItemValues values) => values is { Status: ItemStatus.InCollection, WithdrawnOn: null };

    /// <summary>Writes a change of one tracked copy with its step in the history; refused when somebody else was first.</summary>
    public static async Task<Outcome<TitleId>> Step(this Things things, TitleItems items, Item item, ItemValues before, ItemValues after, ChangeKind kind, TimeProvider clock, CancellationToken ct)
    {
        after.Onto(item);
        things.Add(ItemStep.Of(item, before, kind, clock.GetUtcNow()));
        things.Tell(item, before);
        try
        {
            return await things.Transact(async () =>
            {
                await things.Save(ct);
                await items.Refresh([item.TitleId], ct);
                return item.TitleId;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget();
            return new Refusal("changed-elsewhere");
        }
    }
}
