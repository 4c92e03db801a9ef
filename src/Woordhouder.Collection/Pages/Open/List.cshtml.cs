using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>One list with what is on the shelf now.</summary>
internal sealed class ListModel : LibraryPage
{
    public SelectionView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, [FromServices] Selections selections, CancellationToken ct)
    {
        if (await selections.Published(slug, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
