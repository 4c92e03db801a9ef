using Microsoft.AspNetCore.Mvc;
using Woordhouder.Collection.Others;
using Woordhouder.Contracts.Collection;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>One title for programs.</summary>
internal sealed class ApiTitleModel : CataloguePage
{
    public async Task<IActionResult> OnGetAsync(Guid id, [FromServices] ShowTitle show, [FromServices] FindTitles find, CancellationToken ct)
    {
        if (await show.Do(new TitleId(id), ct) is not { } view || await find.Lines([view.Title.Id], ct) is not [var line]) return NotThere();
        if (view.Gone) return Problem(410, L("Deze titel is niet meer in onze collectie.", "This title is no longer in our collection."));
        return Json(CatalogueJson.Of(view, line, Site, Library));
    }
}
