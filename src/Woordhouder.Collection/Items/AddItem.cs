using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Id">Of the copy to be: a second submit of the same form finds it made.</param>
internal sealed record AddItemRequest(TitleId Title, ItemId Id, ItemForm Form);

/// <summary>Adds a copy to a title and says its number.</summary>
internal sealed class AddItem(Things things, ItemBarcodes barcodes, TitleItems items, Library library, TimeProvider clock)
{
    public async Task<Outcome<string>> Do(AddItemRequest request, CancellationToken ct = default)
    {
        if (await Made(request.Id, ct) is { } made) return made;
        var values = request.Form.Values(library, library.Today(clock), withdrawnOn: null);
        if (!values.Done) return values.Refusals.ToList();
        if (!await things.Set<Title>().AnyAsync(t => t.Id == request.Title, ct)) return new Refusal("no-such-title");
        try
        {
            return await things.Transact<Outcome<string>>(async () =>
            {
                var number = await barcodes.For(request.Form.Barcode, ct);
                if (!number.Done) return number;
                var item = new Item { Id = request.Id, TitleId = request.Title, Barcode = number.Value };
                values.Value.Onto(item);
                item.AcquiredOn ??= library.Today(clock);
                things.Add(item);
                var now = clock.GetUtcNow();
                things.Add(new TitleChange { Id = Guid.CreateVersion7(now), TitleId = item.TitleId, At = now, Kind = ChangeKind.ItemAdded, What = item.Barcode });
                await things.Save(ct);
                await items.Refresh([item.TitleId], ct);
                return number;
            }, ct);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            things.Forget();
            if (await Made(request.Id, ct) is { } other) return other;
            var number = (request.Form.Barcode ?? "").Trim();
            var title = await things.Set<Item>().Where(i => i.Barcode == number).Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => t.Name).FirstOrDefaultAsync(ct);
            if (title is null) throw;
            return new Refusal("barcode-is-used", null, ("number", number), ("title", title)) { Field = "Item.Barcode" };
        }
    }

    /// <summary>The number of the copy that this form made before; null: none.</summary>
    public Task<string?> Made(ItemId id, CancellationToken ct) => things.Set<Item>().Where(i => i.Id == id).Select(i => i.Barcode).FirstOrDefaultAsync(ct);
}
