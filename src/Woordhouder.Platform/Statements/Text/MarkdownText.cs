using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Woordhouder.Platform.Statements;

/// <summary>The Markdown that a statement may use: paragraphs, lists, emphasis, links and pipe tables. Raw HTML is shown as text, never let through.</summary>
internal static partial class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().DisableHtml().Build();

    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown, Pipeline).Trim();

    /// <summary>For comparing and for titles. The rows of a table become lines: Markdig would run them together.</summary>
    public static string ToPlainText(string markdown) =>
        Markdown.ToPlainText(TableRow().Replace(TableRule().Replace(markdown, ""), m => $"\n{m.Groups["cells"].Value.Replace(" | ", " – ", StringComparison.Ordinal)}\n"), Pipeline).Trim();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>A fact's value as literal text: a cookie called <c>__Host-session</c> is not half a bold word.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 4);
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '#') escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A pipe table as a block of its own, also where its placeholder stood inside a paragraph.</summary>
    public static string Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder("\n\n");
        Row(heads);
        Row([.. heads.Select(_ => "---")], asIs: true);
        foreach (var row in rows) Row(row);
        return table.Append('\n').ToString();

        void Row(IReadOnlyList<string> cells, bool asIs = false) =>
            table.Append("| ").AppendJoin(" | ", cells.Select(c => asIs ? c : Escape(c))).Append(" |\n");
    }

    [GeneratedRegex(@"^\|[ \-|:]+\|\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\| (?<cells>.*) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TableRow();
}
