using System.Globalization;
using System.Text;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Words as the full-text index holds them, of a text and of what somebody typed: in plain letters, Dutch endings taken off, hyphens and apostrophes forgiven.</summary>
internal static class SearchWords
{
    private const int LongestWord = 40, LongestPart = 6000, MostAsked = 8;
    private static readonly HashSet<string> Articles = ["de", "het", "een", "t", "the", "a", "an"];

    /// <summary>A run of letters and digits that may be written with hyphens or apostrophes in it: "science-fiction", "foto's".</summary>
    /// <param name="Parts">Without the s of "foto's", which is an ending of the word before it.</param>
    /// <param name="Joined">As one word: "sciencefiction", "fotos".</param>
    private readonly record struct Written(IReadOnlyList<string> Parts, string Joined)
    {
        public bool Differs => Parts.Count > 1 || Parts[0].Length != Joined.Length;
    }

    /// <summary>For the index: every word, and what a hyphen divides also as one word.</summary>
    public static string Indexed(IEnumerable<string?> texts)
    {
        var words = new StringBuilder();
        foreach (var text in texts)
            foreach (var written in Split(text))
            {
                foreach (var part in written.Parts) Append(part);
                if (written.Differs) Append(written.Joined);
            }
        return words.ToString();

        void Append(string word)
        {
            if (word.Length > LongestWord || words.Length + word.Length > LongestPart) return;
            if (words.Length > 0) words.Append(' ');
            words.Append(DutchStem.Of(word));
        }
    }

    /// <summary>Words as written, for the list of words that a typing error may have been meant for.</summary>
    public static IEnumerable<string> Known(IEnumerable<string?> texts) =>
        texts.SelectMany(Split).SelectMany(w => w.Differs ? w.Parts.Append(w.Joined) : w.Parts).Where(w => w.Length is >= 3 and <= LongestWord && !w.Any(char.IsAsciiDigit));

    /// <summary>What somebody typed, word by word and in plain letters, without articles unless there is nothing else.</summary>
    public static IReadOnlyList<string> Asked(string? typed)
    {
        List<string> words = [.. Split(typed).SelectMany(w => w.Parts).Where(w => w.Length <= LongestWord).Take(MostAsked)];
        return words.Exists(w => !Articles.Contains(w)) ? [.. words.Where(w => !Articles.Contains(w))] : words;
    }

    /// <summary>All the words, or all but two neighbours that stand there as one: "kinder boek" finds "kinderboek".</summary>
    /// <param name="prefix">The last word may go on.</param>
    public static TextQuery Query(IReadOnlyList<string> words, TextField field = TextField.Any, bool prefix = false)
    {
        List<IReadOnlyList<TextTerm>> anyOf = [Terms(words)];
        for (var i = 0; i + 1 < words.Count; i++)
            if (words[i].Length + words[i + 1].Length <= LongestWord) anyOf.Add(Terms([.. words.Take(i), words[i] + words[i + 1], .. words.Skip(i + 2)]));
        return new TextQuery(anyOf);

        List<TextTerm> Terms(IReadOnlyList<string> all) =>
            [.. all.Select((w, i) => new TextTerm([prefix && i == all.Count - 1 ? w : DutchStem.Of(w)], field, prefix && i == all.Count - 1))];
    }

    private static IEnumerable<Written> Split(string? text)
    {
        if (string.IsNullOrEmpty(text)) yield break;
        var (word, joined) = (new StringBuilder(), new StringBuilder());
        List<string> parts = [];
        var apostrophe = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(PlainText.Letter(Rune.ToLowerInvariant(rune)));
                continue;
            }
            var joins = word.Length > 0 && rune.Value is '-' or '\'' or '\u2019' or '\u2010' or '\u2011';
            End();
            apostrophe = rune.Value is '\'' or '\u2019';
            if (joins || parts.Count == 0) continue;
            yield return new Written([.. parts], joined.ToString());
            parts.Clear();
            joined.Clear();
        }
        End();
        if (parts.Count > 0) yield return new Written([.. parts], joined.ToString());

        void End()
        {
            if (word.Length == 0) return;
            joined.Append(word);
            if (!(apostrophe && parts.Count > 0 && word.Length == 1 && word[0] == 's')) parts.Add(word.ToString());
            word.Clear();
        }
    }
}
