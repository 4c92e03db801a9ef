using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Where records come from, for their history.</summary>
/// <param name="What">File, source or batch; "" for a hand.</param>
/// <param name="Run">The import that asks a person before it writes over what the office changed; null: the office itself decides.</param>
internal sealed record Origin(ChangeKind Kind, string What, Guid? Run = null, Guid? Batch = null)
{
    /// <summary>The office's own words: what the source said last stays known, so that its next import is no news.</summary>
    public bool ByHand => Kind is ChangeKind.Edited or ChangeKind.Batch or ChangeKind.Undone;
}

internal readonly record struct BatchOutcome(int Added, int Changed, int Unchanged, int Asked);

/// <summary>
/// The one way in for titles: writes a batch of records with everything that hangs on them (makers, numbers, topics, series, the record itself, copies,
/// filters, full text, history), set by set and in one transaction.
/// </summary>
internal sealed class TitleBatch(Things things, SameTitles same, TitleItems items, TitleParts parts, Library library, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <param name="along">Written in the same transaction: how far the import is.</param>
    public async Task<BatchOutcome> Write(IReadOnlyList<Incoming> batch, Origin origin, Func<BatchOutcome, Task>? along = null, CancellationToken ct = default)
    {
        var local = LocalGenres.Of(library);
        if (!local.IsEmpty) batch = [.. batch.Select(i => i with { GenreGroup = GenreGroups.Of(i.Facts, local) })];
        for (var tries = 1; ; tries++)
        {
            try { return await TryAsync(batch, origin, along, ct); }
            // The office or another import wrote between looking and writing. Nothing of the batch is in: look again.
            catch (Exception e) when (origin.Run is not null && tries < MostTries && e is DbUpdateException or DbException) { parts.Forget(); }
        }
    }

    private async Task<BatchOutcome> TryAsync(IReadOnlyList<Incoming> batch, Origin origin, Func<BatchOutcome, Task>? along, CancellationToken ct)
    {
        things.Forget();
        var known = await same.Find(batch, fromFile: origin.Run is not null, ct);
        var now = clock.GetUtcNow();
        Dictionary<TitleId, Incoming> added = [], changed = [];
        Dictionary<TitleId, int> seen = [];
        List<ImportQuestion> questions = [];
        foreach (var incoming in batch)
        {
            if (known.Of(incoming) is not { } title)
            {
                var (id, fresh) = (TypedId.New<TitleId>(clock), known.Fresh(incoming));
                added.Add(id, fresh);
                known.Add(id, fresh);
            }
            else if (title.Digest == incoming.Key.Digest && !origin.ByHand) continue;
            else if (added.ContainsKey(title.Id)) { added[title.Id] = incoming with { Key = incoming.Key with { Number = title.Number, Source = title.Source } }; title.Digest = incoming.Key.Digest; }
            else if (title.EditedHere && origin.Run is { } run)
                questions.Add(new ImportQuestion { RunId = run, Number = incoming.Number, TitleId = title.Id, Text = incoming.TextWithCopies });
            else { changed[title.Id] = incoming; seen[title.Id] = title.Version; title.Digest = incoming.Key.Digest; }
        }
        var outcome = new BatchOutcome(added.Count, changed.Count, batch.Count - added.Count - changed.Count - questions.Count, questions.Count);
        if (added.Count + changed.Count + questions.Count == 0 && along is null) return outcome;
        var already = await items.Known([.. added.Values, .. changed.Values], ct);
        await things.Transact(async () =>
        {
            var indexed = new List<TextEntry>(added.Count + changed.Count);
            if (added.Count > 0) indexed.AddRange(await AddAsync(added, origin, now, ct));
            if (changed.Count > 0) indexed.AddRange(await ChangeAsync(changed, seen, origin, now, ct));
            if (indexed.Count > 0) await things.Index(indexed, ct);
            await parts.Learn([.. added.Values, .. changed.Values], ct);
            await items.Write(added, changed, already, ct);
            await things.Insert(questions, orIgnore: true, ct: ct);
            if (along is not null) await along(outcome);
            return await things.Save(ct);
        }, ct);
        things.Forget();
        return outcome;
    }

    private async Task<List<TextEntry>> AddAsync(Dictionary<TitleId, Incoming> added, Origin origin, DateTimeOffset now, CancellationToken ct)
    {
        var number = await things.Numbers("title", added.Count, ct);
        var today = library.Today(clock);
        var (titles, facets, entries) = (new List<Title>(added.Count), new List<TitleFacets>(added.Count), new List<TextEntry>(added.Count));
        foreach (var (id, incoming) in added)
        {
            var title = new Title { Id = id, ControlNumber = incoming.Key.Number, ControlSource = incoming.Key.Source, Digest = incoming.Key.Digest, AddedAt = now };
            RecordToTitle.Fill(title, incoming, now);
            if (origin.ByHand) title.EditedAt = now;
            titles.Add(title);
            var row = RecordToTitle.Facets(title, number, today);
            (row.Held, row.Present) = TitleItems.OfCopies(incoming.Copies);
            facets.Add(row);
            entries.Add(incoming.Words with { Number = number++ });
        }
        await things.Insert(titles, ct: ct);
        await things.Insert(facets, ct: ct);
        await parts.Add(added, ct);
        await things.Insert([.. added.Keys.Select(id => Change(id, null, origin, now))], ct: ct);
        return entries;
    }

    private async Task<List<TextEntry>> ChangeAsync(Dictionary<TitleId, Incoming> changed, Dictionary<TitleId, int> seen, Origin origin, DateTimeOffset now, CancellationToken ct)
    {
        var ids = changed.Keys.ToList();
        var titles = await things.Track<Title>().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        if (origin.Run is not null && titles.Values.Any(t => t.Version != seen[t.Id])) throw new DbUpdateConcurrencyException("a title was saved since the import looked");
        foreach (var title in titles.Values)
        {
            RecordToTitle.Fill(title, changed[title.Id], now);
            title.EditedAt = origin.ByHand ? now : null;
            if (!origin.ByHand) title.Digest = changed[title.Id].Key.Digest;
        }
        var facets = await things.Track<TitleFacets>().Where(f => ids.Contains(f.TitleId)).ToListAsync(ct);
        facets.AddRange(await MissingAsync(titles.Values.ExceptBy(facets.Select(f => f.TitleId), t => t.Id).ToList(), ct));
        var before = await things.Set<TitleRecord>().Where(r => ids.Contains(r.TitleId)).ToDictionaryAsync(r => r.TitleId, r => r.Text, ct);
        await things.Insert([.. ids.Select(id => Change(id, before.GetValueOrDefault(id), origin, now))], ct: ct);
        await parts.Remove(ids, ct);
        await parts.Add(changed, ct);
        foreach (var row in facets) RecordToTitle.Fill(row, titles[row.TitleId]);
        return [.. facets.Select(row => changed[row.TitleId].Words with { Number = row.Number })];
    }

    /// <summary>A title of before there were filters gets its row now.</summary>
    private async Task<List<TitleFacets>> MissingAsync(List<Title> titles, CancellationToken ct)
    {
        if (titles.Count == 0) return [];
        var number = await things.Numbers("title", titles.Count, ct);
        var rows = titles.Select(t => RecordToTitle.Facets(t, number++, library.DayOf(t.AddedAt))).ToList();
        things.AddRange(rows);
        return rows;
    }

    private static TitleChange Change(TitleId id, string? before, Origin origin, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), TitleId = id, At = now, Kind = origin.Kind, What = origin.What, Before = before, BatchId = origin.Batch };
}
