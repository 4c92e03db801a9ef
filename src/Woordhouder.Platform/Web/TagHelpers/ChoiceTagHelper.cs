using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-choice for="Input.Card" legend="Hoe wil je je pas krijgen?"&gt;&lt;wh-option value="post"&gt;Per post&lt;/wh-option&gt;…&lt;/wh-choice&gt;</c>:
/// one question with answers to choose from; <c>multiple</c> makes them ticks. Nothing is chosen beforehand unless the model has a value, so bind to a
/// nullable type. Layouts: list, row, equal (boxes of the same size, for yes and no).
/// </summary>
[HtmlTargetElement("wh-choice", Attributes = "for,legend")]
[RestrictChildren("wh-option")]
public sealed class ChoiceTagHelper(PageChrome chrome) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Legend { get; set; } = "";

    public string? Hint { get; set; }

    public string? Why { get; set; }

    public bool Optional { get; set; }

    public bool Multiple { get; set; }

    public string Layout { get; set; } = "list";

    /// <summary>Answers from a list; <c>wh-option</c> elements come after them.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var frame = new FieldFrame(For, ViewContext, chrome, Hint, Why);
        var answers = new Answers(frame, Multiple);
        context.Items[typeof(Answers)] = answers;

        var list = new TagBuilder("div");
        list.AddCssClass(Layout switch
        {
            "list" => "wh-choices",
            "row" => "wh-choices wh-choices--row",
            "equal" => "wh-choices wh-choices--equal",
            _ => throw new InvalidOperationException($"wh-choice has no layout '{Layout}': use list, row or equal."),
        });
        foreach (var item in Items ?? [])
            list.InnerHtml.AppendHtml(answers.Next(item.Value ?? item.Text, new HtmlContentBuilder().Append(item.Text), null));
        list.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        var legend = new TagBuilder("legend");
        legend.AddCssClass("utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-label");
        frame.Label(legend, Legend, Optional);

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class",
            $"utrecht-form-fieldset utrecht-form-fieldset--html-fieldset{(frame.Invalid ? " utrecht-form-fieldset--invalid" : "")}");
        if (frame.DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.Content.SetHtmlContent(legend).AppendHtml(frame.Lines()).AppendHtml(list);
    }
}

/// <summary>One answer of a <c>wh-choice</c>: <c>&lt;wh-option value="post" hint="…"&gt;Per post&lt;/wh-option&gt;</c>.</summary>
[HtmlTargetElement("wh-option", Attributes = "value", ParentTag = "wh-choice")]
public sealed class OptionTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var answers = (Answers)context.Items[typeof(Answers)];
        var words = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(answers.Next(Value, words, Hint));
    }
}

/// <summary>Draws the answers of one question and numbers their ids. The first has the id of the question: the error summary leads there.</summary>
internal sealed class Answers(FieldFrame frame, bool multiple)
{
    private readonly IReadOnlySet<string> _chosen = frame.Values();
    private int _count;

    public IHtmlContent Next(string value, IHtmlContent words, string? hint)
    {
        var id = ++_count == 1 ? frame.Id : FormattableString.Invariant($"{frame.Id}-{_count}");
        var kind = multiple ? "checkbox" : "radio";

        var control = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        control.AddCssClass(multiple ? "utrecht-checkbox utrecht-checkbox--html-input" : "utrecht-radio-button utrecht-radio-button--html-input");
        control.Attributes["type"] = kind;
        control.Attributes["id"] = id;
        control.Attributes["name"] = frame.Name;
        control.Attributes["value"] = value;
        if (_chosen.Contains(value)) control.Attributes["checked"] = "checked";

        var label = new TagBuilder("label");
        label.AddCssClass(multiple ? "utrecht-form-label utrecht-form-label--checkbox" : "utrecht-form-label utrecht-form-label--radio");
        label.Attributes["for"] = id;
        label.InnerHtml.AppendHtml(words);

        var row = new TagBuilder("div");
        row.AddCssClass(multiple ? "utrecht-form-field utrecht-form-field--checkbox wh-choice" : "utrecht-form-field utrecht-form-field--radio wh-choice");
        row.InnerHtml.AppendHtml(control).AppendHtml(label);
        if (hint is null) return row;

        var line = new TagBuilder("div");
        line.AddCssClass("utrecht-form-field-description");
        line.Attributes["id"] = $"{id}-o";
        line.InnerHtml.Append(hint);
        control.Attributes["aria-describedby"] = $"{id}-o";
        row.InnerHtml.AppendHtml(line);
        return row;
    }
}
