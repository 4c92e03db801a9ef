using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;wh-field for="Input.Postcode" label="Postcode" hint="Bijvoorbeeld 1315 AB" why="…" size="postal-code" autocomplete="postal-code" /&gt;</c>: one
/// question. Types: any of <c>input</c>, and <c>textarea</c>, <c>select</c>, <c>checkbox</c> (the default for a bool). Everything is needed unless
/// <c>optional</c>. Other attributes (autocomplete, inputmode, maxlength, spellcheck, lang) go to the control.
/// </summary>
[HtmlTargetElement("wh-field", Attributes = "for,label")]
public sealed class FieldTagHelper(PageChrome chrome) : TagHelper
{
    private static readonly FrozenDictionary<string, string> Sizes = new Dictionary<string, string>
    {
        ["postal-code"] = "utrecht-textbox--postal-code-nl-size",
        ["house-number"] = "utrecht-textbox--house-number-size",
        ["house-letter"] = "utrecht-textbox--house-letter-size",
        ["house-addition"] = "utrecht-textbox--house-addition-size",
        ["voorvoegsel"] = "utrecht-textbox--voorvoegsel-size",
        ["tel"] = "utrecht-textbox--tel-nl-size",
        ["iban"] = "utrecht-textbox--iban-nl-size",
        ["date"] = "wh-size-date",
        ["short"] = "wh-size-short",
        ["wide"] = "wh-wide",
    }.ToFrozenDictionary();

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>How to write it, with an example.</summary>
    public string? Hint { get; set; }

    /// <summary>Why we ask a person for this, before they fill it in.</summary>
    public string? Why { get; set; }

    public bool Optional { get; set; }

    public string? Type { get; set; }

    public string? Size { get; set; }

    public int Rows { get; set; } = 5;

    /// <summary>For a select; options may also stand between the tags.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var type = Type ?? (For.Metadata.UnderlyingOrModelType == typeof(bool) ? "checkbox" : "text");
        var inside = await output.GetChildContentAsync();
        var frame = new FieldFrame(For, ViewContext, chrome, Hint, Why);
        var control = Control(type, frame, inside);
        foreach (var attribute in output.Attributes.Where(attribute => attribute.Name != "class"))
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"utrecht-form-field utrecht-form-field--text{(frame.Invalid ? " utrecht-form-field--invalid" : "")}");
        output.Content.SetHtmlContent(type == "checkbox" ? BesideLabel(frame, control) : UnderLabel(frame, control));
        if (type is not ("select" or "checkbox")) output.Content.AppendHtml(inside);
    }

    private TagBuilder LabelFor(FieldFrame frame, string look)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(look);
        label.Attributes["for"] = frame.Id;
        frame.Label(label, Label, Optional);
        return label;
    }

    private IHtmlContent UnderLabel(FieldFrame frame, TagBuilder control) =>
        new HtmlContentBuilder().AppendHtml(LabelFor(frame, "utrecht-form-label")).AppendHtml(frame.Lines()).AppendHtml(control);

    // A tick stands before its words; hint and reason follow below the words. The hidden field says "no" where a browser would say nothing.
    private IHtmlContent BesideLabel(FieldFrame frame, TagBuilder control)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("wh-choice");
        row.InnerHtml.AppendHtml(control).AppendHtml(LabelFor(frame, "utrecht-form-label utrecht-form-label--checkbox")).AppendHtml(frame.Descriptions());
        var no = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        no.Attributes["type"] = "hidden";
        no.Attributes["name"] = frame.Name;
        no.Attributes["value"] = "false";
        return new HtmlContentBuilder().AppendHtml(frame.Mistakes()).AppendHtml(row).AppendHtml(no);
    }

    private TagBuilder Control(string type, FieldFrame frame, TagHelperContent inside)
    {
        var control = type switch
        {
            "textarea" => TextArea(frame),
            "select" => Select(frame, inside),
            "checkbox" => CheckBox(frame),
            _ => TextBox(type, frame),
        };
        control.Attributes["id"] = frame.Id;
        control.Attributes["name"] = frame.Name;
        if (frame.DescribedBy is { } ids) control.Attributes["aria-describedby"] = ids;
        if (frame.Invalid) control.Attributes["aria-invalid"] = "true";
        return control;
    }

    private TagBuilder TextBox(string type, FieldFrame frame)
    {
        var box = Styled("input", "utrecht-textbox", "html-input", frame);
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = type;
        if (Size is not null)
            box.AddCssClass(Sizes.GetValueOrDefault(Size) ?? throw new InvalidOperationException($"wh-field has no size '{Size}': use {string.Join(", ", Sizes.Keys)}."));
        // A password is never sent back; a file cannot be.
        if (type is not ("password" or "file")) box.Attributes["value"] = frame.Value(type) ?? "";
        return box;
    }

    private TagBuilder TextArea(FieldFrame frame)
    {
        var area = Styled("textarea", "utrecht-textarea", "html-textarea", frame);
        area.Attributes["rows"] = FormattableString.Invariant($"{Rows}");
        // The browser drops one line end after the tag; without this one it would be the person's own.
        area.InnerHtml.Append("\n" + frame.Value("textarea"));
        return area;
    }

    private TagBuilder Select(FieldFrame frame, TagHelperContent inside)
    {
        var select = Styled("select", "utrecht-select", "html-select", frame);
        var chosen = frame.Values();
        foreach (var item in Items ?? [])
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value ?? item.Text;
            if (chosen.Contains(item.Value ?? item.Text)) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        select.InnerHtml.AppendHtml(inside);
        return select;
    }

    private static TagBuilder CheckBox(FieldFrame frame)
    {
        var box = Styled("input", "utrecht-checkbox", "html-input", frame);
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (frame.Values().Contains("true")) box.Attributes["checked"] = "checked";
        return box;
    }

    private static TagBuilder Styled(string element, string component, string plain, FieldFrame frame)
    {
        var control = new TagBuilder(element);
        control.AddCssClass($"{component} {component}--{plain}");
        if (frame.Invalid) control.AddCssClass($"{component}--invalid");
        return control;
    }
}
