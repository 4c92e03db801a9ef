using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>An earlier change of many, in words.</summary>
internal sealed record EarlierChange(Guid Change, DateTimeOffset At, string What, string OfWhat, int Rows, bool Undone) : IAboutNobody;

/// <summary>Changes many copies or titles at once: choose, see exactly what will happen, do it. Nothing changes before the last press.</summary>
internal sealed class ChangeManyModel : ListPage<EarlierChange>
{
    [BindProperty] public BatchBy By { get; set; } = BatchBy.Shelf;
    [BindProperty] public string? Branch { get; set; }
    [BindProperty] public string? ShelfMark { get; set; }
    [BindProperty] public string? Barcodes { get; set; }
    /// <summary>Ticked in another list (weeding): instead of the text of numbers.</summary>
    [BindProperty] public List<string> Chosen { get; set; } = [];
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public BatchAct Act { get; set; } = BatchAct.Branch;
    [BindProperty] public string? ToBranch { get; set; }
    [BindProperty] public string? ToStatus { get; set; }
    [BindProperty] public string? ToMaterial { get; set; }
    [BindProperty] public string? ToText { get; set; }
    [BindProperty] public string? Print { get; set; }
    /// <summary>Of the change to be: the form's one-time key.</summary>
    [BindProperty] public Guid Key { get; set; }

    public BatchPlan? Plan { get; private set; }
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<EarlierChange> Earlier { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-wanneer");

    private BatchRequest Wanted => new(By, By == BatchBy.Barcodes ? Barcodes : null, By == BatchBy.Shelf ? Branch : null, By == BatchBy.Shelf ? ShelfMark : null, By == BatchBy.Search ? Words : null, Act,
        Act switch { BatchAct.Branch => ToBranch, BatchAct.Status => ToStatus, BatchAct.Material => ToMaterial, BatchAct.Withdraw => null, _ => ToText });

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostPreviewAsync([FromServices] PreviewBatch preview, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        if (Chosen.Count > 0)
        {
            (By, Barcodes) = (BatchBy.Barcodes, string.Join('\n', Chosen));
            foreach (var key in new[] { nameof(By), nameof(Barcodes) }) ModelState.Remove(key);
        }
        var plan = await preview.Do(Wanted, ct);
        if (!Refused(plan)) Plan = plan.Value;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        ModelState.Remove(nameof(Key));
        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCarryOutAsync([FromServices] CarryOutBatch carryOut, [FromServices] PreviewBatch preview, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        var done = await carryOut.Do(new CarryOutBatchRequest(Key, Wanted, Print ?? ""), ct);
        if (!Refused(done)) return Redirect($"/kantoor/collectie/wijzig/{done.Value}");
        if (await preview.Do(Wanted, ct) is { Done: true } plan) Plan = plan.Value;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        ModelState.Remove(nameof(Key));
        await Show(ct);
        return Page();
    }

    private async Task Show(CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<EarlierChange>(Asked, found.Count);
        Earlier = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<EarlierChange>> Columns =>
    [
        new("wanneer", "wanneer", "when", r => r.At), new("wat", "wat", "what", r => r.What), new("waarvan", "waarvan", "of what", r => r.OfWhat), new("aantal", "aantal", "number", r => r.Rows),
        new("stand", "stand", "state", r => r.Undone ? L("ongedaan gemaakt", "undone") : L("gedaan", "done")),
    ];

    protected override string FileName => L("wijzigingen", "changes");

    protected override async Task<IReadOnlyList<EarlierChange>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Things>().Set<BatchChange>().OrderByDescending(b => b.At).Take(ListFile.Most).ToListAsync(ct)).Select(Line), Columns);

    private EarlierChange Line(BatchChange change)
    {
        var request = BatchRequest.Read(change.Request);
        return new(change.Id, change.At, Chrome.Sentence(request), Chrome.Choice(request), change.Rows, change.UndoneAt is not null);
    }


    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id)).Prepend(new SelectListItem(L("Kies", "Choose"), ""));
    public IEnumerable<SelectListItem> Acts => Enum.GetValues<BatchAct>().Select(a => new SelectListItem(Chrome.Act(a), a.ToString()));
    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ItemStatus>().Select(s => new SelectListItem(Text("item-status." + s.ToKebab()), s.ToKebab())).Prepend(new SelectListItem(L("Kies", "Choose"), ""));
    public IEnumerable<SelectListItem> Materials => MaterialCoding.Ids.Select(m => new SelectListItem(Text("material." + m), m)).Prepend(new SelectListItem(L("Kies", "Choose"), ""));
}
