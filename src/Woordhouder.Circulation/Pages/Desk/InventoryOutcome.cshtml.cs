using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What an inventory found: a list to walk along the shelves with once more, and after that to report what is missing.</summary>
[OnlyFor<Lending>]
internal sealed class InventoryOutcomeModel : ListPage<InventoryRow>
{
    private const string None = "none", Wrong = "wrong";

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    /// <summary>none: not scanned; wrong: scanned and not right; else a <see cref="Finding"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "wat")] public string? What { get; set; }

    public Inventory Inventory { get; private set; } = null!;
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<InventoryRow> Rows { get; private set; } = [];
    /// <summary>How many would become missing.</summary>
    public int NotScanned { get; private set; }
    /// <summary>How many were just reported missing.</summary>
    [BindProperty(SupportsGet = true, Name = "gemeld")] public int? Reported { get; set; }

    private ListAsked Asked => ListAsked.Of(Request, "plaats");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Shown(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] MarkNotScanned mark, [FromForm(Name = "aantal")] int count, CancellationToken ct)
    {
        var outcome = await mark.Do(new MarkNotScannedRequest(Id, count), ct);
        if (!Refused(outcome)) return Redirect($"/balie/inventaris/{Id}/uitkomst?gemeld={outcome.Value}");
        return await Shown(ct) ? Page() : Redirect("/balie/inventaris");
    }

    private async Task<bool> Shown(CancellationToken ct)
    {
        if (await Found(ct) is not { } rows) return false;
        List = new ListOf<InventoryRow>(Asked, rows.Count, [.. Filters()]);
        Rows = List.Of(rows);
        return true;
    }

    private async Task<IReadOnlyList<InventoryRow>?> Found(CancellationToken ct)
    {
        if (await Get<Things>().Set<Inventory>().SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } inventory) return null;
        Inventory = inventory;
        var missing = await Get<NotScanned>().Of(inventory, ct);
        NotScanned = missing.Count;
        var rows = missing.Select(i => Circulation.NotScanned.Row(null, i)).Concat(await Get<NotScanned>().Findings(inventory, ct)).Where(Fits);
        return Asked.Find(rows, Columns);
    }

    private bool Fits(InventoryRow row) => What switch
    {
        None => row.Finding is null,
        Wrong => row.Finding is not (null or Finding.Found),
        { Length: > 0 } what => row.Finding is { } finding && finding.ToKebab() == what,
        _ => true,
    };

    private IEnumerable<ListFilter> Filters()
    {
        if (Choices.FirstOrDefault(c => c.Value == What && c.Value.Length > 0) is { } chosen) yield return new("wat", chosen.Text);
    }

    public string Word(Finding? finding) => Text("finding." + (finding is { } f ? f.ToKebab() : None));
    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;

    public IEnumerable<SelectListItem> Choices =>
    [
        new(L("Alles", "Everything"), ""), new(Word(null), None, What == None), new(L("Gescand en niet goed", "Scanned and not right"), Wrong, What == Wrong), new(Word(Finding.Found), Finding.Found.ToKebab(), What == Finding.Found.ToKebab()),
    ];

    public override IReadOnlyList<ListColumn<InventoryRow>> Columns =>
    [
        new("wat", "wat", "what", r => Word(r.Finding)), new("plaats", "plaats", "shelf mark", r => r.ShelfMark), new("titel", "titel", "title", r => r.Title), new("maker", "maker", "maker", r => r.Maker),
        new("nummer", "nummer", "number", r => r.Barcode), new("vestiging", "vestiging", "branch", r => BranchName(r.Branch)),
    ];

    protected override string FileName => L("inventaris", "inventory");

    protected override Task<IReadOnlyList<InventoryRow>?> All(CancellationToken ct) => Found(ct);
}
