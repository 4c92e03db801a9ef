using System.Net;
using System.Text.RegularExpressions;

namespace Woordhouder.Platform.Web;

/// <summary>A table of written text scrolls inside itself on a narrow screen, and then needs a name and a place in the tab order.</summary>
public static partial class ScrollingTables
{
    /// <param name="name">What the text is about: the name of its only table.</param>
    public static string In(string html, string name) => In(html, _ => name);

    /// <param name="name">Of the table with this number, counted from 0.</param>
    public static string In(string html, Func<int, string> name)
    {
        var table = 0;
        return Begin().Replace(html, begin => $"""<div class="wh-table-scroll" role="region" aria-label="{WebUtility.HtmlEncode(name(table++))}" tabindex="0">{begin.Value}""")
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    [GeneratedRegex("<table(?: [^>]*)?>")]
    private static partial Regex Begin();
}
