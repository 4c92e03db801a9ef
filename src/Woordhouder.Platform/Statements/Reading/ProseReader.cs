using System.Text.RegularExpressions;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// Cuts the prose of one language into headings, introductions and clauses, by line: <c>## Title {#id}</c> and <c>[[clause]]</c>.
/// Each passage keeps its newlines from the line of its heading or marker on, so that places in it can be named.
/// </summary>
internal static partial class ProseReader
{
    public static Prose Read(string language, string file, string text, ReadingLog log)
    {
        var headings = new List<ProseHeading>();
        var anchors = new Dictionary<string, int>();
        var passage = new List<string>();
        ProseHeading? heading = null;
        List<ProseClause> clauses = [];
        (string Id, Place Place)? clause = null;

        void CloseClause()
        {
            var words = string.Join('\n', passage).TrimEnd();
            passage.Clear();
            if (clause is { } open)
            {
                if (words.Trim().Length == 0) log.Complain(open.Place, $"clause '{open.Id}' has no text", "write it below its marker");
                clauses.Add(new ProseClause(open.Id, words, open.Place));
            }
            else if (heading is not null) heading = heading with { Introduction = words };
            clause = null;
        }

        void CloseHeading()
        {
            CloseClause();
            if (heading is not null) headings.Add(heading with { Clauses = clauses });
            clauses = [];
        }

        void Anchor(string id, Place place, string what)
        {
            if (!YamlEntry.IsId(id)) log.Complain(place, $"{what} id '{id}' is not lower-case words with hyphens", "write it like 'how-long'");
            else if (!anchors.TryAdd(id, place.Line)) log.Complain(place,
                $"the id '{id}' stands twice, first at {file}:{anchors[id]}", "give the second another id: links go to both");
        }

        var lines = StatementHash.NormaliseLineEnds(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var place = new Place(file, i + 1);
            if (HeadingPattern().Match(lines[i]) is { Success: true } h)
            {
                CloseHeading();
                var (title, id) = (h.Groups["title"].Value, h.Groups["id"].Value);
                if (id.Length == 0) log.Complain(place, $"heading '{title}' has no id", "end the line with {#id}, the same in both languages");
                else Anchor(id, place, "heading");
                heading = new ProseHeading(id, title, h.Groups["level"].Length, "", [], place);
                passage.Add("");
            }
            else if (MarkerPattern().Match(lines[i]) is { Success: true } m)
            {
                CloseClause();
                var id = m.Groups["id"].Value;
                if (heading is null) log.Complain(place, $"clause '{id}' stands before the first heading", "put it under a heading");
                Anchor(id, place, "clause");
                clause = (id, place);
                passage.Add(m.Groups["rest"].Value);
            }
            else
            {
                if (heading is null && lines[i].Trim().Length > 0) log.Complain(place,
                    "text stands before the first heading", "begin the file with '# Title {#id}'");
                if (lines[i].Contains("[[", StringComparison.Ordinal)) log.Complain(place,
                    "a clause marker stands inside a line", "begin a new line with [[clause-id]]");
                if (heading is not null) passage.Add(lines[i]);
            }
        }
        CloseHeading();
        return new Prose(language, headings);
    }

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<title>.*?)\s*(?:\{#(?<id>[^}]*)\})?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"^\[\[(?<id>[^\]]*)\]\]\s*(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex MarkerPattern();
}
