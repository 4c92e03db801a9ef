using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Writes one batch of records: adds, changes or leaves titles, with their makers, numbers, topics and copies.</summary>
internal sealed class TitleBatch(Things things, TimeProvider clock)
{
    public async Task Write(IReadOnlyList<Incoming> batch, ImportReport report, CancellationToken ct)
    {
        things.Forget();
        var numbers = batch.Select(i => i.Key.Number).Distinct().ToList();
        var known = await things.Track<Title>().Where(t => numbers.Contains(t.ControlNumber)).ToDictionaryAsync(t => (t.ControlNumber, t.ControlSource), ct);
        var (added, changed, unchanged) = (new List<Title>(), new List<TitleId>(), 0);
        var fresh = new Dictionary<TitleId, Incoming>();
        foreach (var incoming in batch)
        {
            if (!known.TryGetValue((incoming.Key.Number, incoming.Key.Source), out var title))
            {
                title = new Title { Id = TypedId.New<TitleId>(clock), ControlNumber = incoming.Key.Number, ControlSource = incoming.Key.Source, AddedAt = clock.GetUtcNow() };
                known.Add((title.ControlNumber, title.ControlSource), title);
                added.Add(title);
            }
            else if (title.Digest == incoming.Key.Digest) { unchanged++; continue; }
            else changed.Add(title.Id);
            RecordToTitle.Fill(title, incoming, clock.GetUtcNow());
            fresh[title.Id] = incoming;
        }
        if (fresh.Count > 0)
        {
            var items = await KnownItems(fresh.Values, ct);
            await things.Transact(async () =>
            {
                await RemoveParts(changed, ct);
                things.AddRange(added);
                foreach (var (title, incoming) in fresh) AddParts(title, incoming, items);
                return await things.Save(ct);
            }, ct);
        }
        report.TitlesAdded += added.Count;
        report.TitlesChanged += changed.Count;
        report.TitlesUnchanged += unchanged;
        things.Forget();
    }

    private async Task<Dictionary<string, Item>> KnownItems(IEnumerable<Incoming> fresh, CancellationToken ct)
    {
        var barcodes = fresh.SelectMany(i => i.Copies).Select(c => c.Barcode).Distinct().ToList();
        if (barcodes.Count == 0) return [];
        return await things.Track<Item>().Where(i => barcodes.Contains(i.Barcode)).ToDictionaryAsync(i => i.Barcode, ct);
    }

    private async Task RemoveParts(List<TitleId> titles, CancellationToken ct)
    {
        if (titles.Count == 0) return;
        await things.Delete(things.Set<TitleContributor>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleIsbn>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleTopic>().Where(p => titles.Contains(p.TitleId)), ct);
    }

    private void AddParts(TitleId title, Incoming incoming, Dictionary<string, Item> items)
    {
        things.AddRange(RecordToTitle.Contributors(title, incoming.Facts));
        things.AddRange(RecordToTitle.Isbns(title, incoming.Facts));
        things.AddRange(RecordToTitle.Topics(title, incoming.Facts));
        foreach (var copy in incoming.Copies)
        {
            // A barcode is on one thing: the last record that lists it says what that thing is. A copy that a record no longer lists stays, until somebody withdraws it.
            if (!items.TryGetValue(copy.Barcode, out var item))
            {
                item = new Item { Id = TypedId.New<ItemId>(clock), Barcode = copy.Barcode };
                items.Add(copy.Barcode, item);
                things.Add(item);
            }
            item.TitleId = title;
            item.Branch = copy.Branch;
            item.ShelfMark = copy.ShelfMark;
        }
    }
}
