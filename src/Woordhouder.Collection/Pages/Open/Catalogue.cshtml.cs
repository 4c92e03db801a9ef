using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

internal sealed class CatalogueModel : LibraryPage
{
    private const int LongestQuery = 200;

    [BindProperty(SupportsGet = true, Name = "zoek")] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "soort")] public string? Material { get; set; }
    [BindProperty(SupportsGet = true, Name = "aanwezig")] public string? Present { get; set; }
    [BindProperty(SupportsGet = true, Name = "pagina")] public string? PageNumber { get; set; }

    public TitleList List { get; private set; } = new([], 0, 1, []);
    public bool PresentOnly => Present == "1";
    /// <summary>A filter in the address that means nothing here: ignored, and named.</summary>
    public bool UnknownMaterial => !string.IsNullOrEmpty(Material) && !List.Materials.Contains(Material);
    public string? ChosenMaterial => UnknownMaterial || string.IsNullOrEmpty(Material) ? null : Material;

    public async Task OnGetAsync([FromServices] FindTitles find, CancellationToken ct)
    {
        if (Words?.Length > LongestQuery) Words = Words[..LongestQuery];
        var page = int.TryParse(PageNumber, out var n) ? n : 1;
        List = await find.Do(new CatalogueQuery(Words, string.IsNullOrEmpty(Material) ? null : Material, PresentOnly, page), ct);
    }

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;

    /// <summary>This list with other filters, from the first page.</summary>
    public string Href(string? material, bool presentOnly)
    {
        var query = new List<string>();
        if (!string.IsNullOrEmpty(Words)) query.Add("zoek=" + Uri.EscapeDataString(Words));
        if (material is not null) query.Add("soort=" + Uri.EscapeDataString(material));
        if (presentOnly) query.Add("aanwezig=1");
        return "/catalogus" + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }
}
