using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Takes off the punctuation that cataloguing rules put between the parts of a description ("Max Havelaar :", "Amsterdam :", "Querido,"),
/// which belongs to the printed card and not to the text.
/// </summary>
internal static class Isbd
{
    /// <summary>Words that keep their full stop. One or two letters keep it anyway: initials, "Jr.", "Co.".</summary>
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "etc", "inc", "ltd", "corp", "bros", "dept", "univ", "vol", "min", "sec", "col", "ill", "uitg", "red", "blz", "pag", "afl", "jrg", "cie",
    };

    /// <summary>The text without ISBD punctuation around it, blanks collapsed; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = Collapse(text).TrimStart('/', ':', ';', '=', ',', ' ');
        // A full stop before a mark belongs to the text ("Gebr. /"); one at the end closes the field, and a mark may stand before it ("Москва :.").
        var bare = WithoutMarks(clean);
        clean = bare.Length < clean.Length ? bare : WithoutMarks(WithoutFullStop(clean));
        return IsPunctuation(clean) ? null : clean;
    }

    /// <summary>The same, without the square brackets of what the cataloguer added from elsewhere.</summary>
    public static string? CleanSupplied(string? text)
    {
        var clean = Clean(text)?.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return Clean(clean);
    }

    /// <summary>One blank for every run of blanks and line ends; control characters (among them the marks around words that do not file) go.</summary>
    public static string Collapse(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!char.IsControl(c)) clean.Append(c);
        }
        if (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
        return clean.ToString();
    }

    /// <summary>Parts of a name as sentences: "United States. Dept. of State", where a part that ends in a full stop gets no second.</summary>
    public static string? Sentences(IEnumerable<string> parts)
    {
        string? whole = null;
        foreach (var part in parts.Select(Clean).OfType<string>())
            whole = whole is null ? part : whole + (whole.EndsWith('.') ? " " : ". ") + part;
        return whole;
    }

    private static string WithoutMarks(string text) => text.TrimEnd('/', ':', ';', '=', ',', ' ');

    private static string WithoutFullStop(string text)
    {
        if (text.Length < 2 || text[^1] != '.' || text.EndsWith("..", StringComparison.Ordinal)) return text;
        var word = text[(text.LastIndexOfAny([' ', '.', '-', '(', '['], text.Length - 2) + 1)..^1];
        return word.Length <= 2 && word.All(char.IsLetter) || Abbreviations.Contains(word) ? text : text[..^1].TrimEnd();
    }

    /// <summary>A title may be all symbols ("%" or "$"), but not all punctuation of a description.</summary>
    private static bool IsPunctuation(string text) => text.All(c => c is '.' or '-' or '[' or ']' or ' ');
}
