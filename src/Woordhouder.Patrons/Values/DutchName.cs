using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Woordhouder.Patrons;

/// <summary>A name in its Dutch parts. The voorvoegsel is no part of the sorting name: Jan van der Berg stands under B.</summary>
internal sealed partial record DutchName(string GivenName, string? Prefix, string FamilyName)
{
    public const int MaxLength = 200;

    /// <summary>"Jan van der Berg"</summary>
    public string Full => Join(GivenName, Prefix, FamilyName);
    /// <summary>"J.P."; IJ is one letter.</summary>
    public string Initials => InitialsOf(GivenName);
    /// <summary>How the name is looked for: lower case, without accents, a space before each word.</summary>
    public string SearchName => " " + Plain($"{FamilyName} {GivenName}") + " ";

    public static string Join(string first, string? prefix, string family) => string.Join(' ', new[] { first, prefix, family }.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>Spaces are made single, voorvoegsels lower case, curly apostrophes straight.</summary>
    public static DutchName Of(string given, string? prefix, string family) => new(Tidy(given), Tidy(prefix ?? "").ToLowerInvariant() is { Length: > 0 } p ? p : null, Tidy(family));

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }
        return Spaces().Replace(plain.ToString().Replace("ij", "y", StringComparison.Ordinal), " ").Trim();
    }

    public static string InitialsOf(string given) => string.Concat(given.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Select(n => (n.StartsWith("IJ", StringComparison.Ordinal) ? "IJ" : StringInfo.GetNextTextElement(n).ToUpperInvariant()) + "."));

    /// <summary>Whether two surnames are likely one: at most one letter apart, or two in a long name.</summary>
    public static bool Alike(string one, string other)
    {
        var (a, b) = (Plain(one), Plain(other));
        return Distance(a, b) <= (Math.Min(a.Length, b.Length) >= 7 ? 2 : Math.Min(a.Length, b.Length) >= 4 ? 1 : 0);
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }

    private static string Tidy(string text) => Spaces().Replace(text.Replace('’', '\'').Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
