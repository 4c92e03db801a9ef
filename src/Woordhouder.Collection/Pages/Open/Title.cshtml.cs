using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

internal sealed class TitleModel : LibraryPage
{
    public TitleView View { get; private set; } = null!;
    public IReadOnlyList<TitlePart> Parts { get; private set; } = [];

    /// <summary>Copies by branch, in the order of settings.yaml; copies of branches that are no longer there come last.</summary>
    public IEnumerable<(string Branch, IReadOnlyList<ItemLine> Items)> Branches => View.Items.Where(i => !i.Withdrawn)
        .GroupBy(i => i.Branch)
        .OrderBy(g => Library.Settings.Branches.TakeWhile(b => b.Id != g.Key).Count())
        .Select(g => (Library.Settings.Branches.FirstOrDefault(b => b.Id == g.Key)?.Name ?? g.Key, (IReadOnlyList<ItemLine>)[.. g]));

    public async Task<IActionResult> OnGetAsync(Guid id, [FromServices] ShowTitle show, [FromServices] IEnumerable<ITitlePart> parts, CancellationToken ct)
    {
        if (await show.Do(new TitleId(id), ct) is not { } view) return NotFound();
        View = view;
        if (view.Gone) Response.StatusCode = 410;
        else
        {
            var shown = new List<TitlePart>();
            foreach (var part in parts.OrderBy(p => p.Order))
                if (await part.For(view.Title.Id, ct) is { } one) shown.Add(one);
            Parts = shown;
        }
        return Page();
    }
}
