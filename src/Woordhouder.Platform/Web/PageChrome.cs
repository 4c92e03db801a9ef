using Microsoft.AspNetCore.Http;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Platform.Web;

/// <summary>One entry of the bar: where to, its word, its access key (Alt+letter), and whether it is this page.</summary>
public sealed record MenuEntry(string Audience, string Href, string Text, string? AccessKey, bool Current);

/// <summary>A place in the menu of an audience, registered by the module that owns the page. Shown to who may open it.</summary>
/// <param name="Purpose">The page is <see cref="OnlyForAttribute">only for</see> this purpose: a library without it does not show it.</param>
/// <param name="ForVisitors">Of no use to who is signed in: joining, signing in.</param>
public sealed record MenuItem(string Audience, int Order, string Href, string Nl, string En, string? AccessKey = null, string? Purpose = null, bool ForVisitors = false);

/// <summary>What every page around its own content needs: whose library, in which language, for whom, and where to go.</summary>
public sealed class PageChrome(LibraryScope scope, Actor actor, IHttpContextAccessor http, TextBook texts, IEnumerable<MenuItem> menu)
{
    public const string LanguageCookie = "language";

    private HttpContext Context => http.HttpContext!;
    public Library Library => scope.Library;
    public string LibraryName => Library.Runs ? Library.Word.Statement.Controller.ShortName : Library.Id;
    public string LegalName => Library.Runs ? Library.Word.Statement.Controller.Name : Library.Id;
    public string ChamberOfCommerce => Library.Runs ? Library.Word.Statement.Controller.ChamberOfCommerce : "";
    public bool IsDemo => Library.IsDemo;
    public bool IsMember => actor.Kind == ActorKind.Member;
    public bool IsStaff => actor.Kind == ActorKind.Staff;
    public string? SignedInAs => Context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    /// <summary>First name of whom a member acts for, when that is not themselves (D5): the bar says so on every page.</summary>
    public string? LooksAt { get; set; }
    /// <summary>The session was of somebody whom this member may no longer act for: from here on it is their own.</summary>
    public bool LinkEnded { get; set; }
    /// <summary>Seconds until this member's session runs out if they do nothing; null: no member.</summary>
    public int? SessionSeconds { get; set; }
    /// <summary>Signed in again after a form was sent too late…</summary>
    public bool CameBack { get; set; }
    /// <summary>…and the form shows what was typed.</summary>
    public bool FormIsBack { get; set; }

    /// <summary>nl, unless the reader chose English (<c>?taal=en</c>, kept in a cookie) or their browser asks for it and not for Dutch.</summary>
    public string Language => field ??= Chosen();

    private string Chosen()
    {
        if (AskedFor(Context.Request) is { } asked) return asked;
        if (Context.Request.Cookies[CookieInfo.Language.NameFor(Context.Request)] is ("nl" or "en") and var kept) return kept;
        var wanted = Context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).ToList();
        return wanted.Count > 0 && wanted[0].StartsWith("en", StringComparison.OrdinalIgnoreCase) && !wanted.Any(w => w.StartsWith("nl", StringComparison.OrdinalIgnoreCase)) ? "en" : "nl";
    }

    /// <summary>The language that the address asks for. A filter of the catalogue bears the same name; its values have three letters.</summary>
    internal static string? AskedFor(HttpRequest request) => request.Query["taal"].LastOrDefault(IsLanguage);

    public static bool IsLanguage(string? value) => value is "nl" or "en";

    /// <summary>Set by a page whose address says nothing about a person and is meant to be shared.</summary>
    public bool KeepsAddress { get; set; }

    /// <summary>This page in the other language. Search words and other values stay out of it, as they may be personal, unless the page <see cref="KeepsAddress"/>.</summary>
    public string LanguageHref
    {
        get
        {
            IEnumerable<KeyValuePair<string, string?>> kept = KeepsAddress
                ? Context.Request.Query.SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v) && !(q.Key == "taal" && IsLanguage(v))).Select(v => KeyValuePair.Create(q.Key, v)))
                : [];
            return Context.Request.Path + QueryString.Create([.. kept, KeyValuePair.Create("taal", (string?)(Language == "en" ? "nl" : "en"))]);
        }
    }

    public string Text(string id, params (string Name, object? Value)[] values) => texts.Get(Language, id, values);

    /// <summary>A sentence that stands once, on this page, in both languages (decision 0004).</summary>
    public string L(string nl, string en) => Language == "en" ? en : nl;

    /// <summary>"60 dagen": the period of a schedule as the statement in force has it, so that no page promises another.</summary>
    public string Period(Schedule schedule) => Wording.Of(Library.Word.Statement.Schedules[schedule.ToKebab()].Period, Language);

    public System.Globalization.CultureInfo Culture => TextBook.Culture(Language);

    /// <summary>"dinsdag 15 december 2026"</summary>
    public string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", Culture);

    /// <summary>"di 15 dec"</summary>
    public string ShortDay(DateOnly day) => day.ToString("ddd d MMM", Culture);

    /// <summary>"1 december 2026, 14.05 uur"</summary>
    public string Moment(DateTimeOffset at) => Library.LocalTime(at).ToString(L("d MMMM yyyy, HH.mm 'uur'", "d MMMM yyyy, HH:mm"), Culture);

    /// <summary>Mijn Bibliotheek is one entry of the bar; its pages have a row of their own below it.</summary>
    private static readonly MenuItem MyLibrary = new(Audiences.My, 20, "/mijn", "Mijn Bibliotheek", "My Library");

    public IReadOnlyList<MenuEntry> Menu => field ??= Entries(menu.Where(m => m.Audience != Audiences.My).Append(MyLibrary));

    /// <summary>The pages of Mijn Bibliotheek, on each of them; elsewhere none.</summary>
    public IReadOnlyList<MenuEntry> Tabs => field ??= IsMember && Context.Request.Path.StartsWithSegments(MyLibrary.Href, StringComparison.Ordinal) ? Entries(menu.Where(m => m.Audience == Audiences.My)) : [];

    private IReadOnlyList<MenuEntry> Entries(IEnumerable<MenuItem> items)
    {
        // Whoever works here sees their own work first.
        var mine = items.Where(m => Audiences.May(actor, m.Audience) && (m.Purpose is null || Library.PurposeRuns(m.Purpose)) && !(m.ForVisitors && SignedInAs is not null))
            .OrderBy(m => IsStaff && m.Audience == Audiences.Open).ThenBy(m => m.Order).ToList();
        // One entry is this page: of those above it, the nearest (/functionaris/bewaren, not also /functionaris).
        var here = mine.Where(m => Context.Request.Path.StartsWithSegments(m.Href, StringComparison.Ordinal)).MaxBy(m => m.Href.Length);
        return [.. mine.Select(m => new MenuEntry(m.Audience, m.Href, L(m.Nl, m.En), m.AccessKey, m == here))];
    }
}
