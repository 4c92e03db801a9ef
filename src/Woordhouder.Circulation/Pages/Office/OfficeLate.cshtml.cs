using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>Messages about loans for the back office: a list about people, so searched by POST and without a file.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeLateModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];
    public LateCounts Counts { get; private set; } = null!;

    private IReadOnlyList<ListColumn<NoticeLine>> Columns =>
    [
        new("wanneer", "", "", n => n.SentAt), new("wie", "", "", n => n.Mark), new("wat", "", "", n => Chrome.Of(n.Step)), new("terug", "", "", n => n.DueOn), new("hoe", "", "", n => How(n)),
    ];

    public string How(NoticeLine notice) => notice.ByMail ? L("mail", "e-mail") : L("geen adres", "no address");

    public Task OnGetAsync([FromServices] NoticesSent notices, CancellationToken ct) => ShowAsync(notices, ct);

    public Task OnPostAsync([FromServices] NoticesSent notices, CancellationToken ct) => ShowAsync(notices, ct);

    private async Task ShowAsync(NoticesSent notices, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "-wanneer");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        Counts = await notices.Counts(ct);
        var found = asked.Find(await notices.Newest(ct), Columns);
        List = new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }
}
