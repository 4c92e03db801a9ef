using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>What lending knows of an item that lies under a scanner.</summary>
/// <param name="Loan">The loan that is still open; null: nobody has it.</param>
/// <param name="Place">On a hold shelf or under way; null: neither.</param>
/// <param name="Waiting">A hold on its title. Most titles have none.</param>
internal sealed record ScannedItem(LoanId? Loan, ItemPlace? Place, HoldId? Waiting);

internal static class ScannedItems
{
    /// <summary>One question instead of three, each of which may find nothing: at a scan the way to the database and back costs more than the answer.</summary>
    private static readonly Compiled<For<Lending>, (ItemId Item, TitleId Title), ScannedItem> Seen = For<Lending>.Compile((Rows rows, ItemId item, TitleId title) =>
        from loan in rows.Facts<Loan>().Where(l => l.ItemId == item && l.ReturnedOn == null).Select(l => (LoanId?)l.Id).DefaultIfEmpty()
        from place in rows.Facts<ItemPlace>().Where(p => p.ItemId == item).DefaultIfEmpty()
        from hold in rows.Facts<Hold>().Where(h => h.TitleId == title && h.EndedOn == null).OrderBy(h => h.Id).Select(h => (HoldId?)h.Id).Take(1).DefaultIfEmpty()
        select new ScannedItem(loan, place, hold));

    public static async Task<ScannedItem> Scanned(this For<Lending> data, ItemFacts item, CancellationToken ct) => (await data.First(Seen, (item.Id, item.TitleId), ct))!;
}
