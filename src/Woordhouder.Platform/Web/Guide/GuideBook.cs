using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Woordhouder.Platform.Web;

/// <param name="Id">Its anchor, made of its title as on GitHub, so that links work in the repository too.</param>
/// <param name="Pages">Addresses of the pages it is about.</param>
public sealed record GuideSection(string Id, string Title, int Level, IReadOnlyList<string> Pages);

/// <summary>One book of the guide, ready to show.</summary>
/// <param name="Id">Name of its file: balie, kantoor…</param>
public sealed partial record GuideBook(string Id, string Title, string Html, IReadOnlyList<GuideSection> Sections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    internal static GuideBook Read(string file, string pictures)
    {
        var document = Markdown.Parse(File.ReadAllText(file), Pipeline);
        var sections = new List<GuideSection>();
        var title = "";
        foreach (var block in document.ToList())
        {
            if (block is HeadingBlock heading)
            {
                var text = TextOf(heading);
                if (heading.Level > 1) sections.Add(new GuideSection(heading.GetAttributes().Id ?? "", text, heading.Level, []));
                else
                {
                    // The page has its own.
                    title = text;
                    document.Remove(heading);
                }
            }
            else if (block is ParagraphBlock paragraph && sections.Count > 0 && PagesLine().IsMatch(TextOf(paragraph)))
                sections[^1] = sections[^1] with { Pages = [.. sections[^1].Pages, .. paragraph.Inline!.Descendants<CodeInline>().Select(c => c.Content)] };
        }
        foreach (var link in document.Descendants<LinkInline>()) Lead(link, pictures);
        var tables = NamesOfTables(document);
        return new GuideBook(Path.GetFileNameWithoutExtension(file), title, ScrollingTables.In(document.ToHtml(Pipeline), n => tables[n]), sections);
    }

    /// <summary>Each table is called after the heading that it stands under; the second one there bears a number.</summary>
    private static List<string> NamesOfTables(MarkdownDocument document)
    {
        var (names, under, count) = (new List<string>(), "", 0);
        foreach (var block in document.Descendants())
        {
            if (block is HeadingBlock heading) (under, count) = (TextOf(heading), 0);
            if (block is not Table table) continue;
            table.GetAttributes().AddClass("utrecht-table");
            names.Add(++count == 1 ? under : $"{under} ({count})");
        }
        return names;
    }

    /// <summary>Pictures and other books lie elsewhere on the site than in the repository.</summary>
    private static void Lead(LinkInline link, string pictures)
    {
        if (link.Url is not { } url) return;
        if (link.IsImage)
        {
            var file = Path.GetFileName(url);
            link.Url = "/hulp/beelden/" + file;
            var look = link.GetAttributes();
            look.AddProperty("loading", "lazy");
            // A picture that has its place before it is there does not push the text away.
            if (SizeOf(Path.Combine(pictures, file)) is not var (width, height)) return;
            look.AddProperty("width", width.ToString(CultureInfo.InvariantCulture));
            look.AddProperty("height", height.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            link.Url = BookLink().Replace(url, "/hulp/$1");
            link.GetAttributes().AddClass("utrecht-link");
        }
    }

    /// <summary>Width and height of a PNG: the first chunk, IHDR, of every PNG file (RFC 2083, 4.1.1).</summary>
    private static (int Width, int Height)? SizeOf(string file)
    {
        if (!File.Exists(file)) return null;
        Span<byte> head = stackalloc byte[24];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length ? null
            : (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
    }

    private static string TextOf(LeafBlock block) => string.Concat(block.Inline!.Descendants().Select(i => i switch
    {
        LiteralInline text => text.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    [GeneratedRegex("^Pagina('s|’s)?: ")]
    private static partial Regex PagesLine();

    [GeneratedRegex(@"^([a-z]+)\.md(?=$|#)")]
    private static partial Regex BookLink();
}
