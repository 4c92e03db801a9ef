using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Pages.Admin;

/// <summary>The form of a terminal, as the administrator fills it in.</summary>
internal sealed class TerminalProfile
{
    public string? Name { get; set; }
    public string? Login { get; set; }
    public string? Branch { get; set; }
    public string? Addresses { get; set; }
    public SipCharset Charset { get; set; } = SipCharset.Cp850;
    public DueForm DueForm { get; set; }
    public string? Language { get; set; }
    /// <summary>The card is enough: a box that is not ticked says no.</summary>
    public bool CardIsEnough { get; set; }
    public bool ShowsName { get; set; }
    public bool LineFeeds { get; set; }

    public static TerminalProfile Of(Terminal t) => new()
    {
        Name = t.Name,
        Login = t.Login,
        Branch = t.Branch,
        Addresses = t.Addresses,
        Charset = t.Charset,
        DueForm = t.DueForm,
        Language = t.Language,
        CardIsEnough = !t.PinRequired,
        ShowsName = t.ShowsName,
        LineFeeds = t.LineFeeds,
    };

    public TerminalRequest Request(TerminalId? id) =>
        new(id, Name ?? "", Login ?? "", Branch ?? "", Addresses ?? "", Enum.IsDefined(Charset) ? Charset : SipCharset.Ascii, Enum.IsDefined(DueForm) ? DueForm : DueForm.Sip, Language == "en" ? "en" : "nl", !CardIsEnough, ShowsName, LineFeeds);

    public static IEnumerable<SelectListItem> Branches(Library library) => library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id));

    public static IEnumerable<SelectListItem> Charsets => [new("ASCII", nameof(SipCharset.Ascii)), new("CP850", nameof(SipCharset.Cp850)), new("ISO 8859-1", nameof(SipCharset.Latin1)), new("UTF-8", nameof(SipCharset.Utf8))];

    public static IEnumerable<SelectListItem> DueForms => [new("20260302    235959", nameof(DueForm.Sip)), new("2026-03-02 23:59:59", nameof(DueForm.Iso)), new("2-3-2026", nameof(DueForm.Day))];

    public static IEnumerable<SelectListItem> Languages(LibraryPage page) => [new(page.L("Nederlands", "Dutch"), "nl"), new(page.L("Engels", "English"), "en")];
}
