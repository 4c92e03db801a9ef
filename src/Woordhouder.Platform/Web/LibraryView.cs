using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Web;

/// <summary>The base of every view: <c>@L("nl", "en")</c>, <c>@Text("id")</c>, <c>@Day(date)</c>.</summary>
public abstract class LibraryView<TModel> : RazorPage<TModel>
{
    [RazorInject] public PageChrome Chrome { get; set; } = null!;
    public string L(string nl, string en) => Chrome.L(nl, en);
    public string Text(string id, params (string Name, object? Value)[] values) => Chrome.Text(id, values);
    /// <summary>"dinsdag 15 december 2026"</summary>
    public string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", Chrome.Culture);
    /// <summary>"di 15 dec"</summary>
    public string ShortDay(DateOnly day) => day.ToString("ddd d MMM", Chrome.Culture);
    public string Moment(DateTimeOffset at) => Chrome.Library.LocalTime(at).ToString("d MMMM yyyy, HH:mm", Chrome.Culture);
    public string Amount(Money money) => money.Format(Chrome.Culture);
}
