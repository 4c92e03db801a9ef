using System.Globalization;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>
/// From classification codes (084, with the scheme in $2) to genre groups, where headings say nothing. NUR is the trade's (bureau ISBN), SISO that of public
/// libraries. Only classes of which the meaning is certain stand here; a code that is not listed decides nothing. A library's own codes stand in <see cref="LocalGenres"/>. The first line that fits decides.
/// </summary>
internal static class GenreCodes
{
    /// <param name="From">First and <paramref name="To"/> last number of the class, both included; what follows a point is left out.</param>
    private sealed record Line(string Scheme, int From, int To, string Group);

    private static readonly Line[] Lines =
    [
        new("nur", 270, 275, "picture-books"), // for children who do not read yet
        new("nur", 276, 277, "fiction"), // to be read aloud
        new("nur", 280, 285, "fiction"), // fiction for children and young people
        new("nur", 300, 304, "fiction"),
        new("nur", 305, 305, "thrillers"),
        new("nur", 306, 307, "poetry-drama"),
        new("nur", 320, 325, "history"), // literary non-fiction: lives, letters
        new("nur", 330, 332, "thrillers"),
        new("nur", 334, 334, "fantasy"),
        new("nur", 340, 344, "fiction"),
        new("nur", 360, 363, "comics"),
        new("nur", 440, 449, "hobby"), // food and drink
        new("nur", 500, 519, "travel"),
        new("nur", 660, 669, "arts-music"),
        new("nur", 680, 689, "history"),
        new("nur", 700, 719, "religion"),
        new("nur", 720, 729, "religion"), // esoteric
        new("nur", 730, 739, "religion"), // philosophy
        new("nur", 740, 759, "society"), // people and society, politics
        new("nur", 770, 779, "health"), // psychology
        new("nur", 780, 829, "general"), // economy, management, law
        new("nur", 840, 849, "general"), // education
        new("nur", 870, 899, "health"), // medicine
        new("siso", 100, 299, "religion"), // philosophy, religion
        new("siso", 300, 399, "society"), // society, politics, law
        new("siso", 415, 415, "health"), // psychology
        new("siso", 600, 609, "health"), // medicine
        new("siso", 628, 628, "hobby"), // housekeeping, cooking
        new("siso", 700, 799, "arts-music"),
        new("siso", 900, 949, "history"),
        new("siso", 950, 999, "travel"), // countries and peoples
    ];

    /// <summary>Scheme and code, such as "nur 301", of every 084; "local" where neither scheme is named.</summary>
    public static IReadOnlyList<string> Of(MarcRecord record) =>
    [
        .. record.Fields("084").SelectMany(f => f.All('a').Select(a => $"{Scheme(f['2']) ?? LocalGenres.Scheme} {a.Trim()}")).Distinct(),
    ];

    public static string? Group(IReadOnlyList<string> codes) => codes.Select(Group).FirstOrDefault(g => g is not null);

    private static string? Group(string code)
    {
        var (scheme, text) = (code[..code.IndexOf(' ', StringComparison.Ordinal)], code[(code.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var digits = string.Concat(text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return digits.Length == 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Lines.FirstOrDefault(l => l.Scheme == scheme && number >= l.From && number <= l.To)?.Group : null;
    }

    private static string? Scheme(string? source) => source?.Trim().ToLowerInvariant() is { } s ? s.StartsWith("nur", StringComparison.Ordinal) ? "nur" : s.StartsWith("siso", StringComparison.Ordinal) ? "siso" : null : null;
}
