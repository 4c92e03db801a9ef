using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>What somebody may have meant by words that the catalogue does not know: a word one letter away, or two words written as one.</summary>
internal sealed class MeantWords(Things things)
{
    /// <summary>With more hits than this nobody is asked whether they meant something else.</summary>
    public const int FewHits = 3;

    /// <returns>The words with the unknown ones replaced; null when all are known, or nothing is near.</returns>
    public async Task<IReadOnlyList<string>?> Of(IReadOnlyList<string> words, CancellationToken ct)
    {
        var asked = words.Distinct().ToList();
        var known = await things.Set<SearchWord>().Where(w => asked.Contains(w.Word)).Select(w => w.Word).ToListAsync(ct);
        List<string> meant = [];
        var changed = false;
        foreach (var word in words)
        {
            if (known.Contains(word) || word.Any(char.IsAsciiDigit)) meant.Add(word);
            else if (await Near(word, ct) is { } near) { meant.AddRange(near); changed = true; }
            else meant.Add(word);
        }
        return changed ? meant : null;
    }

    private async Task<IReadOnlyList<string>?> Near(string word, CancellationToken ct)
    {
        var keys = TypingErrors.Keys(word).Distinct().ToList();
        var near = keys.Count == 0 ? [] : (await things.Set<SearchWordKey>().Where(k => keys.Contains(k.Key)).Select(k => k.Word).Distinct().ToListAsync(ct))
            .Select(w => (Word: w, Distance: TypingErrors.Distance(word, w))).Where(w => w.Distance <= (word.Length < 8 ? 1 : 2)).ToList();
        if (near.Count > 0)
        {
            // Of equally near words the one that most titles have, which is what most people mean.
            var best = near.Min(w => w.Distance);
            var counted = new List<(string Word, int Titles)>();
            foreach (var (candidate, _) in near.Where(w => w.Distance == best).OrderBy(w => w.Word, StringComparer.Ordinal).Take(8))
                counted.Add((candidate, await things.Hits(SearchWords.Query([candidate])).Take(1000).CountAsync(ct)));
            return [counted.MaxBy(c => c.Titles).Word];
        }
        List<string> halves = [.. Enumerable.Range(3, Math.Max(0, word.Length - 5)).SelectMany(i => new[] { word[..i], word[i..] }).Distinct()];
        if (halves.Count == 0) return null;
        var parts = (await things.Set<SearchWord>().Where(w => halves.Contains(w.Word)).Select(w => w.Word).ToListAsync(ct)).ToHashSet();
        return Enumerable.Range(3, Math.Max(0, word.Length - 5)).Where(i => parts.Contains(word[..i]) && parts.Contains(word[i..]))
            .OrderBy(i => Math.Abs(word.Length - 2 * i)).Select(i => (IReadOnlyList<string>)[word[..i], word[i..]]).FirstOrDefault();
    }
}
