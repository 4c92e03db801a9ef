using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>Which of these things are on loan, without saying with whom: also those of people whose data stand still.</summary>
internal static class OpenLoans
{
    private const int Batch = 500;

    public static async Task<HashSet<ItemId>> OnLoan(this For<Lending> data, IReadOnlyCollection<ItemId> items, CancellationToken ct)
    {
        var lent = new HashSet<ItemId>();
        var open = data.Facts<Loan>().Where(l => l.ReturnedOn == null);
        foreach (var batch in items.Chunk(Batch))
        {
            var ids = batch.Select(i => (ItemId?)i).ToList();
            // Most of what is asked about stands on a shelf: one question for all, and one for each only where some are out.
            if (!await open.AnyAsync(l => ids.Contains(l.ItemId), ct)) continue;
            foreach (var id in batch)
                if (await open.AnyAsync(l => l.ItemId == id, ct)) lent.Add(id);
        }
        return lent;
    }
}
