using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-table caption="Al thuis" count="9" empty="Niets thuis."&gt;&lt;thead&gt;…&lt;tbody&gt;…&lt;/wh-table&gt;</c>: a table with its name and count,
/// that scrolls inside itself on a narrow screen. Plain <c>th scope</c> and <c>td</c> inside need no classes. With <c>count="0"</c> the sentence in
/// <c>empty</c> comes instead of the table.
/// </summary>
[HtmlTargetElement("wh-table", Attributes = "caption")]
public sealed class TableTagHelper(PageChrome chrome) : TagHelper
{
    public string Caption { get; set; } = "";

    public int? Count { get; set; }

    public string? Empty { get; set; }

    /// <summary>The caption is for screen readers only: the heading above the table says the same.</summary>
    public bool CaptionHidden { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Count == 0 && Empty is { Length: > 0 })
        {
            output.TagName = "p";
            output.Attributes.Clear();
            output.Attributes.SetAttribute("class", "wh-empty");
            output.Content.SetContent(Empty);
            return;
        }

        var rows = await output.GetChildContentAsync();
        var name = Count is { } count ? chrome.Text("table.caption", ("name", Caption), ("n", chrome.Count(count))) : Caption;
        output.TagName = "table";
        output.AddClass("utrecht-table", HtmlEncoder.Default);
        output.AddClass("utrecht-table--html-table", HtmlEncoder.Default);
        output.Content.SetHtmlContent(CaptionElement(name)).AppendHtml(rows);

        // A part of the page that scrolls must be reachable by keyboard, and then it needs a name.
        var scroll = new TagBuilder("div") { TagRenderMode = TagRenderMode.StartTag };
        scroll.AddCssClass("wh-table-scroll");
        scroll.Attributes["role"] = "region";
        scroll.Attributes["aria-label"] = name;
        scroll.Attributes["tabindex"] = "0";
        output.PreElement.SetHtmlContent(scroll);
        output.PostElement.SetHtmlContent("</div>");
    }

    private TagBuilder CaptionElement(string name)
    {
        var caption = new TagBuilder("caption");
        caption.AddCssClass("utrecht-table__caption");
        if (!CaptionHidden)
        {
            caption.InnerHtml.Append(name);
            return caption;
        }

        var hidden = new TagBuilder("span");
        hidden.AddCssClass("wh-hide");
        hidden.InnerHtml.Append(name);
        caption.AddCssClass("wh-flat");
        caption.InnerHtml.AppendHtml(hidden);
        return caption;
    }
}
