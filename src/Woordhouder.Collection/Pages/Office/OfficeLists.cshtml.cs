using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>One list as the overview shows it.</summary>
internal sealed record ListLine(Guid List, string Named, int Titles, DateTimeOffset ChangedAt, bool Published) : IAboutNobody;

/// <summary>All lists, and a new one.</summary>
internal sealed class OfficeListsModel : ListPage<ListLine>
{
    [BindProperty] public SelectionForm Form { get; set; } = new();
    [BindProperty] public Guid Key { get; set; }
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ListLine> Lines { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "naam");

    public async Task OnGetAsync([FromServices] TimeProvider clock, CancellationToken ct)
    {
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        await ShowAsync(ct);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<ListLine>(Asked, found.Count);
        Lines = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<ListLine>> Columns =>
        [new("naam", "naam", "name", r => r.Named), new("titels", "titels", "titles", r => r.Titles), new("gewijzigd", "gewijzigd", "changed", r => r.ChangedAt), new("site", "op de site", "on the site", r => r.Published)];

    protected override string FileName => L("lijsten", "lists");

    protected override async Task<IReadOnlyList<ListLine>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Selections>().All(publishedOnly: false, ct)).Select(s => new ListLine(s.List.Id, L(s.List.NameNl, s.List.NameEn), s.Titles, s.List.ChangedAt, s.List.Published)), Columns);

    public async Task<IActionResult> OnPostAsync([FromServices] SaveSelection save, CancellationToken ct)
    {
        var outcome = await save.Do(new SaveSelectionRequest(Key, null, Form), ct);
        if (!Refused(outcome)) return Redirect($"/kantoor/lijsten/{outcome.Value}");
        await ShowAsync(ct);
        return Page();
    }
}
