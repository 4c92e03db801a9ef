using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A row that was changed: the copy's number, or nothing for a title as a whole.</summary>
internal sealed record ChangedRow(Guid Title, string Name, string What) : IAboutNobody;

/// <summary>A change of many afterwards: what it was, which ones, and its undo.</summary>
internal sealed class ChangedManyModel : ListPage<ChangedRow>
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "terug")] public int? Restored { get; set; }
    [BindProperty(SupportsGet = true, Name = "over")] public int? Left { get; set; }

    public BatchChange Change { get; private set; } = null!;
    public BatchRequest Wanted { get; private set; } = null!;
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ChangedRow> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "exemplaar");

    public async Task<IActionResult> OnGetAsync([FromServices] Things things, CancellationToken ct)
    {
        if (await things.Set<BatchChange>().FirstOrDefaultAsync(b => b.Id == Id, ct) is not { } change) return NotFound();
        (Change, Wanted) = (change, BatchRequest.Read(change.Request));
        var found = (await All(ct))!;
        List = new ListOf<ChangedRow>(Asked, found.Count);
        Rows = List.Of(found);
        return Page();
    }

    public override IReadOnlyList<ListColumn<ChangedRow>> Columns => [new("titel", "titel", "title", r => r.Name), new("exemplaar", "exemplaar", "item", r => r.What)];

    protected override string FileName => L("gewijzigd", "changed");

    protected override async Task<IReadOnlyList<ChangedRow>?> All(CancellationToken ct)
    {
        var things = Get<Things>();
        if (!await things.Set<BatchChange>().AnyAsync(b => b.Id == Id, ct)) return null;
        return Asked.Find(await things.Set<TitleChange>().Where(c => c.BatchId == Id).Join(things.Set<Title>(), c => c.TitleId, t => t.Id, (c, t) => new { t.Id, t.Name, c.What })
            .OrderBy(r => r.What).ThenBy(r => r.Name).Take(ListFile.Most).Select(r => new ChangedRow(r.Id.Value, r.Name, r.What)).ToListAsync(ct), Columns);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoBatch undo, [FromServices] Things things, CancellationToken ct)
    {
        var outcome = await undo.Do(Id, ct);
        return Refused(outcome) ? await OnGetAsync(things, ct) : Redirect($"/kantoor/collectie/wijzig/{Id}?terug={outcome.Value.Restored}&over={outcome.Value.Left}");
    }
}
