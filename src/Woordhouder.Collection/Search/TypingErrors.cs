namespace Woordhouder.Collection;

/// <summary>The keys by which a word finds words that are one letter away: itself, and itself with each letter left out (the deletions of SymSpell, W. Garbe 2012).</summary>
internal static class TypingErrors
{
    /// <summary>Shorter words are too much alike.</summary>
    public const int ShortestWord = 4;

    public static IEnumerable<string> Keys(string word)
    {
        if (word.Length < ShortestWord) yield break;
        yield return word;
        for (var i = 0; i < word.Length; i++)
            if (i == 0 || word[i] != word[i - 1]) yield return word.Remove(i, 1); // of two equal letters either one gives the same key
    }

    /// <summary>Letters added, dropped, changed, or swapped with their neighbour (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
