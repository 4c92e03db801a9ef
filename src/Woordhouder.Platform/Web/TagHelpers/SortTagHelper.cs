using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;th wh-sort="naam" list="Model.List"&gt;Naam&lt;/th&gt;</c>: a heading that sorts by its column, the other way round when it does so already. A link, so that the order
/// stands in the address; of a list about people a button of its form.
/// </summary>
[HtmlTargetElement("th", Attributes = "wh-sort,list")]
public sealed class SortTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The key of the column; "-" before it: the first press sorts from high to low, as one wants numbers and days.</summary>
    [HtmlAttributeName("wh-sort")]
    public string Sort { get; set; } = "";

    public ListView List { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var heading = await output.GetChildContentAsync();
        var key = Sort.TrimStart('-');
        var (now, downFirst) = (List.Asked.Order == key, Sort.StartsWith('-'));
        var next = (now ? !List.Asked.Descending : downFirst) ? "-" + key : key;
        output.Attributes.SetAttribute("scope", "col");
        output.Attributes.SetAttribute("aria-sort", !now ? "none" : List.Asked.Descending ? "descending" : "ascending");

        var way = new TagBuilder(List.OfPeople ? "button" : "a");
        way.AddCssClass("wh-sort");
        if (List.OfPeople)
        {
            way.Attributes["type"] = "submit";
            way.Attributes["form"] = ListTagHelper.FormId;
            way.Attributes["name"] = ListAsked.OrderName;
            way.Attributes["value"] = next;
        }
        else way.Attributes["href"] = ListAsked.Address(ViewContext.HttpContext.Request, (ListAsked.OrderName, next), (ListAsked.PageName, null), ("handler", null));
        way.InnerHtml.AppendHtml(heading);
        output.Content.SetHtmlContent(way);
    }
}
