using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Line">Null: the last one scanned.</param>
/// <param name="Key">One-time key of the form: a repeated submit takes nothing more off, whatever is the last by then.</param>
internal sealed record UndoTrolleyRequest(Guid Trolley, Guid? Line = null, Guid? Key = null);

/// <summary>Takes a thing off the trolley, as if it had not been scanned: its loan is open again, within five minutes.</summary>
internal sealed class UndoTrolley(For<Lending> data, Things things, IItems items, UndoCheckIn undo, TimeProvider clock)
{
    /// <summary>Between closing the loan and writing the line.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    public async Task<Outcome<ItemFacts>> Do(UndoTrolleyRequest request, CancellationToken ct = default)
    {
        if (await things.UndoneBy(request.Key, items, ct) is { } before) return before;
        var lines = things.Set<TrolleyLine>().Where(l => l.TrolleyId == request.Trolley);
        var line = await (request.Line is { } id ? lines.Where(l => l.Id == id) : lines.OrderByDescending(l => l.At)).FirstOrDefaultAsync(ct);
        if (line is null || !line.CanBeUndone(clock) || !(await items.Of([line.ItemId], ct)).TryGetValue(line.ItemId, out var item)) return await things.UndoneOrTooLate(request.Key, items, ct);
        if (line.WasOnLoan)
        {
            var branch = await things.Set<Trolley>().Where(t => t.Id == line.TrolleyId).Select(t => t.Branch).SingleOrDefaultAsync(ct);
            // The line knows no loan; the one that was closed at its moment is meant.
            var (from, until, thing) = (line.At - Apart, line.At + Apart, (ItemId?)line.ItemId);
            var loan = await data.Facts<Loan>().Where(l => l.ItemId == thing && l.ReturnedOn != null && l.ReturnedAt >= from && l.ReturnedAt <= until).Select(l => l.Id).FirstOrDefaultAsync(ct);
            return await undo.Do(new UndoCheckInRequest(loan, item.Barcode, branch, request.Key, line.Id), ct);
        }
        var gone = line.Id;
        try
        {
            return await data.Transact(async () =>
            {
                if (request.Key is { } key) data.RememberUndone(key, item.Id, clock);
                await data.Save(ct);
                await things.Delete(things.Set<TrolleyLine>().Where(l => l.Id == gone), ct);
                return item;
            }, ct);
        }
        catch (DbUpdateException) when (request.Key is not null)
        {
            // The same submit was a moment earlier.
            data.Forget();
            return await things.UndoneOrTooLate(request.Key, items, ct);
        }
    }
}
