using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// What members of another system have at home becomes a loan here, with the due date that they were told. It is a fact, so no limit and no age is asked; the
/// one open loan of an item is. How the date was counted and the moment of lending nobody knows, and nothing is made up for them. Loans that were returned
/// are not taken along (docs/decisions/0008).
/// </summary>
internal sealed class ImportLoans(For<Lending> data, IBorrowers borrowers, IItemsOnLoan items, ImportedUse use, Library library, TimeProvider clock) : IFileImport
{
    private const int MostRenewals = 100;
    /// <summary>A due date further ahead is a slip of the keyboard.</summary>
    private const int LongestLoanDays = 732;
    private readonly Dictionary<string, int> barcodes = [];

    private sealed record EarlierLoan(string Card, string Barcode, DateOnly LentOn, DateOnly DueOn, int Renewals, string? Branch);

    private sealed record FoundLoan(EarlierLoan Loan, KnownBorrower Borrower, ItemFacts Item);

    public string Kind => "loans";
    public IReadOnlyList<ImportColumn> Columns => LoanColumns.All;

    public async Task<int> Check(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var read = Read(batch);
        foreach (var (row, loan) in read)
            if (!barcodes.TryAdd(loan.Barcode, row.Line)) row.Refuse("import-twice", "barcode", ("line", barcodes[loan.Barcode]));
        return read.Count(r => r.Row.Good) - (await Fresh(read, ct)).Count(f => f.Row.Good);
    }

    public async Task<int> Write(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var fresh = (await Fresh(Read(batch), ct)).Select(f => f.Found).ToList();
        if (!batch.All(r => r.Good)) return 0; // a desk was faster
        await data.Insert([.. fresh.Select(LoanOf)], ct);
        await use.Note(fresh.GroupBy(f => f.Borrower.Person).ToDictionary(g => g.Key, g => g.Max(f => f.Loan.LentOn)), ct);
        await items.ShowAsLent(fresh.ToDictionary(f => f.Item.Id, f => f.Loan.LentOn), ct);
        return fresh.Count;
    }

    private Loan LoanOf(FoundLoan found) => new()
    {
        Id = TypedId.New<LoanId>(clock),
        PatronId = found.Borrower.Person,
        ItemId = found.Item.Id,
        TitleId = found.Item.TitleId,
        LentOn = found.Loan.LentOn,
        MaterialType = found.Item.MaterialType,
        GenreGroup = found.Item.GenreGroup,
        Branch = found.Loan.Branch ?? found.Item.Branch,
        DueOn = found.Loan.DueOn,
        Renewals = found.Loan.Renewals,
        History = found.Borrower.ReadingHistory,
    };

    private List<(ImportRow Row, EarlierLoan Loan)> Read(IReadOnlyList<ImportRow> batch) => [.. batch.Select(row => (row, Loan: Read(row))).Where(r => r.Loan is not null).Select(r => (r.row, r.Loan!))];

    private EarlierLoan? Read(ImportRow row)
    {
        var today = library.Today(clock);
        var (card, barcode) = (row.Must("card").Replace(" ", "", StringComparison.Ordinal), row.Must("barcode"));
        var (lent, due) = (row.MustDay("lent_on", today), row.MustDay("due_on", today.AddDays(LongestLoanDays)));
        if (due < lent) row.Refuse("import-due-before-lent", "due_on");
        var branch = row["branch"];
        if (branch is not null && library.Settings.Branches.All(b => b.Id != branch)) row.Refuse("import-branch", "branch");
        var renewals = row.Number("renewals", MostRenewals);
        return row.Good ? new EarlierLoan(card, barcode, lent!.Value, due!.Value, renewals, branch) : null;
    }

    /// <summary>Loans that are not here yet, with their borrower and item. Refused: nobody with this card, no such copy, or the copy is lent to somebody else.</summary>
    private async Task<List<(ImportRow Row, FoundLoan Found)>> Fresh(List<(ImportRow Row, EarlierLoan Loan)> read, CancellationToken ct)
    {
        var whose = await borrowers.ByCard([.. read.Select(r => r.Loan.Card).Distinct()], ct);
        var what = await items.ByBarcode([.. read.Select(r => r.Loan.Barcode)], ct);
        var ids = what.Values.Select(i => (ItemId?)i.Id).ToList();
        var people = whose.Values.Select(b => (PersonId?)b.Person).ToList();
        // Two questions, each with an index of its own: open loans by their item, loans that were returned by their borrower.
        var open = await data.Set<Loan>().Where(l => l.ReturnedOn == null && ids.Contains(l.ItemId)).Select(l => new { l.ItemId, l.PatronId, l.LentOn, Open = true }).ToListAsync(ct);
        var returned = await data.Set<Loan>().Where(l => l.ReturnedOn != null && people.Contains(l.PatronId) && ids.Contains(l.ItemId)).Select(l => new { l.ItemId, l.PatronId, l.LentOn, Open = false }).ToListAsync(ct);
        var here = open.Concat(returned).ToLookup(l => l.ItemId);
        var hidden = await Hidden(open.Count, ids, ct);
        var fresh = new List<(ImportRow, FoundLoan)>();
        foreach (var (row, loan) in read)
        {
            var (borrower, item) = (whose.GetValueOrDefault(loan.Card), what.GetValueOrDefault(loan.Barcode));
            if (borrower is null) row.Refuse("import-borrower-unknown", "card");
            if (item is null) row.Refuse("import-item-unknown", "barcode");
            if (borrower is null || item is null) continue;
            // The same loan, open or returned here since.
            if (here[item.Id].Any(l => l.PatronId == borrower.Person && (l.Open || l.LentOn == loan.LentOn))) continue;
            Judge(row, loan, borrower, item);
            if (here[item.Id].Any(l => l.Open) || hidden.Contains(item.Id)) row.Refuse("import-item-on-loan", "barcode");
            fresh.Add((row, new FoundLoan(loan, borrower, item)));
        }
        return fresh;
    }

    /// <summary>Items that somebody has whom lending may not see: an item has one open loan, whoever it is with.</summary>
    /// <param name="seen">How many of these open loans lending sees.</param>
    private async Task<HashSet<ItemId>> Hidden(int seen, List<ItemId?> ids, CancellationToken ct)
    {
        var open = data.Facts<Loan>().Where(l => l.ReturnedOn == null);
        if (await open.CountAsync(l => ids.Contains(l.ItemId), ct) == seen) return [];
        var hidden = new HashSet<ItemId>();
        foreach (var id in ids.OfType<ItemId>())
            if (await open.AnyAsync(l => l.ItemId == id, ct) && !await data.Set<Loan>().AnyAsync(l => l.ItemId == id && l.ReturnedOn == null, ct)) hidden.Add(id);
        return hidden;
    }

    private static void Judge(ImportRow row, EarlierLoan loan, KnownBorrower borrower, ItemFacts item)
    {
        if (borrower.Ended) row.Refuse("import-borrower-ended", "card");
        if (loan.LentOn < borrower.MemberSince) row.Refuse("import-lent-before-member", "lent_on");
        if (loan.LentOn > borrower.LendsUntil && borrower.LendsFrom <= borrower.LendsUntil) row.Refuse("import-lent-after-subscription", "lent_on");
        if (item.Withdrawn) row.Refuse("import-item-withdrawn", "barcode");
    }
}
