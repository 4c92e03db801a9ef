using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Numbers">ISBNs and barcodes, one to a line.</param>
/// <param name="Title">A title that was found by searching; then no numbers.</param>
internal sealed record AddToSelectionRequest(Guid Selection, string? Numbers, TitleId? Title);

/// <summary>Puts titles at the end of a list and says how many. Numbers are judged whole: one that nothing is known by stops all. What is in the list already stays where it is.</summary>
internal sealed class AddToSelection(Things things, TimeProvider clock)
{
    public const int Most = 500;
    private const int MostUnknown = 20;

    public async Task<Outcome<int>> Do(AddToSelectionRequest request, CancellationToken ct = default)
    {
        if (await things.Track<TitleSelection>().FirstOrDefaultAsync(s => s.Id == request.Selection, ct) is not { } list) return new Refusal("no-such-list");
        List<TitleId> titles = [];
        List<Refusal> unknown = [];
        foreach (var number in (request.Numbers ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Distinct())
        {
            if (await Of(number, ct) is { } found) titles.Add(found);
            else unknown.Add(new Refusal("list-number", null, ("number", number)) { Field = "Numbers" });
        }
        if (request.Title is { } title && await things.Set<Title>().AnyAsync(t => t.Id == title, ct)) titles.Add(title);
        if (unknown.Count > 0) return unknown.Take(MostUnknown).ToList();
        if (titles.Count == 0) return new Refusal("list-nothing") { Field = "Numbers" };

        var there = await things.Set<SelectedTitle>().Where(s => s.SelectionId == list.Id).Select(s => new { s.TitleId, s.Order }).ToListAsync(ct);
        var fresh = titles.Distinct().Except(there.Select(t => t.TitleId)).ToList();
        if (there.Count + fresh.Count > Most) return new Refusal("list-full", null, ("most", Most));
        var order = there.Count == 0 ? 0 : there.Max(t => t.Order);
        things.AddRange(fresh.Select(t => new SelectedTitle { SelectionId = list.Id, TitleId = t, Order = ++order }));
        list.ChangedAt = clock.GetUtcNow();
        list.Version++;
        try
        {
            await things.Save(ct);
            return fresh.Count;
        }
        catch (DbUpdateException)
        {
            things.Forget();
            return new Refusal("changed-elsewhere");
        }
    }

    private async Task<TitleId?> Of(string number, CancellationToken ct)
    {
        if (await things.Set<Item>().Where(i => i.Barcode == number).Select(i => (TitleId?)i.TitleId).FirstOrDefaultAsync(ct) is { } item) return item;
        if (!Isbn.TryParse(number, out var isbn)) return null;
        var digits = isbn.ToString();
        return await things.Set<TitleIsbn>().Where(i => i.Isbn == digits).OrderBy(i => i.TitleId).Select(i => (TitleId?)i.TitleId).FirstOrDefaultAsync(ct);
    }
}
