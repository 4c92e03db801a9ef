using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary><c>&lt;wh-icon name="clock" /&gt;</c>: a drawing beside a word, never instead of one.</summary>
[HtmlTargetElement("wh-icon", Attributes = "name")]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Draw(Name));
    }
}
