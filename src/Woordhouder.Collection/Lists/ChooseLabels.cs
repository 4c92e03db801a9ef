using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Of which copies: those of a title, those with these numbers, or those acquired in these days; the first that is given.</summary>
internal sealed record LabelRequest(TitleId? Title, string? Barcodes, DateOnly? From, DateOnly? To, string? Branch);

internal sealed record ItemLabel(string Barcode, string ShelfMark, string Branch, string Name, string? Maker);

/// <summary>The labels to print. Numbers are judged whole: one that is unknown stops all, so that no sheet is wasted.</summary>
internal sealed class ChooseLabels(Things things)
{
    public const int Most = 300;
    private const int MostUnknown = 20;

    public async Task<Outcome<IReadOnlyList<ItemLabel>>> Do(LabelRequest request, CancellationToken ct = default)
    {
        var items = things.Set<Item>().Where(i => i.WithdrawnOn == null);
        List<string> numbers = [.. (request.Barcodes ?? "").Split(['\n', '\r', ' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (request.Title is { } title) items = items.Where(i => i.TitleId == title);
        else if (numbers.Count > 0)
        {
            if (numbers.Count > Most) return new Refusal("labels-too-many", null, ("most", Most));
            var known = (await items.Where(i => numbers.Contains(i.Barcode)).Select(i => i.Barcode).ToListAsync(ct)).ToHashSet();
            var unknown = numbers.Where(n => !known.Contains(n)).Take(MostUnknown).Select(n => new Refusal("labels-number", null, ("number", n)) { Field = "Barcodes" }).ToList();
            if (unknown.Count > 0) return unknown;
            items = items.Where(i => numbers.Contains(i.Barcode));
        }
        else if (request.From is { } from)
        {
            var to = request.To ?? from;
            if (to < from) return new Refusal("labels-days") { Field = "To" };
            items = items.Where(i => i.AcquiredOn >= from && i.AcquiredOn <= to);
            if (request.Branch is { Length: > 0 } branch) items = items.Where(i => i.Branch == branch);
        }
        else return new Refusal("labels-choose");
        var labels = await items.Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => new { i, t })
            .OrderBy(r => r.i.Branch).ThenBy(r => r.i.ShelfMark).ThenBy(r => r.i.Barcode).Take(Most + 1)
            .Select(r => new ItemLabel(r.i.Barcode, r.i.ShelfMark, r.i.Branch, r.t.Name, r.t.Maker)).ToListAsync(ct);
        if (labels.Count > Most) return new Refusal("labels-too-many", null, ("most", Most));
        // In the order in which they were scanned: that is how the pile lies there.
        if (request.Title is null && numbers.Count > 0) labels = [.. labels.OrderBy(l => numbers.IndexOf(l.Barcode))];
        return Outcome.Of<IReadOnlyList<ItemLabel>>(labels);
    }
}
