using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

internal sealed class TitleModel : LibraryPage
{
    public TitleView View { get; private set; } = null!;

    /// <summary>Copies by branch, in the order of settings.yaml; copies of branches that are no longer there come last.</summary>
    public IEnumerable<(string Branch, IReadOnlyList<ItemLine> Items)> Branches => View.Items.Where(i => !i.Withdrawn)
        .GroupBy(i => i.Branch)
        .OrderBy(g => Library.Settings.Branches.TakeWhile(b => b.Id != g.Key).Count())
        .Select(g => (Library.Settings.Branches.FirstOrDefault(b => b.Id == g.Key)?.Name ?? g.Key, (IReadOnlyList<ItemLine>)[.. g]));

    public async Task<IActionResult> OnGetAsync(Guid id, [FromServices] ShowTitle show, CancellationToken ct)
    {
        if (await show.Do(new TitleId(id), ct) is not { } view) return NotFound();
        View = view;
        if (view.Gone) Response.StatusCode = 410;
        return Page();
    }
}
