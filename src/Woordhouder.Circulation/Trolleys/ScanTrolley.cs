using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal sealed record ScanTrolleyRequest(Guid Trolley, string Barcode, Guid Key);

/// <param name="Again">It was on this trolley already: nothing changed.</param>
internal sealed record ScannedTrolley(CheckedIn Back, bool Again);

/// <summary>Takes back one thing of a trolley, on the trolley's day. The check-in comes first: a line without it would promise what did not happen.</summary>
internal sealed class ScanTrolley(Things things, IItems items, CheckIn checkIn, TimeProvider clock)
{
    public async Task<Outcome<ScannedTrolley>> Do(ScanTrolleyRequest request, CancellationToken ct = default)
    {
        if (await things.Set<Trolley>().SingleOrDefaultAsync(t => t.Id == request.Trolley, ct) is not { } trolley) return new Refusal("trolley-gone");
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        if (await Line(trolley.Id, item.Id, ct) is { } known) return await Answer(known, item, request, ct);

        var outcome = await checkIn.Do(new CheckInRequest(request.Barcode, trolley.Branch, request.Key, trolley.ReturnedOn), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        var back = outcome.Value;
        things.Add(new TrolleyLine
        {
            Id = request.Key,
            TrolleyId = trolley.Id,
            ItemId = item.Id,
            Destination = back.Destination,
            ToBranch = back.ToBranch,
            WasOnLoan = back.Loan is not null,
            At = clock.GetUtcNow(),
        });
        try
        {
            await things.Save(ct);
            return new ScannedTrolley(back, Again: false);
        }
        catch (DbUpdateException)
        {
            // The same submit, or the same thing at another desk, was a moment earlier.
            things.Forget();
            return await Line(trolley.Id, item.Id, ct) is { } first ? await Answer(first, item, request, ct) : throw new InvalidOperationException("a line of a trolley was neither written nor there");
        }
    }

    private Task<TrolleyLine?> Line(Guid trolley, ItemId item, CancellationToken ct) => things.Set<TrolleyLine>().SingleOrDefaultAsync(l => l.TrolleyId == trolley && l.ItemId == item, ct);

    private async Task<ScannedTrolley> Answer(TrolleyLine line, ItemFacts item, ScanTrolleyRequest request, CancellationToken ct)
    {
        var number = line.Destination == Destination.HoldShelf ? (await things.PlaceOf(item.Id, ct))?.Number : null;
        return new(new CheckedIn(line.WasOnLoan ? default(LoanId) : null, item, line.Destination, line.ToBranch, number, Reserved: number is not null), Again: line.Id != request.Key);
    }
}
