using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Woordhouder.Platform.Statements;

/// <summary>Every internal link leads somewhere, planned clauses included (D40). Other links leave by a known scheme; pictures would load from elsewhere.</summary>
internal static class LinkChecks
{
    private static readonly string[] Schemes = ["https://", "mailto:", "tel:"];

    public static IEnumerable<Complaint> Of(RunningWord word) => word.Statement.Prose.Values.SelectMany(prose =>
    {
        var values = new PlaceholderValues(word.Statement, prose.Language, []);
        var anchors = prose.Headings.SelectMany(h => h.Clauses.Select(c => c.Id).Prepend(h.Id)).ToHashSet();
        return ProsePassage.Of(prose).SelectMany(passage => Links(passage, values).Select(link => Wrong(link, anchors, word.Program.Pages)).OfType<Complaint>());
    });

    private static IEnumerable<(string Url, bool IsImage, Place Place)> Links(ProsePassage passage, PlaceholderValues values)
    {
        foreach (var inline in MarkdownText.Parse(passage.Markdown).Descendants<Inline>())
        {
            var place = passage.PlaceAt(Math.Clamp(inline.Span.Start, 0, passage.Markdown.Length));
            if (inline is LinkInline link) yield return (Filled(link.Url ?? "", values), link.IsImage, place);
            else if (inline is AutolinkInline auto) yield return (auto.IsEmail ? $"mailto:{auto.Url}" : Filled(auto.Url, values), false, place);
        }
    }

    // An unknown placeholder is complained about elsewhere; here it only stands in the way of the address.
    private static string Filled(string url, PlaceholderValues values) => Placeholder.Fill(url, path => values.Of(path) ?? "");

    private static Complaint? Wrong((string Url, bool IsImage, Place Place) link, HashSet<string> anchors, IReadOnlyList<string> pages)
    {
        var (url, isImage, place) = link;
        if (isImage) return new Complaint(place, $"a picture ({url}) stands in the text", "say it in words: a statement loads nothing");
        if (url.StartsWith('#'))
            return anchors.Contains(url[1..]) ? null : new Complaint(place,
                $"link '{url}' leads nowhere: no heading or clause has that id", "correct the id after #");
        if (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            return pages.Any(page => PagePath.Matches(page, url)) ? null : new Complaint(place,
                $"link '{url}' leads nowhere: the program has no such page", "link to a page that exists");
        return Schemes.Any(s => url.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? null
            : new Complaint(place, $"link '{url}' is neither to this text, nor to a page, nor to https, mailto or tel", "begin it with #, / or https://");
    }
}

/// <summary>Whether a link leads to a page of the program: segment by segment, a route parameter for any one of them.</summary>
internal static class PagePath
{
    public static bool Matches(string page, string url)
    {
        var (route, path) = (Segments(page), Segments(url.Split('?', '#')[0]));
        for (var i = 0; i < route.Length; i++)
        {
            var parameter = route[i].StartsWith('{');
            if (parameter && route[i].StartsWith("{*", StringComparison.Ordinal)) return true;
            if (i >= path.Length) return route[i..].All(r => r.StartsWith('{') && r.EndsWith("?}", StringComparison.Ordinal));
            if (!parameter && !route[i].Equals(path[i], StringComparison.OrdinalIgnoreCase)) return false;
        }
        return path.Length == route.Length;
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
