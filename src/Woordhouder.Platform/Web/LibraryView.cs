using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Web;

/// <summary>The base of every page's view: <c>@L("nl", "en")</c>, <c>@Text("id")</c>, <c>@Day(date)</c>. A partial (a view without <c>@page</c>) inherits <see cref="LibraryPartial{TModel}"/>.</summary>
public abstract class LibraryView<TModel> : Page
{
    [RazorInject] public PageChrome Chrome { get; set; } = null!;
    public string L(string nl, string en) => Chrome.L(nl, en);
    public string Text(string id, params (string Name, object? Value)[] values) => Chrome.Text(id, values);
    /// <summary>"dinsdag 15 december 2026"</summary>
    public string Day(DateOnly day) => Chrome.Day(day);
    /// <summary>"di 15 dec"</summary>
    public string ShortDay(DateOnly day) => Chrome.ShortDay(day);
    public string Moment(DateTimeOffset at) => Chrome.Moment(at);
    public string Amount(Money money) => money.Format(Chrome.Culture);
}

/// <summary>The same for a partial.</summary>
public abstract class LibraryPartial<TModel> : RazorPage<TModel>
{
    [RazorInject] public PageChrome Chrome { get; set; } = null!;
    public string L(string nl, string en) => Chrome.L(nl, en);
    public string Text(string id, params (string Name, object? Value)[] values) => Chrome.Text(id, values);
    public string Day(DateOnly day) => Chrome.Day(day);
    public string ShortDay(DateOnly day) => Chrome.ShortDay(day);
    public string Moment(DateTimeOffset at) => Chrome.Moment(at);
    public string Amount(Money money) => money.Format(Chrome.Culture);
}
