using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>Titles that the desk made in a hurry, oldest first: to complete, or to leave as they are.</summary>
internal sealed class UnfinishedModel : ListPage<UnfinishedRow>
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<UnfinishedRow> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "sinds");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = (await All(ct))!;
        List = new ListOf<UnfinishedRow>(Asked, rows.Count);
        Rows = List.Of(rows);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "titel")] Guid title, CancellationToken ct)
    {
        await Get<UnfinishedTitles>().Finish(new TitleId(title), ct);
        return Redirect("/kantoor/collectie/aanvullen");
    }

    public override IReadOnlyList<ListColumn<UnfinishedRow>> Columns =>
    [
        new("naam", "titel", "title", r => r.Name), new("maker", "maker", "maker", r => r.Maker), new("soort", "soort", "kind", r => Text("material." + r.MaterialType)), new("sinds", "gemaakt", "made", r => r.MadeAt),
    ];

    protected override string FileName => L("aanvullen", "to-complete");

    protected override async Task<IReadOnlyList<UnfinishedRow>?> All(CancellationToken ct) => Asked.Find(await Get<UnfinishedTitles>().Rows(ct), Columns);
}
