using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Woordhouder.Platform.Web;

/// <summary>
/// <c>&lt;form method="get" wh-list="Model.List" words="Titel of maker" one="1 exemplaar" many="exemplaren"&gt;…filters…&lt;/form&gt;</c>: the search field with the page's own
/// filters, how many lines to a page, and below it the filters that are on as words, the count and, for a list that may leave, the files of exactly what was
/// found. Of a list about people the form is a POST.
/// </summary>
[HtmlTargetElement("form", Attributes = "wh-list,one,many")]
public sealed class ListTagHelper(PageChrome chrome) : TagHelper
{
    /// <summary>The form's id: the headings of a list about people are its buttons.</summary>
    internal const string FormId = "lijst";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    [HtmlAttributeName("wh-list")]
    public ListView List { get; set; } = null!;

    /// <summary>Label of the search field; without it the list has none.</summary>
    public string? Words { get; set; }

    /// <summary>"1 exemplaar"</summary>
    public string One { get; set; } = "";

    /// <summary>"exemplaren"</summary>
    public string Many { get; set; } = "";

    /// <summary>The search field has the focus when the page opens: where one comes to search or scan.</summary>
    public bool Focus { get; set; }

    /// <summary>A sentence beside the count.</summary>
    public string? Note { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var filters = await output.GetChildContentAsync();
        foreach (var look in new[] { "wh-card", "wh-filterbar", "wh-noprint" }) output.AddClass(look, HtmlEncoder.Default);
        output.Attributes.SetAttribute("id", FormId);
        output.Attributes.SetAttribute("role", "search");
        if (!List.OfPeople) output.Attributes.SetAttribute("action", ViewContext.HttpContext.Request.Path.Value);
        output.Content.Clear();
        if (Words is not null) output.Content.AppendHtml(Field());
        output.Content.AppendHtml(filters).AppendHtml(Sizes());
        // The order that was chosen stays chosen.
        if (ListAsked.Said(ViewContext.HttpContext.Request, ListAsked.OrderName) is { } order) output.Content.AppendHtml(Hidden(ListAsked.OrderName, order));
        output.Content.AppendHtml(Submit());
        output.PostElement.AppendHtml(Chips()).AppendHtml(Found());
    }

    private TagBuilder Field()
    {
        var input = Element("input", "utrecht-textbox utrecht-textbox--html-input", ("id", ListAsked.WordsName), ("name", ListAsked.WordsName), ("type", "search"), ("autocomplete", "off"),
            ("spellcheck", "false"), ("maxlength", "200"), ("value", List.Asked.Words));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (Focus) input.Attributes["autofocus"] = "autofocus";
        return Labelled(ListAsked.WordsName, Words!, input, "utrecht-form-field wh-grow");
    }

    private TagBuilder Sizes()
    {
        var select = Element("select", "utrecht-select utrecht-select--html-select", ("id", ListAsked.SizeName), ("name", ListAsked.SizeName));
        foreach (var size in new[] { ListAsked.Few, ListAsked.Many })
        {
            var option = Element("option", "", ("value", FormattableString.Invariant($"{size}")));
            if (size == List.Size) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(chrome.Count(size));
            select.InnerHtml.AppendHtml(option);
        }
        return Labelled(ListAsked.SizeName, chrome.Text("list.size"), select, "utrecht-form-field");
    }

    private TagBuilder Submit()
    {
        var button = Element("button", "utrecht-button utrecht-button--html-button utrecht-button--primary-action", ("type", "submit"));
        button.InnerHtml.AppendHtml(Icons.Draw("search")).Append(chrome.Text("list.show"));
        return button;
    }

    /// <summary>What narrows the list now, each a way to take it away.</summary>
    private HtmlContentBuilder Chips()
    {
        var content = new HtmlContentBuilder();
        IReadOnlyList<ListFilter> on = List.Asked.Words.Length == 0 ? List.Filters : [new(ListAsked.WordsName, $"“{List.Asked.Words}”"), .. List.Filters];
        if (on.Count == 0) return content;
        var list = Element("ul", "wh-chips wh-noprint", ("aria-label", chrome.Text("list.filters")));
        foreach (var filter in on)
        {
            var away = List.OfPeople ? Element("button", "", ("type", "submit"), ("form", FormId), ("name", ListAsked.AwayName), ("value", filter.Name))
                : Element("a", "", ("href", ListAsked.Address(ViewContext.HttpContext.Request, (filter.Name, null), (ListAsked.PageName, null), ("handler", null))));
            away.InnerHtml.Append(filter.Word).Append(" ").AppendHtml(Icons.Draw("cross")).AppendHtml(Element("span", "wh-hide", inside: " " + chrome.Text("list.away")));
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(away);
            list.InnerHtml.AppendHtml(item);
        }
        return (HtmlContentBuilder)content.AppendHtml(list);
    }

    private TagBuilder Found()
    {
        var count = Element("p", "wh-flat", ("role", "status"));
        count.InnerHtml.AppendHtml(Element("span", "wh-strong", inside: List.Total == 1 ? One : $"{chrome.Count(List.Total)} {Many}"));
        if (Note is not null) count.InnerHtml.Append(" ").AppendHtml(Element("span", "wh-quiet", inside: Note));
        var row = Element("div", "wh-row wh-row--apart");
        row.InnerHtml.AppendHtml(count);
        if (!List.Leaves || List.Total == 0) return row;
        var files = Element("div", "wh-row wh-noprint");
        if (List.Total > ListFile.Most) files.InnerHtml.AppendHtml(Element("span", "wh-quiet", inside: chrome.Text("list.most", ("n", chrome.Count(ListFile.Most)))));
        foreach (var (handler, word) in new[] { ("Csv", "CSV"), ("Xlsx", "XLSX") })
        {
            var file = Element("a", "utrecht-button utrecht-button--secondary-action",
                ("href", ListAsked.Address(ViewContext.HttpContext.Request, ("handler", handler), (ListAsked.PageName, null), (ListAsked.SizeName, null))));
            file.InnerHtml.AppendHtml(Icons.Draw("download")).Append(word);
            files.InnerHtml.AppendHtml(file);
        }
        row.InnerHtml.AppendHtml(files);
        return row;
    }

    private static TagBuilder Labelled(string id, string words, TagBuilder control, string look)
    {
        var field = Element("div", look);
        field.InnerHtml.AppendHtml(Element("label", "utrecht-form-label", [("for", id)], words)).AppendHtml(control);
        return field;
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = Element("input", "", ("type", "hidden"), ("name", name), ("value", value));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input;
    }

    private static TagBuilder Element(string name, string look, params (string Name, string Value)[] attributes) => Element(name, look, attributes, null);

    private static TagBuilder Element(string name, string look, string inside) => Element(name, look, [], inside);

    private static TagBuilder Element(string name, string look, (string Name, string Value)[] attributes, string? inside)
    {
        var element = new TagBuilder(name);
        if (look.Length > 0) element.AddCssClass(look);
        foreach (var (attribute, value) in attributes) element.Attributes[attribute] = value;
        if (inside is not null) element.InnerHtml.Append(inside);
        return element;
    }
}
