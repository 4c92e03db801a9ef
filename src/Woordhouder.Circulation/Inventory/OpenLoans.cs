using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>Which of these things are on loan or came back, without saying with whom: also those of people whose data stand still.</summary>
internal static class OpenLoans
{
    private const int Batch = 500;

    public static Task<HashSet<ItemId>> OnLoan(this For<Lending> data, IReadOnlyCollection<ItemId> items, CancellationToken ct) => Among(data.Facts<Loan>().Where(l => l.ReturnedOn == null), items, ct);

    /// <summary>Taken back since a moment, whichever day of that week it counted for.</summary>
    /// <param name="day">Of that moment.</param>
    public static Task<HashSet<ItemId>> CameBack(this For<Lending> data, IReadOnlyCollection<ItemId> items, DateOnly day, DateTimeOffset since, CancellationToken ct)
    {
        var from = day.AddDays(-BeginTrolley.MostDaysBack);
        return Among(data.Facts<Loan>().Where(l => l.ReturnedOn >= from && l.ReturnedAt >= since), items, ct);
    }

    private static async Task<HashSet<ItemId>> Among(IQueryable<Loan> loans, IReadOnlyCollection<ItemId> items, CancellationToken ct)
    {
        var found = new HashSet<ItemId>();
        foreach (var batch in items.Chunk(Batch))
        {
            var ids = batch.Select(i => (ItemId?)i).ToList();
            // Most of what is asked about stands on a shelf: one question for all, and one for each only where some are.
            if (!await loans.AnyAsync(l => ids.Contains(l.ItemId), ct)) continue;
            foreach (var id in batch)
                if (await loans.AnyAsync(l => l.ItemId == id, ct)) found.Add(id);
        }
        return found;
    }
}
