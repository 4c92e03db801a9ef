using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-pager page="3" size="25" total="412" /&gt;</c>: which rows these are and the way to the others. The address keeps every filter, because the
/// links are made from the address of this page. <c>&lt;wh-pager list="Model.List" /&gt;</c> is the same for a list; of a list about people the pages are buttons of its form.
/// </summary>
[HtmlTargetElement("wh-pager", Attributes = "page,size,total")]
[HtmlTargetElement("wh-pager", Attributes = "list")]
public sealed class PagerTagHelper(PageChrome chrome) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ListView? List { get; set; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; set; }

    public int Size { get; set; }

    public int Total { get; set; }

    public string Parameter { get; set; } = "pagina";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (List is { } list) (Page, Size, Total) = (list.Page, list.Size, list.Total);
        if (Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        var last = (Total - 1) / Size + 1;
        var page = Math.Clamp(Page, 1, last);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wh-pager");
        output.Content.AppendHtml(Range(page));
        if (last > 1) output.Content.AppendHtml(Links(page, last));
    }

    private TagBuilder Range(int page)
    {
        var text = new TagBuilder("p");
        text.AddCssClass("wh-flat wh-quiet wh-num");
        var from = (page - 1) * Size + 1;
        text.InnerHtml.Append(chrome.Text("pager.range", ("from", chrome.Count(from)), ("to", chrome.Count(Math.Min(Total, from + Size - 1))), ("total", chrome.Count(Total))));
        return text;
    }

    private TagBuilder Links(int page, int last)
    {
        var list = new TagBuilder("ul");
        list.AddCssClass("utrecht-pagination");
        if (page > 1) Add(Relative(page - 1, "prev", Icons.Draw("previous"), chrome.Text("pager.previous")));
        var before = 0;
        foreach (var number in Shown(page, last))
        {
            if (number > before + 1) Add(Gap());
            Add(Numbered(number, number == page));
            before = number;
        }

        if (page < last) Add(Relative(page + 1, "next", chrome.Text("pager.next"), Icons.Draw("next")));

        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = chrome.Text("pager.name");
        nav.InnerHtml.AppendHtml(list);
        return nav;

        void Add(IHtmlContent link)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }
    }

    // First, last, this one and its neighbours: never more than seven, so they fit on a phone.
    private static IEnumerable<int> Shown(int page, int last) =>
        Enumerable.Range(1, last).Where(number => number == 1 || number == last || Math.Abs(number - page) <= 1);

    private TagBuilder Numbered(int number, bool current)
    {
        var link = Link(number, "utrecht-pagination__page-link");
        link.InnerHtml.Append(chrome.Count(number));
        link.Attributes["aria-label"] = chrome.Text("pager.page", ("n", chrome.Count(number)));
        if (!current) return link;
        link.AddCssClass("utrecht-pagination__page-link--current");
        link.Attributes["aria-current"] = "page";
        return link;
    }

    private TagBuilder Relative(int number, string direction, params object[] parts)
    {
        var link = Link(number, direction == "next" ? "utrecht-pagination__relative-link utrecht-pagination__relative-link--next" : "utrecht-pagination__relative-link utrecht-pagination__relative-link--prev");
        if (List is not { OfPeople: true }) link.Attributes["rel"] = direction;
        foreach (var part in parts)
        {
            if (part is IHtmlContent html) link.InnerHtml.AppendHtml(html);
            else link.InnerHtml.Append((string)part);
        }

        return link;
    }

    private TagBuilder Link(int number, string look)
    {
        if (List is { OfPeople: true })
        {
            var button = new TagBuilder("button");
            button.AddCssClass(look);
            foreach (var (name, value) in new[] { ("type", "submit"), ("form", ListTagHelper.FormId), ("name", Parameter), ("value", FormattableString.Invariant($"{number}")) }) button.Attributes[name] = value;
            return button;
        }
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Parameter));
        if (number > 1) query.Add(Parameter, FormattableString.Invariant($"{number}"));
        var link = new TagBuilder("a");
        link.AddCssClass(look);
        link.Attributes["href"] = $"{request.PathBase}{request.Path}{query}";
        return link;
    }

    private static TagBuilder Gap()
    {
        var gap = new TagBuilder("span");
        gap.Attributes["aria-hidden"] = "true";
        gap.InnerHtml.Append("…");
        return gap;
    }
}
