using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What counts as lost and costs nothing yet, for the back office: a list about people, so searched by POST and without a file.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeTalksModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<TalkLine> Lines { get; private set; } = [];

    private IReadOnlyList<ListColumn<TalkLine>> Columns =>
        [new("wie", "", "", t => t.Mark), new("soort", "", "", t => Text("material." + t.MaterialType)), new("geleend", "", "", t => t.LentOn), new("terug", "", "", t => t.DueOn)];

    public Task OnGetAsync([FromServices] LateLoans late, CancellationToken ct) => ShowAsync(late, ct);

    public Task OnPostAsync([FromServices] LateLoans late, CancellationToken ct) => ShowAsync(late, ct);

    private async Task ShowAsync(LateLoans late, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "terug");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        var found = asked.Find(await late.ToTalkAbout(ct), Columns);
        List = new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }
}
