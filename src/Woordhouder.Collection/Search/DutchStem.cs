using System.Collections.Concurrent;

namespace Woordhouder.Collection;

/// <summary>
/// The stem of a Dutch word by the Snowball algorithm (M. Porter, snowballstem.org/algorithms/dutch), as PostgreSQL's dutch dictionary has it, and as the last
/// step the spelling of a stem that stands alone (huiz- is huis, briev- is brief). SQLite has no stemmer, so both databases get the words from here.
/// </summary>
internal static class DutchStem
{
    /// <param name="word">Lower case, without diacritics (<see cref="PlainText"/>).</param>
    public static string Of(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return word;
        if (Stems.TryGetValue(word, out var known)) return known;
        var stem = Snowball(word);
        stem = stem[^1] switch { 'z' => stem[..^1] + 's', 'v' => stem[..^1] + 'f', _ => stem };
        if (Stems.Count < MostKept) Stems[word] = stem;
        return stem;
    }

    /// <summary>A language has few words that come back all the time: an import asks for each stem once.</summary>
    private const int MostKept = 100_000;
    private static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);

    internal static string Snowball(string word) => new Stemming(word).Run();

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>One word on its way: Y and I in capitals are consonants.</summary>
    private sealed class Stemming
    {
        private readonly char[] letters;
        private readonly int r1, r2;
        private int length;

        public Stemming(string word)
        {
            letters = word.ToCharArray();
            length = letters.Length;
            for (var i = 0; i < length; i++)
            {
                var afterVowel = i > 0 && IsVowel(letters[i - 1]);
                if (letters[i] == 'y' && (i == 0 || afterVowel)) letters[i] = 'Y';
                else if (letters[i] == 'i' && afterVowel && i + 1 < length && IsVowel(letters[i + 1])) letters[i] = 'I';
            }
            var first = Region(0);
            r1 = Math.Max(first, 3);
            r2 = Region(first);
        }

        public string Run()
        {
            FirstStep();
            var removedE = RemoveE();
            Heid();
            Derivation(removedE);
            DoubleVowel();
            return new string(letters, 0, length).ToLowerInvariant();
        }

        /// <summary>What follows the first non-vowel after a vowel, from <paramref name="from"/> on.</summary>
        private int Region(int from)
        {
            var i = from;
            while (i < length && !IsVowel(letters[i])) i++;
            while (i < length && IsVowel(letters[i])) i++;
            return Math.Min(i + 1, length);
        }

        private bool Ends(string suffix) => length >= suffix.Length && letters.AsSpan(length - suffix.Length, suffix.Length).SequenceEqual(suffix);

        private bool InR1(int suffix) => length - suffix >= r1;
        private bool InR2(int suffix) => length - suffix >= r2;
        private char? Before(int suffix) => length > suffix ? letters[length - suffix - 1] : null;

        private void FirstStep()
        {
            if (Ends("heden"))
            {
                if (!InR1(5)) return;
                length -= 3; // he-den
                letters[length++] = 'i';
                letters[length++] = 'd';
            }
            else if (Ends("ene")) RemoveEn(3);
            else if (Ends("en")) RemoveEn(2);
            else if (Ends("se")) RemoveS(2);
            else if (Ends("s")) RemoveS(1);
        }

        private void RemoveEn(int suffix)
        {
            if (!InR1(suffix) || Before(suffix) is not { } before || IsVowel(before)) return;
            if (length - suffix >= 3 && letters.AsSpan(length - suffix - 3, 3).SequenceEqual("gem")) return;
            length -= suffix;
            Undouble();
        }

        private void RemoveS(int suffix)
        {
            if (InR1(suffix) && Before(suffix) is { } before && !IsVowel(before) && before != 'j') length -= suffix;
        }

        private void Undouble()
        {
            if (Ends("kk") || Ends("dd") || Ends("tt")) length--;
        }

        private bool RemoveE()
        {
            if (!Ends("e") || !InR1(1) || Before(1) is not { } before || IsVowel(before)) return false;
            length--;
            Undouble();
            return true;
        }

        private void Heid()
        {
            if (!Ends("heid") || !InR2(4) || Before(4) == 'c') return;
            length -= 4;
            if (Ends("en")) RemoveEn(2);
        }

        private void Derivation(bool removedE)
        {
            if (Ends("end") || Ends("ing"))
            {
                if (!InR2(3)) return;
                length -= 3;
                if (Ends("ig") && InR2(2) && Before(2) != 'e') length -= 2;
                else Undouble();
            }
            else if (Ends("ig"))
            {
                if (InR2(2) && Before(2) != 'e') length -= 2;
            }
            else if (Ends("lijk"))
            {
                if (!InR2(4)) return;
                length -= 4;
                RemoveE();
            }
            else if (Ends("baar"))
            {
                if (InR2(4)) length -= 4;
            }
            else if (Ends("bar") && removedE && InR2(3)) length -= 3;
        }

        /// <summary>maan, man; brood, brod: not before I, and only after a consonant.</summary>
        private void DoubleVowel()
        {
            if (length < 4) return;
            var (c, v, w, d) = (letters[length - 4], letters[length - 3], letters[length - 2], letters[length - 1]);
            if (IsVowel(d) || d == 'I' || IsVowel(c) || v != w || v is not ('a' or 'e' or 'o' or 'u')) return;
            letters[length - 2] = d;
            length--;
        }
    }
}
