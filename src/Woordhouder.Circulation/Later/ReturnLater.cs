using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal sealed record ReturnLaterRequest(string Barcode, string Branch, DateTimeOffset At, Guid Key);

/// <param name="Back">Null: it was lent again since, so it is out and stays out.</param>
internal sealed record ReturnedLater(ItemFacts Item, CheckedIn? Back);

/// <summary>A return that happened while the network was away: it counts for the day on which it happened.</summary>
internal sealed class ReturnLater(For<Lending> data, IItems items, CheckIn checkIn, Library library)
{
    public async Task<Outcome<ReturnedLater>> Do(ReturnLaterRequest request, CancellationToken ct = default)
    {
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        var (day, at) = (library.DayOf(request.At), request.At);
        if (await data.Facts<Loan>().AnyAsync(l => l.ItemId == item.Id && l.ReturnedOn == null && (l.LentOn > day || l.CheckedOutAt > at), ct)) return new ReturnedLater(item, null);
        var outcome = await checkIn.Do(new CheckInRequest(request.Barcode, request.Branch, request.Key, day, at), ct);
        return outcome.Done ? new ReturnedLater(item, outcome.Value) : outcome.Refusals.ToList();
    }
}
