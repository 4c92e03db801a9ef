using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What the desk lent all the same, for the back office: a list about people, so searched by POST and without a file.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeOverridesModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<OverrideLine> Lines { get; private set; } = [];

    private IReadOnlyList<ListColumn<OverrideLine>> Columns =>
        [new("wanneer", "", "", o => o.LentOn), new("wie", "", "", o => o.Mark), new("tegen", "", "", Against), new("waarom", "", "", o => o.Because), new("rol", "", "", o => Text("role." + o.Role))];

    public string Against(OverrideLine line) => string.Join(", ", line.Against.Select(code => Text($"value.against.{code}")));

    public Task OnGetAsync([FromServices] OverridesShown overrides, CancellationToken ct) => ShowAsync(overrides, ct);

    public Task OnPostAsync([FromServices] OverridesShown overrides, CancellationToken ct) => ShowAsync(overrides, ct);

    private async Task ShowAsync(OverridesShown overrides, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "-wanneer");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        var found = asked.Find(await overrides.Newest(ct), Columns);
        List = new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }
}
