using System.Text.RegularExpressions;

namespace Woordhouder.Platform.Statements;

/// <summary>A fact named in the prose: <c>{{schedule.membership.period}}</c>.</summary>
public sealed partial record Placeholder(string Path, Place Place)
{
    public override string ToString() => $"{{{{{Path}}}}}";

    internal static IEnumerable<Placeholder> In(ProsePassage passage) =>
        Pattern().Matches(passage.Markdown).Select(m => new Placeholder(m.Groups["path"].Value, passage.PlaceAt(m.Index)));

    /// <summary>Braces that belong to no placeholder; a reader would see them.</summary>
    internal static IEnumerable<Place> LooseBraces(ProsePassage passage)
    {
        // Same length, so that the index still names the line.
        var rest = Pattern().Replace(passage.Markdown, m => new string(' ', m.Length));
        return Braces().Matches(rest).Select(m => passage.PlaceAt(m.Index));
    }

    internal static string Fill(string markdown, Func<string, string> value) => Pattern().Replace(markdown, m => value(m.Groups["path"].Value));

    [GeneratedRegex(@"\{\{[ ]*(?<path>[^{}\n]+?)[ ]*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\{\{|\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}

/// <summary>One piece of prose with its place: a heading's title, an introduction (no clause) or a clause.</summary>
internal sealed record ProsePassage(string Language, string Heading, string? Clause, string Markdown, Place Place)
{
    public Place PlaceAt(int index) => Place with { Line = Place.Line + Markdown.AsSpan(0, index).Count('\n') };

    public static IEnumerable<ProsePassage> Of(Prose prose) => prose.Headings.SelectMany(h => new[]
    {
        new ProsePassage(prose.Language, h.Id, null, h.Title, h.Place),
        new ProsePassage(prose.Language, h.Id, null, h.Introduction, h.Place),
    }.Concat(h.Clauses.Select(c => new ProsePassage(prose.Language, h.Id, c.Id, c.Markdown, c.Place))));
}
