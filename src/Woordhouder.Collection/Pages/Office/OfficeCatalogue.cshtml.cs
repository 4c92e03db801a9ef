using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>Search as the office does it: a dense list, every filter in the address, and the list as a file.</summary>
internal sealed class OfficeCatalogueModel : ListPage<TitleRow>
{
    [BindProperty(SupportsGet = true, Name = "soort")] public string? Material { get; set; }
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string? Branch { get; set; }

    public TitleList Found { get; private set; } = new([], 0, 1, FacetCounts.None);
    public ListView List { get; private set; } = null!;
    public CollectionCounts Counts { get; private set; } = null!;

    /// <summary>Words put what fits best on top; without words it goes by name.</summary>
    private ListAsked Asked => ListAsked.Of(Request, string.IsNullOrWhiteSpace(Request.Query[ListAsked.WordsName]) ? "naam" : "passend");

    private CatalogueQuery Query => Asked.Order switch
    {
        "naam" => Ask(TitleOrder.Name, Asked.Descending),
        "jaar" => Ask(TitleOrder.Year, !Asked.Descending),
        "sinds" => Ask(TitleOrder.Added, !Asked.Descending),
        "nieuw" => Ask(TitleOrder.Added, Asked.Descending),
        _ => Ask(Asked.Words.Length == 0 ? TitleOrder.Name : TitleOrder.Fit, false),
    };

    private CatalogueQuery Ask(TitleOrder order, bool reversed) => new(Asked.Words,
        TitleFilter.None with { Materials = string.IsNullOrEmpty(Material) ? [] : [Material], Branches = string.IsNullOrEmpty(Branch) ? [] : [Branch] }, order, Asked.Page, Exact: true, Asked.Size, reversed);

    public async Task<IActionResult> OnGetAsync([FromServices] FindTitles find, [FromServices] OfficeTitles titles, CancellationToken ct)
    {
        Found = await find.Do(Query, ct);
        // What a scanner read is one title: that is where one wants to be.
        if (Found.Only is { } only && Asked.Page == 1) return Redirect($"/kantoor/collectie/{only.Value}");
        List = new ListOf<TitleRow>(Asked, Found.Total, [.. Filters()]);
        Counts = await titles.Counts(ct);
        return Page();
    }

    private IEnumerable<ListFilter> Filters()
    {
        if (!string.IsNullOrEmpty(Material)) yield return new("soort", Materials.FirstOrDefault(m => m.Value == Material)?.Text ?? Material);
        if (!string.IsNullOrEmpty(Branch)) yield return new("vestiging", BranchName(Branch));
    }

    public override IReadOnlyList<ListColumn<TitleRow>> Columns =>
    [
        new("nummer", "nummer", "number", r => r.ControlNumber), new("naam", "titel", "title", r => r.Name), new("ondertitel", "ondertitel", "subtitle", r => r.Subtitle),
        new("maker", "maker", "maker", r => r.Maker), new("uitgever", "uitgever", "publisher", r => r.Publisher), new("jaar", "jaar", "year", r => r.Year),
        new("soort", "soort", "kind", r => Text("material." + r.MaterialType)), new("taal", "taal", "language", r => r.Language), new("sinds", "in de catalogus sinds", "in the catalogue since", r => r.AddedOn),
    ];

    protected override string FileName => L("titels", "titles");

    protected override async Task<IReadOnlyList<TitleRow>?> All(CancellationToken ct) => await Get<OfficeTitles>().All(Query, ct);

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id, b.Id == Branch)).Prepend(new SelectListItem(L("Alle", "All"), ""));
    public IEnumerable<SelectListItem> Materials => Found.Facets.Materials.Select(m => m.Value).Union(string.IsNullOrEmpty(Material) ? [] : [Material]).Where(Chosen).Select(m => new SelectListItem(Text("material." + m), m, m == Material)).Prepend(new SelectListItem(L("Alle", "All"), ""));
    private static bool Chosen(string material) => Enum.GetNames<Marc.MaterialType>().Any(n => Kernel.KebabCase.Of(n) == material);
}
