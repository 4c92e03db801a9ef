using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Works out what a change of many would do, and changes nothing. Numbers are judged whole: one that is unknown stops all.</summary>
internal sealed class PreviewBatch(Things things, Library library, TimeProvider clock)
{
    /// <summary>Copies or titles in one change, so that it is one transaction and its undo too.</summary>
    public const int Most = 5000;
    private const int MostUnknown = 20;

    public async Task<Outcome<BatchPlan>> Do(BatchRequest request, CancellationToken ct = default)
    {
        if (Wrong(request) is { } wrong) return wrong;
        var items = things.Set<Item>();
        switch (request.By)
        {
            case BatchBy.Barcodes:
                var numbers = Numbers(request.Barcodes);
                if (numbers.Count > Most) return new Refusal("batch-too-large", null, ("most", Most)) { Field = "Barcodes" };
                var known = (await items.Where(i => numbers.Contains(i.Barcode)).Select(i => i.Barcode).ToListAsync(ct)).ToHashSet();
                var unknown = numbers.Where(n => !known.Contains(n)).ToList();
                if (unknown.Count > 0) return unknown.Take(MostUnknown).Select(n => new Refusal("batch-number", null, ("number", n)) { Field = "Barcodes" }).ToList();
                items = items.Where(i => numbers.Contains(i.Barcode));
                break;
            case BatchBy.Shelf:
                var prefix = (request.ShelfMark ?? "").Trim();
                items = items.Where(i => i.Branch == request.Branch && i.ShelfMark.StartsWith(prefix));
                break;
            default:
                var words = SearchWords.Asked(request.Words);
                var found = things.Found(SearchWords.Query(words)).Select(f => f.Facets.TitleId);
                items = items.Where(i => found.Contains(i.TitleId));
                break;
        }
        var plan = request.OfItems ? await OfItems(request, items, ct) : await OfTitles(request, items, ct);
        if (plan is null) return new Refusal("batch-too-large", null, ("most", Most));
        return plan.Rows.Count + plan.LeftOut.Count == 0 ? new Refusal("batch-nothing") : plan;
    }

    private List<Refusal>? Wrong(BatchRequest request)
    {
        var value = (request.Value ?? "").Trim();
        List<Refusal> wrong = [];
        if (request.By == BatchBy.Barcodes && Numbers(request.Barcodes).Count == 0) wrong.Add(new Refusal("batch-choose") { Field = "Barcodes" });
        if (request.By == BatchBy.Shelf && library.Settings.Branches.All(b => b.Id != request.Branch)) wrong.Add(new Refusal("item-branch") { Field = "Branch" });
        if (request.By == BatchBy.Search && SearchWords.Asked(request.Words).Count == 0) wrong.Add(new Refusal("batch-choose") { Field = "Words" });
        if (!Enum.IsDefined(request.By) || !Enum.IsDefined(request.Act)) wrong.Add(new Refusal("batch-act") { Field = "Act" });
        var good = request.Act switch
        {
            BatchAct.Branch => library.Settings.Branches.Any(b => b.Id == value),
            BatchAct.ShelfMark => value.Length is > 0 and <= 120,
            BatchAct.Status => Enum.GetValues<ItemStatus>().Any(s => s.ToKebab() == value),
            BatchAct.PriceClass => ItemForm.PriceClasses().IsMatch(value),
            BatchAct.Material => MaterialCoding.Ids.Contains(value),
            BatchAct.Withdraw => true,
            _ => value.Length is > 0 and <= 200,
        };
        if (!good) wrong.Add(new Refusal("batch-value") { Field = request.Act switch { BatchAct.Branch => "ToBranch", BatchAct.Status => "ToStatus", BatchAct.Material => "ToMaterial", _ => "ToText" } });
        return wrong.Count > 0 ? wrong : null;
    }

    private static List<string> Numbers(string? typed) => [.. (typed ?? "").Split(['\n', ' ', ',', ';', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private async Task<BatchPlan?> OfItems(BatchRequest request, IQueryable<Item> chosen, CancellationToken ct)
    {
        var rows = await chosen.Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => new { Item = i, t.Name }).OrderBy(r => r.Item.Barcode).Take(Most + 1).ToListAsync(ct);
        if (rows.Count > Most) return null;
        List<BatchRow> change = [];
        List<LeftOut> left = [];
        foreach (var (item, name) in rows.Select(r => (r.Item, r.Name)))
        {
            var before = ItemValues.Of(item);
            var after = After(before, request, library.Today(clock));
            var reason = item.WithdrawnOn is not null ? "left-out.withdrawn"
                : item.OnLoan && request.Act is BatchAct.Withdraw or BatchAct.Status ? "left-out.on-loan"
                : after == before ? "left-out.already" : null;
            if (reason is null) change.Add(new(item.Barcode, item.TitleId, name, item.Id, item.Version, Shown(before, request.Act), Shown(after, request.Act)));
            else left.Add(new(reason, item.Barcode, name));
        }
        return new(request, change, left);
    }

    public static ItemValues After(ItemValues before, BatchRequest request, DateOnly today)
    {
        var value = (request.Value ?? "").Trim();
        return request.Act switch
        {
            BatchAct.Branch => before with { Branch = value },
            BatchAct.ShelfMark => before with { ShelfMark = value },
            BatchAct.Status => before with { Status = Enum.GetValues<ItemStatus>().First(s => s.ToKebab() == value) },
            BatchAct.PriceClass => before with { PriceClass = value },
            _ => before with { WithdrawnOn = today },
        };
    }

    private static string Shown(ItemValues values, BatchAct act) => act switch
    {
        BatchAct.Branch => values.Branch,
        BatchAct.ShelfMark => values.ShelfMark,
        BatchAct.Status => values.Status.ToKebab(),
        BatchAct.PriceClass => values.PriceClass,
        _ => values.WithdrawnOn is null ? "" : "withdrawn",
    };

    private async Task<BatchPlan?> OfTitles(BatchRequest request, IQueryable<Item> items, CancellationToken ct)
    {
        var titles = things.Set<Title>();
        if (request.By == BatchBy.Search)
        {
            // Also titles without copies.
            var found = things.Found(SearchWords.Query(SearchWords.Asked(request.Words))).Select(f => f.Facets.TitleId);
            titles = titles.Where(t => found.Contains(t.Id));
        }
        else titles = titles.Where(t => items.Any(i => i.TitleId == t.Id));
        var rows = await titles.Join(things.Set<TitleRecord>(), t => t.Id, r => r.TitleId, (t, r) => new { t.Id, t.Name, t.ControlNumber, t.Version, r.Text }).OrderBy(r => r.ControlNumber).Take(Most + 1).ToListAsync(ct);
        if (rows.Count > Most) return null;
        List<BatchRow> change = [];
        List<LeftOut> left = [];
        foreach (var row in rows)
        {
            var record = RecordText.Read(row.Text);
            var (changed, reason) = RecordChange.Of(record, request.Act, request.Value!.Trim(), library.Today(clock));
            if (changed is not null) change.Add(new(row.ControlNumber, row.Id, row.Name, null, row.Version, RecordChange.Shown(record, request.Act), RecordChange.Shown(changed, request.Act)));
            else left.Add(new(reason!, row.ControlNumber, row.Name));
        }
        return new(request, change, left);
    }
}
