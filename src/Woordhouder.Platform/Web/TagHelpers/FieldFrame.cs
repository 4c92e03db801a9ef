using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Woordhouder.Platform.Web;

/// <summary>
/// What every question to a person has around its control, in this order: label, hint, why we ask, what is not right yet. The control names these
/// lines in <c>aria-describedby</c>, so they are read aloud with it.
/// </summary>
internal sealed class FieldFrame
{
    private readonly ModelStateEntry? _state;
    private readonly object? _model;
    private readonly PageChrome _chrome;
    private readonly string? _hint;
    private readonly string? _why;

    public FieldFrame(ModelExpression field, ViewContext view, PageChrome chrome, string? hint, string? why)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);
        Id = IdOf(Name);
        view.ViewData.ModelState.TryGetValue(Name, out _state);
        _model = field.Model;
        _chrome = chrome;
        _hint = hint;
        _why = why;
        Errors = [.. MessagesOf(_state, chrome)];
    }

    public string Name { get; }

    public string Id { get; }

    public IReadOnlyList<string> Errors { get; }

    public bool Invalid => Errors.Count > 0;

    /// <summary>The ids of the lines that belong to the control; null when there are none.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new List<string>(3);
            if (_hint is not null) ids.Add($"{Id}-h");
            if (_why is not null) ids.Add($"{Id}-w");
            if (Invalid) ids.Add($"{Id}-e");
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    /// <summary>What the person typed, else what we have.</summary>
    public string? Value(string type) => _state?.AttemptedValue ?? Written(_model, type);

    /// <summary>All values of a question with several answers.</summary>
    public IReadOnlySet<string> Values()
    {
        IEnumerable<string?> values = _state?.RawValue switch
        {
            string one => [one],
            IEnumerable<string> several => several,
            _ => _model is IEnumerable many and not string ? many.Cast<object?>().Select(value => Written(value, "text")) : [Written(_model, "text")],
        };
        return values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public static string IdOf(string key) => TagBuilder.CreateSanitizedId(key, "_");

    public static IEnumerable<string> MessagesOf(ModelStateEntry? state, PageChrome chrome) => state is null
        ? []
        : state.Errors.Select(error => string.IsNullOrEmpty(error.ErrorMessage) ? chrome.Text("errors.unknown") : error.ErrorMessage);

    /// <summary>Hint, reason and errors.</summary>
    public IHtmlContent Lines()
    {
        var lines = new HtmlContentBuilder();
        lines.AppendHtml(Descriptions());
        lines.AppendHtml(Mistakes());
        return lines;
    }

    public IHtmlContent Descriptions()
    {
        var lines = new HtmlContentBuilder();
        if (_hint is not null) lines.AppendHtml(Line("utrecht-form-field-description", "h", new HtmlContentBuilder().Append(_hint)));
        if (_why is not null)
        {
            var words = new TagBuilder("span");
            words.InnerHtml.Append(_why);
            lines.AppendHtml(Line("utrecht-form-field-description wh-why wh-small", "w", new HtmlContentBuilder().AppendHtml(Icons.Draw("info")).AppendHtml(words)));
        }

        return lines;
    }

    public IHtmlContent Mistakes()
    {
        if (!Invalid) return HtmlString.Empty;
        var hidden = new TagBuilder("span");
        hidden.AddCssClass("wh-hide");
        hidden.InnerHtml.Append(_chrome.Text("field.error") + " ");
        return Line("utrecht-form-field-error-message", "e", new HtmlContentBuilder().AppendHtml(hidden).Append(string.Join(' ', Errors)));
    }

    /// <summary>The words of a label or legend, with "(mag leeg blijven)" where that is so.</summary>
    public void Label(TagBuilder element, string label, bool optional)
    {
        element.InnerHtml.Append(label);
        if (!optional) return;
        var leave = new TagBuilder("span");
        leave.AddCssClass("wh-optional");
        leave.InnerHtml.Append(" " + _chrome.Text("field.optional"));
        element.InnerHtml.AppendHtml(leave);
    }

    private TagBuilder Line(string look, string suffix, IHtmlContent inside)
    {
        var line = new TagBuilder("div");
        line.AddCssClass(look);
        line.Attributes["id"] = $"{Id}-{suffix}";
        line.InnerHtml.AppendHtml(inside);
        return line;
    }

    // Days as people here write them; amounts with the comma or point that the reader's language has, as the form is read back.
    private string? Written(object? value, string type) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString(type == "date" ? "yyyy-MM-dd" : "dd-MM-yyyy", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.00##", CultureInfo.GetCultureInfo(_chrome.Language == "en" ? "en-GB" : "nl-NL")),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
