using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Back">Take it back into the collection, on the day that it was withdrawn.</param>
internal sealed record WithdrawItemRequest(ItemId Item, int Version, bool Back = false);

/// <summary>Takes a copy out of the collection from today, or undoes that on the same day. A copy that is on loan must come back first.</summary>
internal sealed class WithdrawItem(Things things, TitleItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<TitleId>> Do(WithdrawItemRequest request, CancellationToken ct = default)
    {
        var item = await things.Track<Item>().FirstOrDefaultAsync(i => i.Id == request.Item, ct);
        if (item is null) return new Refusal("no-such-item");
        var today = library.Today(clock);
        // Pressed twice: it is so already.
        if (request.Back == item.WithdrawnOn is null) return item.TitleId;
        if (!request.Back && item.OnLoan) return new Refusal("item-on-loan", null, ("number", item.Barcode));
        if (request.Back && item.WithdrawnOn != today) return new Refusal("withdrawn-before", null, ("number", item.Barcode), ("day", item.WithdrawnOn!.Value));
        if (item.Version != request.Version) return new Refusal("changed-elsewhere");
        var before = ItemValues.Of(item);
        return await things.Step(items, item, before, before with { WithdrawnOn = request.Back ? null : today }, request.Back ? ChangeKind.ItemChanged : ChangeKind.ItemWithdrawn, clock, ct);
    }
}
