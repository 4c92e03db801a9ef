using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A shelf as it should stand, to print or to take along as a file.</summary>
internal sealed class ShelfModel : ListPage<ShelfRow>
{
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string? Branch { get; set; }
    [BindProperty(SupportsGet = true, Name = "van")] public string? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "tot")] public string? To { get; set; }
    [BindProperty(SupportsGet = true, Name = "alleen")] public string? Status { get; set; }

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ShelfRow> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "plaats");
    private ShelfQuery Query => new(Library.Settings.Branches.FirstOrDefault(b => b.Id == Branch)?.Id ?? Library.Settings.Branches[0].Id, (From ?? "").Trim(), (To ?? "").Trim(), Asked.Words,
        Asked.Order switch { "titel" => ShelfOrder.Title, "maker" => ShelfOrder.Maker, "nummer" => ShelfOrder.Barcode, "status" => ShelfOrder.State, _ => ShelfOrder.ShelfMark }, Asked.Descending, Wanted);
    private ItemStatus? Wanted => Enum.GetValues<ItemStatus>().Where(s => s.ToKebab() == Status).Select(s => (ItemStatus?)s).FirstOrDefault();

    public async Task OnGetAsync([FromServices] ShelfList shelf, CancellationToken ct)
    {
        Branch = Query.Branch;
        List = new ListOf<ShelfRow>(Asked, await shelf.Count(Query, ct), [.. Filters()]);
        Rows = await shelf.Rows(Query, List.Skip, List.Size, ct);
    }

    private IEnumerable<ListFilter> Filters()
    {
        if (Query.From.Length > 0) yield return new("van", L("vanaf ", "from ") + Query.From);
        if (Wanted is { } status) yield return new("alleen", Text("item-status." + status.ToKebab()));
        if (Query.To.Length > 0) yield return new("tot", L("tot en met ", "to ") + Query.To);
    }

    public override IReadOnlyList<ListColumn<ShelfRow>> Columns =>
    [
        new("plaats", "plaats", "shelf mark", r => r.ShelfMark), new("titel", "titel", "title", r => r.Name), new("maker", "maker", "maker", r => r.Maker),
        new("nummer", "nummer", "number", r => r.Barcode), new("status", "status", "status", State),
    ];

    protected override string FileName => L("planklijst", "shelf-list");

    protected override async Task<IReadOnlyList<ShelfRow>?> All(CancellationToken ct) => await Get<ShelfList>().Rows(Query, 0, ListFile.Most, ct);

    public string State(ShelfRow row) => row.OnLoan ? L("Uitgeleend", "On loan") : row.Status == ItemStatus.InCollection ? L("Op de plank", "On the shelf") : Text("item-status." + row.Status.ToKebab());
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id, b.Id == Branch));
    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ItemStatus>().Select(s => new SelectListItem(Text("item-status." + s.ToKebab()), s.ToKebab(), s == Wanted)).Prepend(new SelectListItem(L("Alle", "All"), ""));
}
