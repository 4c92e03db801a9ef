using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Woordhouder.Platform.Web;

/// <summary>
/// A cover for a title that has no picture, drawn from what we know: colour by genre group, motif by material, a small shift by id so that neighbours
/// differ. Decoration only: the title stands beside it. Colours are in theme.css (<c>wh-cover--1</c> … <c>--6</c>).
/// </summary>
public static class Covers
{
    private const int Hues = 6;
    private const int LettersPerLine = 12;
    private const int LinesOfTitle = 4;

    // Written in lower case, with the word that decides; audio first, because "luisterboek" and "hoorspel" hold the words of others.
    private static readonly (string Word, Func<int, string> Motif)[] Motifs =
    [
        ("luister", Arcs), ("hoorspel", Arcs), ("audio", Arcs), ("muziek", Arcs), ("music", Arcs), ("cd", Arcs), ("lp", Arcs),
        ("dvd", Frames), ("blu", Frames), ("film", Frames), ("video", Frames),
        ("game", Grid), ("spel", Grid), ("puzzel", Grid),
        ("tijdschrift", Lines), ("magazine", Lines), ("krant", Lines), ("newspaper", Lines),
    ];

    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase) { "de", "het", "een", "'t", "'s", "the", "a", "an", "le", "la", "les", "der", "die", "das" };

    /// <summary>60 × 88, with the first letter: in lists.</summary>
    public static IHtmlContent Small(Guid id, string title, string? material, int genreGroup) =>
        Draw("wh-cover", id, material, genreGroup, $"""<text class="wh-cover__initial" x="33" y="44">{Encode(Initial(title))}</text>""");

    /// <summary>Three times as large, with title and maker set in it: on the page of the title.</summary>
    public static IHtmlContent Large(Guid id, string title, string? maker, string? material, int genreGroup)
    {
        var text = new StringBuilder();
        var y = 16;
        foreach (var line in Wrap(title))
        {
            text.Append(CultureInfo.InvariantCulture, $"""<text class="wh-cover__title" x="31" y="{y}">{Encode(line)}</text>""");
            y += 8;
        }

        if (!string.IsNullOrWhiteSpace(maker)) text.Append(CultureInfo.InvariantCulture, $"""<text class="wh-cover__maker" x="31" y="{y + 2}">{Encode(Cut(maker, 20))}</text>""");
        return Draw("wh-cover wh-cover--large", id, material, genreGroup, text.ToString());
    }

    private static HtmlString Draw(string look, Guid id, string? material, int genreGroup, string text)
    {
        var hue = (genreGroup % Hues + Hues) % Hues + 1;
        var name = material?.ToLowerInvariant() ?? "";
        var motif = Motifs.FirstOrDefault(pair => name.Contains(pair.Word, StringComparison.Ordinal)).Motif ?? Book;
        return new HtmlString(FormattableString.Invariant(
            $"""<svg class="{look} wh-cover--{hue}" viewBox="0 0 60 88" aria-hidden="true" focusable="false"><rect class="wh-cover__ground" width="60" height="88"/>{motif(Shift(id))}{text}</svg>"""));
    }

    /// <summary>0 to 9, from the random end of the id.</summary>
    private static int Shift(Guid id) => id.ToByteArray()[15] % 10;

    private static string Book(int shift) => Motif(
        $"M14 {66 + shift}h{17 + shift * 2}M14 {72 + shift}h{11 + shift * 2}", """<path class="wh-cover__spine" d="M7 0v88"/>""");

    private static string Arcs(int shift) => string.Concat(new[] { 10, 16, 22 }.Select(radius =>
        FormattableString.Invariant($"""<circle class="wh-cover__motif" cx="{41 + shift}" cy="{70 + shift}" r="{radius}"/>""")));

    private static string Frames(int shift) => Motif(
        $"M9 0v88M51 0v88M3 {5 + shift}h3M3 {19 + shift}h3M3 {33 + shift}h3M3 {47 + shift}h3M3 {61 + shift}h3M3 {75 + shift}h3M54 {5 + shift}h3M54 {19 + shift}h3M54 {33 + shift}h3M54 {47 + shift}h3M54 {61 + shift}h3M54 {75 + shift}h3");

    private static string Grid(int shift) => Motif($"M12 {60 + shift % 5}h36M12 {68 + shift % 5}h36M12 {76 + shift % 5}h36M20 56v28M30 56v28M40 56v28");

    private static string Lines(int shift) => Motif($"M8 8h44M8 13h{24 + shift * 2}M8 58h20M8 64h20M8 70h{12 + shift}M34 58h18M34 64h18M34 70h18M34 76h{8 + shift}");

    private static string Motif(FormattableString path, string before = "") =>
        FormattableString.Invariant($"""{before}<path class="wh-cover__motif" d="{FormattableString.Invariant(path)}"/>""");

    private static string Initial(string title)
    {
        var words = title.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var word = words.FirstOrDefault(candidate => !Articles.Contains(candidate) && candidate.Any(char.IsLetterOrDigit)) ?? title;
        var first = word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit);
        return first == default ? "•" : Rune.ToUpperInvariant(first).ToString();
    }

    private static IEnumerable<string> Wrap(string title)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (longer.Length <= LettersPerLine || lines[^1].Length == 0) lines[^1] = longer;
            else lines.Add(word);
        }

        return lines.Count <= LinesOfTitle
            ? lines.Select(line => Cut(line, LettersPerLine + 2))
            : [.. lines.Take(LinesOfTitle - 1).Select(line => Cut(line, LettersPerLine + 2)), Cut($"{lines[LinesOfTitle - 1]} …", LettersPerLine + 2)];
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        // Never between the halves of one letter.
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return $"{text[..end].TrimEnd()}…";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
