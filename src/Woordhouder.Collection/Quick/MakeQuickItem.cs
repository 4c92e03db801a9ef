using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Key">One-time key of the form: the copy to be, and the title with it.</param>
/// <param name="Title">A title that is here; null: the new one of <paramref name="New"/>.</param>
internal sealed record MakeQuickItemRequest(Guid Key, TitleId? Title, TitleForm New, ItemForm Item);

/// <summary>
/// A book in somebody's hand that has no record: a copy of a title that is here, or of a new one with what stands on the cover. Both or neither; the office
/// hears of a new title.
/// </summary>
internal sealed class MakeQuickItem(Things things, ItemBarcodes barcodes, AddTitle titles, AddItem items, Library library, TimeProvider clock)
{
    private const int Tries = 3;

    /// <returns>The number of the copy.</returns>
    public async Task<Outcome<string>> Do(MakeQuickItemRequest request, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await items.Made(new ItemId(request.Key), ct) is { } made) return made;
            if (await Wrong(request, ct) is { Count: > 0 } wrong) return wrong;
            try
            {
                return await things.Transact(() => Make(request, ct), ct);
            }
            catch (Refused refused)
            {
                things.Forget();
                return refused.Reasons.ToList();
            }
            // Another desk took the number, or the same submit was a moment earlier: look again at what it left.
            catch (Exception e) when (attempt < Tries && e is DbUpdateException or DbException)
            {
                things.Forget();
            }
        }
    }

    private async Task<List<Refusal>> Wrong(MakeQuickItemRequest request, CancellationToken ct)
    {
        var today = library.Today(clock);
        List<Refusal> wrong = [.. request.Item.Values(library, today, withdrawnOn: null).Refusals];
        if (!string.IsNullOrWhiteSpace(request.Item.Barcode)) wrong.AddRange((await barcodes.For(request.Item.Barcode, ct)).Refusals);
        if (request.Title is null) wrong.AddRange(request.New.Onto(TitleForm.Blank, today).Refusals);
        return wrong;
    }

    private async Task<Outcome<string>> Make(MakeQuickItemRequest request, CancellationToken ct)
    {
        var title = request.Title ?? Held(await titles.Do(new AddTitleRequest(request.New, null, request.Key), ct));
        var number = Held(await items.Do(new AddItemRequest(title, new ItemId(request.Key), request.Item), ct));
        if (request.Title is null) await things.Insert([new UnfinishedTitle { TitleId = title, MadeAt = clock.GetUtcNow() }], orIgnore: true, ct: ct);
        return number;
    }

    /// <exception cref="Refused">Somebody was faster: nothing of the transaction stays.</exception>
    private static T Held<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new Refused(outcome.Refusals);

    private sealed class Refused(IReadOnlyList<Refusal> reasons) : Exception
    {
        public IReadOnlyList<Refusal> Reasons { get; } = reasons;
    }
}
