using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-errors /&gt;</c>, above the h1: everything that is not right yet, each a link to its field, in the field's own words. Takes the focus by
/// <c>autofocus</c>, so it works without script; no other element on the page may have that attribute while there are errors. Nothing when all is well.
/// </summary>
[HtmlTargetElement("wh-errors")]
public sealed class ErrorsTagHelper(PageChrome chrome) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var order = new PageOrder(ViewContext.ViewData.ModelMetadata);
        var errors = ViewContext.ViewData.ModelState
            .OrderBy(entry => order.Of(entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => FieldFrame.MessagesOf(entry.Value, chrome).Select(message => (entry.Key, Message: message)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-alert utrecht-alert--error wh-error-summary");
        output.Attributes.SetAttribute("id", "fouten");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetHtmlContent(Inside(errors));
    }

    private TagBuilder Inside(List<(string Key, string Message)> errors)
    {
        var heading = new TagBuilder("h2");
        heading.AddCssClass("utrecht-heading-2");
        heading.InnerHtml.Append(errors.Count == 1 ? chrome.Text("errors.one") : chrome.Text("errors.many", ("n", chrome.Count(errors.Count))));

        var list = new TagBuilder("ul");
        list.AddCssClass("wh-errors");
        foreach (var (key, message) in errors)
        {
            var item = new TagBuilder("li");
            if (key.Length == 0) item.InnerHtml.Append(message); // about the whole form: there is no field to go to
            else item.InnerHtml.AppendHtml(LinkTo(key, message));
            list.InnerHtml.AppendHtml(item);
        }

        var content = new TagBuilder("div");
        content.AddCssClass("utrecht-alert__content");
        content.InnerHtml.AppendHtml(heading).AppendHtml(list);
        return content;
    }

    private static TagBuilder LinkTo(string key, string message)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("utrecht-link utrecht-link--html-a");
        link.Attributes["href"] = $"#{FieldFrame.IdOf(key)}";
        link.InnerHtml.Append(message);
        return link;
    }
}
