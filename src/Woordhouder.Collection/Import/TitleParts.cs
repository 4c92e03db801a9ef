using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>What hangs on a title and comes from its record: makers, numbers, topics, series, the record itself, and the words that people may mean.</summary>
internal sealed class TitleParts(Things things)
{
    public async Task Add(IReadOnlyDictionary<TitleId, Incoming> titles, CancellationToken ct)
    {
        await things.Insert([.. titles.SelectMany(t => RecordToTitle.Contributors(t.Key, t.Value.Facts))], ct: ct);
        await things.Insert([.. titles.SelectMany(t => RecordToTitle.Isbns(t.Key, t.Value.Facts))], ct: ct);
        await things.Insert([.. titles.SelectMany(t => RecordToTitle.Topics(t.Key, t.Value.Facts))], ct: ct);
        await things.Insert([.. titles.SelectMany(t => RecordToTitle.Series(t.Key, t.Value.Facts))], ct: ct);
        await things.Insert([.. titles.Select(t => new TitleRecord { TitleId = t.Key, Text = t.Value.Text })], ct: ct);
    }

    public async Task Remove(List<TitleId> titles, CancellationToken ct)
    {
        await things.Delete(things.Set<TitleContributor>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleIsbn>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleTopic>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleSeries>().Where(p => titles.Contains(p.TitleId)), ct);
        await things.Delete(things.Set<TitleRecord>().Where(p => titles.Contains(p.TitleId)), ct);
    }

    /// <summary>Words are never forgotten: one that no title holds any more finds nothing, and is not proposed.</summary>
    public async Task Learn(IReadOnlyList<Incoming> titles, CancellationToken ct)
    {
        List<string> fresh = [.. titles.SelectMany(t => t.Known).Distinct().Where(w => !learnt.Contains(w))];
        if (fresh.Count == 0) return;
        await things.Insert([.. fresh.Select(w => new SearchWord { Word = w })], orIgnore: true, ct: ct);
        await things.Insert([.. fresh.SelectMany(w => TypingErrors.Keys(w).Distinct().Select(k => new SearchWordKey { Key = k, Word = w }))], orIgnore: true, ct: ct);
        if (learnt.Count > MostKept) learnt.Clear();
        learnt.UnionWith(fresh);
    }

    /// <summary>What was put in last was rolled back.</summary>
    public void Forget() => learnt.Clear();

    /// <summary>A language has few words that come back all the time; those that are forgotten here are put in once more, which changes nothing.</summary>
    private const int MostKept = 100_000;

    /// <summary>What this import put in already: most words of a batch were in the one before.</summary>
    private readonly HashSet<string> learnt = [];
}
