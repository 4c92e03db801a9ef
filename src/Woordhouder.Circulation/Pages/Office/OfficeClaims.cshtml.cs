using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What members say to have brought back, for whoever walks along the shelves. Loans, though nobody stands in them: so searched by POST and without a file.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeClaimsModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ClaimedLine> Lines { get; private set; } = [];

    private IReadOnlyList<ListColumn<ClaimedLine>> Columns =>
        [new("terug", "", "", c => c.DueOn), new("kast", "", "", c => c.ShelfMark), new("titel", "", "", c => $"{c.Title} {c.Maker}"), new("nummer", "", "", c => c.Barcode), new("waar", "", "", c => Chrome.BranchName(c.Branch))];

    public Task OnGetAsync([FromServices] LateLoans late, CancellationToken ct) => ShowAsync(late, ct);

    public Task OnPostAsync([FromServices] LateLoans late, CancellationToken ct) => ShowAsync(late, ct);

    private async Task ShowAsync(LateLoans late, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "terug");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        var found = asked.Find(await late.Claimed(ct), Columns);
        List = new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }
}
