using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Collection.Others;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>Search for programs: the same search, in the same order, as the page.</summary>
internal sealed class ApiTitlesModel : CataloguePage
{
    private const int LongestWords = 200;

    public async Task<IActionResult> OnGetAsync([FromServices] FindTitles find, CancellationToken ct)
    {
        if (Asked("zoek") is { Length: > LongestWords }) return Problem(400, L($"Zoek met ten hoogste {LongestWords} tekens.", $"Search with {LongestWords} characters at most."));
        var page = 1;
        if (Asked("pagina") is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
            return Problem(400, L("Een pagina is een getal vanaf 1.", "A page is a number from 1."));
        if (Asked("aanwezig") is { } present && present != "1") return Problem(400, L("Schrijf aanwezig=1, of laat het weg.", "Write aanwezig=1, or leave it out."));
        var filter = TitleFilter.None with { Materials = Asked("soort") is { } material ? [material] : [], PresentOnly = Asked("aanwezig") is not null };
        var list = await find.Do(new CatalogueQuery(Asked("zoek"), filter, Page: page, Exact: true), ct);
        return Json(new CatalogueJson.Found(list.Total, list.More, list.Page, FindTitles.PageSize, [.. list.Lines.Select(l => CatalogueJson.Of(l, Site, Library))]));
    }
}
