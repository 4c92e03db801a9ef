using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Copies of another system join the titles that are here already, by their barcode. A copy that is here stays as it is.</summary>
internal sealed class ImportItems(Things things, ITitlesOfNumbers known, TitleItems items, Library library, TimeProvider clock) : IFileImport
{
    private const int MostLent = 1_000_000;
    private readonly Dictionary<string, int> barcodes = [];

    private sealed record EarlierItem(string Barcode, string ControlNumber, string? ControlSource, ItemValues Values, int TimesLent, DateOnly? LastLentOn);

    public string Kind => "items";
    public IReadOnlyList<ImportColumn> Columns => ItemColumns.All;

    public async Task<int> Check(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var read = Read(batch);
        foreach (var (row, item) in read)
            if (!barcodes.TryAdd(item.Barcode, row.Line)) row.Refuse("import-twice", "barcode", ("line", barcodes[item.Barcode]));
        return read.Count - (await Fresh(read, ct)).Count;
    }

    public async Task<int> Write(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        things.Forget();
        var (now, today) = (clock.GetUtcNow(), library.Today(clock));
        var fresh = await Fresh(Read(batch), ct);
        if (!batch.All(r => r.Good)) return 0;
        List<Item> copies = [.. fresh.Select(f => Copy(f.Item, f.Title, today))];
        await things.Insert(copies, ct: ct);
        await things.Insert([.. copies.Select(c => new TitleChange { Id = Guid.CreateVersion7(now), TitleId = c.TitleId, At = now, Kind = ChangeKind.ItemAdded, What = c.Barcode })], ct: ct);
        if (copies.Count > 0) await items.Refresh([.. copies.Select(c => c.TitleId).Distinct()], ct);
        things.Forget();
        return copies.Count;
    }

    private Item Copy(EarlierItem item, TitleId title, DateOnly today)
    {
        var copy = new Item { Id = TypedId.New<ItemId>(clock), TitleId = title, Barcode = item.Barcode, TimesLent = item.TimesLent, LastLentOn = item.LastLentOn };
        item.Values.Onto(copy);
        copy.AcquiredOn ??= today;
        return copy;
    }

    private List<(ImportRow Row, EarlierItem Item)> Read(IReadOnlyList<ImportRow> batch) => [.. batch.Select(row => (row, Item: Read(row))).Where(r => r.Item is not null).Select(r => (r.row, r.Item!))];

    private EarlierItem? Read(ImportRow row)
    {
        var today = library.Today(clock);
        var (barcode, number, branch) = (row.Must("barcode"), row.Must("control_number"), row.Must("branch"));
        if (barcode.Length > 0 && ItemBarcodes.Wrong(barcode, library.Settings.Items) is { } wrong) row.Refuse([wrong with { Field = "Barcode" }]);
        if (branch.Length > 0 && library.Settings.Branches.All(b => b.Id != branch)) row.Refuse("import-branch", "branch");
        var status = row.Choice("status", [.. Enum.GetValues<ItemStatus>().Select(s => s.ToKebab())]);
        var price = row["price_class"] ?? "";
        if (!ItemForm.PriceClasses().IsMatch(price)) row.Refuse("item-price-class", "price_class");
        var values = new ItemValues(branch, row.Text("shelf_mark", 120) ?? "", status is null ? ItemStatus.InCollection : Enum.GetValues<ItemStatus>().Single(s => s.ToKebab() == status), price, row.Day("acquired_on", today), null, null);
        var item = new EarlierItem(barcode, number, row["control_source"], values, row.Number("times_lent", MostLent), row.Day("last_lent_on", today));
        return row.Good ? item : null;
    }

    /// <summary>Copies that are not here yet, each with its title. Refused: no such title, more than one, or the number is on a copy of another title.</summary>
    private async Task<List<(EarlierItem Item, TitleId Title)>> Fresh(List<(ImportRow Row, EarlierItem Item)> read, CancellationToken ct)
    {
        var codes = read.Select(r => r.Item.Barcode).ToList();
        var titles = await known.ByControlNumber([.. read.Select(r => r.Item.ControlNumber)], ct);
        var here = await things.Set<Item>().Where(i => codes.Contains(i.Barcode)).ToDictionaryAsync(i => i.Barcode, i => i.TitleId, ct);
        var fresh = new List<(EarlierItem, TitleId)>();
        foreach (var (row, item) in read)
        {
            var found = titles[item.ControlNumber].Where(t => item.ControlSource is null || t.ControlSource == item.ControlSource).ToList();
            if (found.Count == 0) row.Refuse("import-title-unknown", "control_number");
            else if (found.Count > 1) row.Refuse("import-title-twice", "control_source");
            else if (!here.TryGetValue(item.Barcode, out var title)) fresh.Add((item, found[0].Id));
            else if (title != found[0].Id) row.Refuse("import-barcode-elsewhere", "barcode");
        }
        return fresh;
    }
}
