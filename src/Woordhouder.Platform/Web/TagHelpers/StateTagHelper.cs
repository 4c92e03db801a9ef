using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-state kind="warn" icon="clock"&gt;3 dagen te laat&lt;/wh-state&gt;</c>: a state as word, shape and colour together.
/// Kinds: ok, warn, no, go (where it must go), plain. Without <c>icon</c> the kind brings its own.
/// </summary>
[HtmlTargetElement("wh-state")]
public sealed class StateTagHelper : TagHelper
{
    public string Kind { get; set; } = "plain";

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (look, shape) = Kind switch
        {
            "ok" => ("wh-ok", "check"),
            "warn" => ("wh-warn", "warning"),
            "no" => ("wh-no", "cross"),
            "go" => ("wh-go-to", "crate"),
            "plain" => ("wh-plain", "clock"),
            _ => throw new InvalidOperationException($"wh-state has no kind '{Kind}': use ok, warn, no, go or plain."),
        };
        var word = await output.GetChildContentAsync();
        if (word.IsEmptyOrWhiteSpace) throw new InvalidOperationException("wh-state without a word: colour and shape alone do not say enough.");
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("utrecht-status-badge", System.Text.Encodings.Web.HtmlEncoder.Default);
        output.AddClass(look, System.Text.Encodings.Web.HtmlEncoder.Default);
        output.Content.SetHtmlContent(Icons.Draw(Icon ?? shape));
        output.Content.AppendHtml(word);
    }
}
