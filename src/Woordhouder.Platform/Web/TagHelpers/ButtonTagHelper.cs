using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-button kind="primary" icon="undo" accesskey="o" handler="Undo" route-id="@row.Id"&gt;Ongedaan&lt;/wh-button&gt;</c>: a submit button, or with
/// <c>href</c> a link that looks like one. Kinds: primary (one per form), secondary, quiet, danger. Other attributes (name, value, form, class) pass through.
/// </summary>
[HtmlTargetElement("wh-button")]
public sealed class ButtonTagHelper(IUrlHelperFactory urls) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public string Kind { get; set; } = "secondary";

    public string? Icon { get; set; }

    /// <summary>A letter; shown on the button. D, E and F belong to the browser.</summary>
    public string? Accesskey { get; set; }

    public string? Href { get; set; }

    /// <summary>The page handler that this button posts to, where the form has several.</summary>
    public string? Handler { get; set; }

    [HtmlAttributeName("all-route-data", DictionaryAttributePrefix = "route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var words = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("utrecht-button", HtmlEncoder.Default);
        foreach (var look in Looks()) output.AddClass(look, HtmlEncoder.Default);

        if (Href is null) AsButton(output);
        else AsLink(output, Href);

        if (Icon is not null) output.Content.AppendHtml(Icons.Draw(Icon));
        output.Content.AppendHtml(words);
        if (Accesskey is { Length: > 0 }) ShowKey(output, Accesskey);
    }

    private string[] Looks() => Kind switch
    {
        "primary" => ["utrecht-button--primary-action"],
        "secondary" => ["utrecht-button--secondary-action"],
        "quiet" => ["utrecht-button--subtle"],
        "danger" => ["utrecht-button--primary-action", "utrecht-button--danger"],
        _ => throw new InvalidOperationException($"wh-button has no kind '{Kind}': use primary, secondary, quiet or danger."),
    };

    private void AsButton(TagHelperOutput output)
    {
        output.TagName = "button";
        output.AddClass("utrecht-button--html-button", HtmlEncoder.Default);
        if (!output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
        if (Handler is null && RouteValues.Count == 0) return;
        var values = RouteValues.ToDictionary(value => value.Key, value => (object?)value.Value);
        output.Attributes.SetAttribute("formaction", urls.GetUrlHelper(ViewContext).Page(null, Handler, values));
    }

    private static void AsLink(TagHelperOutput output, string href)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("href", href);
    }

    private static void ShowKey(TagHelperOutput output, string key)
    {
        if (key.Length != 1 || "def".Contains(key, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"'{key}' cannot be an access key: one letter, and not D, E or F, which belong to the browser.");
        output.Attributes.SetAttribute("accesskey", key);
        var shown = new TagBuilder("span");
        shown.AddCssClass("wh-key");
        shown.Attributes["aria-hidden"] = "true";
        shown.InnerHtml.Append($"Alt+{key.ToUpperInvariant()}");
        output.Content.AppendHtml(" ").AppendHtml(shown);
    }
}
