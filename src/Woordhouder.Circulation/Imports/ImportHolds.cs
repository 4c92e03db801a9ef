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
/// Who waits for what in another system waits for it here, at the same place in the queue. No limit and no age is asked, as of a loan. All come in waiting:
/// what lies ready there is taken in here once (check-in), and goes to whoever is first.
/// </summary>
internal sealed class ImportHolds(For<Lending> data, IBorrowers borrowers, ITitlesOfNumbers titles, IItemsOnLoan items, ImportedUse use, Library library, TimeProvider clock) : IFileImport
{
    /// <summary>Whoever waits longer than this made a slip of the keyboard.</summary>
    private const int LongestWaitDays = 1_830;
    private readonly Dictionary<(PersonId, TitleId), int> seen = [];

    private sealed record EarlierHold(int Line, string Card, string ControlNumber, string? ControlSource, string? Barcode, DateOnly PlacedOn, string PickUp, DateOnly WantedUntil, DateOnly? SuspendedUntil);

    private sealed record FoundHold(EarlierHold Hold, PersonId Patron, TitleId Title, ItemId? Wanted);

    public string Kind => "holds";
    public IReadOnlyList<ImportColumn> Columns => HoldColumns.All;

    public async Task<int> Check(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var read = Read(batch);
        var fresh = await Fresh(read, ct);
        // By member and title, not by what they are called: one member has two cards, and one title is named with and without its source.
        foreach (var (row, found) in fresh)
            if (!seen.TryAdd((found.Patron, found.Title), row.Line)) row.Refuse("import-twice", "control_number", ("line", seen[(found.Patron, found.Title)]));
        return read.Count(r => r.Row.Good) - fresh.Count(f => f.Row.Good);
    }

    public async Task<int> Write(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var fresh = (await Fresh(Read(batch), ct)).Select(f => f.Found).ToList();
        if (!batch.All(r => r.Good)) return 0; // a copy was withdrawn, or a membership ended, since it was judged
        await data.Insert([.. fresh.Select(HoldOf)], ct);
        await use.Note(fresh.GroupBy(f => f.Patron).ToDictionary(g => g.Key, g => g.Max(f => f.Hold.PlacedOn)), ct);
        return fresh.Count;
    }

    private Hold HoldOf(FoundHold found) => new()
    {
        Id = TypedId.New<HoldId>(clock),
        PatronId = found.Patron,
        TitleId = found.Title,
        WantedItemId = found.Wanted,
        PickUp = found.Hold.PickUp,
        // The hour is not known; the place in the file keeps the order of one day.
        PlacedAt = library.StartOf(found.Hold.PlacedOn).AddMilliseconds(found.Hold.Line),
        WantedUntil = found.Hold.WantedUntil,
        SuspendedUntil = found.Hold.SuspendedUntil,
    };

    private List<(ImportRow Row, EarlierHold Hold)> Read(IReadOnlyList<ImportRow> batch) => [.. batch.Select(row => (row, Hold: Read(row))).Where(r => r.Hold is not null).Select(r => (r.row, r.Hold!))];

    private EarlierHold? Read(ImportRow row)
    {
        var today = library.Today(clock);
        var (card, number, branch) = (row.Must("card").Replace(" ", "", StringComparison.Ordinal), row.Must("control_number"), row.Must("pick_up"));
        if (branch.Length > 0 && library.Settings.Branches.All(b => b.Id != branch)) row.Refuse("import-branch", "pick_up");
        var placed = row.MustDay("placed_on", today);
        var until = row.Day("wanted_until", today.AddDays(LongestWaitDays)) ?? today.AddDays(library.Settings.Holds.WantedDays);
        if (until < today) row.Refuse("import-hold-over", "wanted_until");
        var suspended = row.Day("suspended_until", until);
        return row.Good ? new EarlierHold(row.Line, card, number, row["control_source"], row["barcode"], placed!.Value, branch, until, suspended) : null;
    }

    /// <summary>Holds that are not here yet. Here already: an open one of this member for this title, one of that day that ended since, or the title is at home.</summary>
    private async Task<List<(ImportRow Row, FoundHold Found)>> Fresh(List<(ImportRow Row, EarlierHold Hold)> read, CancellationToken ct)
    {
        var whose = await borrowers.ByCard([.. read.Select(r => r.Hold.Card).Distinct()], ct);
        var known = await titles.ByControlNumber([.. read.Select(r => r.Hold.ControlNumber)], ct);
        var copies = await items.ByBarcode([.. read.Select(r => r.Hold.Barcode).OfType<string>()], ct);
        var people = whose.Values.Select(b => b.Person).ToList();
        var borrowing = people.Select(p => (PersonId?)p).ToList();
        var here = (await data.Set<Hold>().Where(h => people.Contains(h.PatronId)).Select(h => new { h.PatronId, h.TitleId, h.PlacedAt, Open = h.EndedOn == null }).ToListAsync(ct)).ToLookup(h => (h.PatronId, h.TitleId));
        var home = (await data.Set<Loan>().Where(l => l.ReturnedOn == null && borrowing.Contains(l.PatronId)).Select(l => new { l.PatronId, l.TitleId }).ToListAsync(ct)).Select(l => (l.PatronId, l.TitleId)).ToHashSet();
        var fresh = new List<(ImportRow, FoundHold)>();
        foreach (var (row, hold) in read)
        {
            var found = known[hold.ControlNumber].Where(t => hold.ControlSource is null || t.ControlSource == hold.ControlSource).ToList();
            var borrower = whose.GetValueOrDefault(hold.Card);
            if (borrower is null) row.Refuse("import-borrower-unknown", "card");
            if (found.Count == 0) row.Refuse("import-title-unknown", "control_number");
            if (found.Count > 1) row.Refuse("import-title-twice", "control_source");
            if (borrower is null || found is not [var title]) continue;
            if (here[(borrower.Person, title.Id)].Any(h => h.Open || library.DayOf(h.PlacedAt) == hold.PlacedOn) || home.Contains((borrower.Person, title.Id))) continue;
            var copy = hold.Barcode is { } barcode ? copies.GetValueOrDefault(barcode) : null;
            Judge(row, hold, borrower, title, copy);
            fresh.Add((row, new FoundHold(hold, borrower.Person, title.Id, copy?.Id)));
        }
        return fresh;
    }

    private static void Judge(ImportRow row, EarlierHold hold, KnownBorrower borrower, TitleOfNumber title, ItemFacts? copy)
    {
        if (borrower.Ended) row.Refuse("import-hold-ended", "card");
        if (hold.PlacedOn < borrower.MemberSince) row.Refuse("import-hold-before-member", "placed_on");
        if (!title.HasCopies) row.Refuse("import-hold-no-copy", "control_number");
        if (hold.Barcode is null) return;
        if (copy is null) row.Refuse("import-item-unknown", "barcode");
        else if (copy.TitleId != title.Id) row.Refuse("import-barcode-elsewhere", "barcode");
        else if (copy.Withdrawn) row.Refuse("import-item-withdrawn", "barcode");
    }
}
